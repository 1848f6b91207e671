/// # Advance
///
/// Moves due enrolments forward. Any number of nodes may run it.
///
///     due ──claim──▶ facts ──plan──▶ waiting │ sending │ held │ ended
///
/// Guaranteed: claim, plan and write are one transaction on locked rows, so an enrolment is planned by
/// one node at a time and a send is planned with the move that caused it, or not at all. An enrolment
/// that cannot be planned is held by itself; those beside it go on.
@NullMarked
package dev.espalier.engine.advance;

import org.jspecify.annotations.NullMarked;
