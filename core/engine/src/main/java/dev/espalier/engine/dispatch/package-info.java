/// # Dispatch
///
/// Hands queued sends to the relay and writes down what it said.
///
///     queued ──claim──▶ render ──gate──▶ submitting ──relay──▶ result ──record──▶ ledger │ queued again
///                                                      └──── no answer ─────▶ queued again │ in_doubt
///
/// No transaction is open while a relay is talked to. Two marks are durable: submitting before MAIL
/// FROM, the result after the reply. Sends pass the gate a slice at a time, as many as connections
/// take in a moment, so that whoever stops emails waits for what is at the relay and no more. The
/// gate keeps the message: every later attempt sends the same bytes.
///
/// Every write is fenced by owner, attempt and state, so a node that was thought dead cannot
/// overwrite what another did since; only an answer of the relay is believed however late, as long as
/// nobody has begun another attempt. A node whose own heartbeat is overdue hands nothing over.
///
/// Guaranteed: the relay sees one attempt at a time, and more than one message only after an answer
/// was lost. Not guaranteed: that a process which stands still between its last look at the clock
/// and the final dot does not send it when it goes on: SMTP knows no fence.
@NullMarked
package dev.espalier.engine.dispatch;

import org.jspecify.annotations.NullMarked;
