/// # Dispatch
///
/// Hands queued sends to the relay and writes down what it said.
///
///     queued ──claim──▶ render ──gate──▶ submitting ──relay──▶ result ──record──▶ ledger │ queued again
///
/// No transaction is open while a relay is talked to. Two marks are durable: submitting before MAIL
/// FROM, the result after the reply. Every write is fenced by owner, attempt and state, so a node that
/// was thought dead cannot overwrite what another did since.
@NullMarked
package dev.espalier.engine.dispatch;

import org.jspecify.annotations.NullMarked;
