/// # Planner
///
/// What happens next to one contact in one sequence, as a pure function: no clock, no database, no
/// thread. The engine acts on the answer; the dry run walks it with predicted times; so the two cannot
/// disagree.
///
///     definition + position + facts + now ──Planner.next──▶ SendEmail │ WaitUntil │ WaitForEvent
///                                                           │ Hold │ Finish │ Exit
///
/// Steps that take no time (a condition, a delay that is over) are passed in one call; the answer lists
/// them. Times are counted from anchors (when the step before ended), never from when somebody looked,
/// so a server that was down for a night changes no later date.
@NullMarked
package dev.espalier.planner;

import org.jspecify.annotations.NullMarked;
