/// # Why
///
/// Why a contact got what it got in a sequence, gets nothing, or waits: every step of its version with
/// what happened there, in words.
///
///     behind   the ledger (emails) and what the planner passed (`enrolment.passed`), as it was then
///     here     the planner, asked now: which rule it waits by, or why it is held
///     ahead    the dry run from here on, by the facts as they are
///     nobody   the contact's events against the triggers of the running version
///
/// Guaranteed: what is behind is told from what was stored when it happened, with the values that
/// decided; nothing is read from logs. Not guaranteed: that what is ahead happens so. The contact may
/// change, and so may the sequence. For an event that enrolled nobody the event is as it was, and the
/// contact as it is now; where it has changed since, the answer says so.
@NullMarked
package dev.espalier.engine.why;

import org.jspecify.annotations.NullMarked;
