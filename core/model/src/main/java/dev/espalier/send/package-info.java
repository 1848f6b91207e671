/// # Send
///
/// One email to one contact: the ledger row, from planned to its final state.
///
///     queued ──▶ claimed ──▶ submitting ──▶ accepted ──▶ delivered │ bounced │ complained
///       ▲           │            │
///       │           │            ├──▶ rejected
///       └───────────┴── 4xx ─────┤
///                                └──▶ in_doubt
///
/// and, without ever reaching a relay: suppressed │ cancelled │ expired │ failed.
@NullMarked
package dev.espalier.send;

import org.jspecify.annotations.NullMarked;
