package dev.espalier.engine.store;

import dev.espalier.definition.StepKey;
import dev.espalier.planner.HoldReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The people inside a sequence, taken together: let go, counted, cancelled, moved to another
/// version.
public interface EnrolmentGroups {

    /// Makes held enrolments due again, in the order in which they fell due.
    int release(int workspace, String sequence, HoldReason why, Instant now);

    /// Whether the contact is still on this way.
    boolean isActive(int workspace, UUID id);

    /// Makes one held enrolment due again.
    ///
    /// @return whether it was held for that
    boolean releaseOne(int workspace, UUID enrolment, HoldReason why, Instant now);

    /// Releases those whose hold has lost its cause: a pause that ended, or an approval that came,
    /// while they were being planned.
    int releaseForgotten(Instant now);

    /// Lets go after all what a person has to decide: a contact's email that is too late, or what
    /// could not be planned.
    int releaseContact(int workspace, String sequence, String contactId, Instant now);

    /// Has those who stand at this step and wait for a time planned anew: its time has changed.
    int replan(int workspace, String sequence, StepKey step, Instant now);

    /// Has those planned anew that wait for a time in sequences without a window of their own: the
    /// workspace's has changed.
    int replanUnscheduled(int workspace, Instant now);

    /// Has this one planned anew.
    void replanOne(int workspace, UUID enrolment, Instant now);

    /// Ends every active enrolment of the sequence and cancels the sends that no relay has begun to
    /// see.
    int cancelAll(int workspace, String sequence, String reason, Instant now);

    /// Ends one contact's active enrolments, sends as in [#cancelAll].
    ///
    /// @param sequence empty: in every sequence
    /// @return how many
    int cancelContact(
            int workspace, Optional<String> sequence, String contactId, String reason, Instant now);

    /// Where active enrolments of versions other than `version` stand.
    List<Standing> standing(int workspace, String sequence, int version);

    /// @param sending whether a send of that step is on its way
    record Standing(int version, StepKey step, boolean sending, long people) {}

    /// Puts the enrolments that stand there into another version.
    ///
    /// @param step where they go on
    /// @return how many
    int shift(
            int workspace, String sequence, Standing from, int version, StepKey step, Instant now);

    record Counts(
            long enrolled, long active, long completed, long exited, long cancelled, long held) {}

    Counts count(int workspace, String sequence);

    /// Ids of the contacts inside, by contact.
    Page<String> contactsInside(int workspace, String sequence, Optional<String> after, int limit);

    /// Rolls tally lines up. Any node may, at any time.
    void rollUpTally();
}
