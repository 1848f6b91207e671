/// # Barriers
///
/// What makes "stopped" true before it is said. A use case that stops emails (pause, cancel, delete,
/// unenrol, unsubscribe, suppress, withdraw an approval) commits its change and then comes here;
/// [Barrier] answers when the relay sees nothing more of the scope, or says how many emails it may
/// still see.
///
///     change ──commit──▶ look: who is held? ──wait──▶ every one of them let go ──▶ answer 0
///                                             │ patience ends ─────────────────▶ answer how many
///
/// Why it is enough. The gate (see [dev.espalier.engine.dispatch]) re-checks everything in one
/// statement, so a send passes with a snapshot either from after the change, and then it is refused,
/// or from before it. In the second case the send was claimed before that snapshot, hence before the
/// change, hence the look sees it held. No lock is taken: a barrier makes nobody wait but its own
/// caller, and cannot cross with any transaction.
///
/// Guaranteed: after 0 was answered, no node of this database begins or goes on to hand over an
/// email of the scope that was planned before, unless its process stood still for longer than it
/// takes to be declared dead. Not guaranteed: that the relay does not deliver what it accepted
/// before.
@NullMarked
package dev.espalier.engine.barrier;

import org.jspecify.annotations.NullMarked;
