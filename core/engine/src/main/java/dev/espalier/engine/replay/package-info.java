/// # Replay
///
/// A mutation that comes with an idempotency key is done once and answered as often as it is asked.
///
///     free ──begin──▶ running ──finish──▶ answered (again and again, for a day)
///      ▲                 │ refused, or 60 s without an end (its node died)
///      └─────────────────┘
///
/// Guaranteed: of calls that come at once with one key, one works and the others are told so; a call
/// that was taken for dead cannot overwrite the answer of the one that took its place. Not
/// guaranteed: that the work was not done when its node dies between the work and keeping the
/// answer; then it is done again.
@NullMarked
package dev.espalier.engine.replay;

import org.jspecify.annotations.NullMarked;
