/// # Limits
///
/// What may not go now though it could, and until when it waits. Two sorts:
///
/// - *What others say.* [Traffic] keeps a [Lane] for each destination, each sending domain and the
///   relay. A lane narrows when it is told "too much", widens slowly while all is well, and closes
///   for a while after refusals in a row; then a single message tries whether it is open again. What
///   is in a lane is known to this node alone: each node adapts by the answers it gets.
/// - *What we decided.* [Allowances] count in the database, for all nodes together: how many emails
///   a sending domain may send while it is warmed up, how many in a second, minute, hour or day, how
///   many one contact may get.
///
/// Each is asked twice: once for what was just claimed, before it is rendered ([Limiter#look]), which
/// is cheap and may be wrong; and once on the way to the relay ([Limiter#enter], [Limiter#take]),
/// which is exact. What must wait goes back to the queue with its reason and a time. That costs it
/// neither a retry nor its lateness: it expires when it would have expired anyway.
///
///     claimed ──look──▶ rendered ──enter, take──▶ gate ──▶ relay
///        └── put off ◀──────┴────────┘             └─ not taken: given back
///
/// Guaranteed: over all nodes no more than a cap allows is accepted by the relay within its time, nor
/// may have been. What was counted and certainly did not go is given back, unless its node dies
/// first: then the cap is not used up. While nothing limits, no statement is run for any of this.
@NullMarked
package dev.espalier.engine.limits;

import org.jspecify.annotations.NullMarked;
