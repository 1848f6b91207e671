package dev.espalier.engine.store;

import dev.espalier.definition.StepKey;
import dev.espalier.enrolment.EnrolmentStatus;
import dev.espalier.planner.Decision.Passed;
import dev.espalier.planner.Facts.Did;
import dev.espalier.planner.HoldReason;
import dev.espalier.planner.Position;
import dev.espalier.sequence.SequenceStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The contacts' ways through sequences.
public interface Enrolments {

    /// @param reentryKey what makes a second coming another one: empty for `once`
    record New(
            int workspace,
            UUID id,
            String sequence,
            int version,
            String contactId,
            String reentryKey,
            StepKey firstStep,
            Instant at,
            @Nullable UUID triggerEvent) {}

    /// Those who are in already, by sequence, contact and re-entry key, are left out.
    ///
    /// @return the ids that were inserted
    List<UUID> insert(List<New> enrolments);

    /// How often these contacts were in the sequence, and whether they still are. Needed for
    /// `after-exit` alone.
    Map<String, Past> past(int workspace, String sequence, Collection<String> contacts);

    /// @param times how many enrolments there were
    record Past(int times, boolean isInside) {}

    /// A due enrolment, locked for this transaction.
    ///
    /// @param sending a send of its step is on its way: only an early exit may move it
    /// @param sequenceStatus null: the sequence is gone
    /// @param optedOut whether the contact wants no more of this sequence
    /// @param incarnation when its sequence was created: tells it from an earlier one with the same
    ///   id
    record Due(
            int workspace,
            UUID id,
            String sequence,
            int version,
            String contactId,
            Position position,
            Instant enrolledAt,
            @Nullable UUID triggerEvent,
            boolean sending,
            @Nullable SequenceStatus sequenceStatus,
            boolean optedOut,
            Instant incarnation) {}

    /// Locks due enrolments that no other node holds, each workspace up to its share, oldest due
    /// first.
    ///
    /// @param share most rows of one workspace
    List<Due> claimDue(Instant now, int share);

    /// Locks one of them; empty when it is no longer due or another node holds it.
    Optional<Due> claim(int workspace, UUID id, Instant now);

    /// Holds one that cannot be planned.
    void holdFailed(int workspace, UUID id, Instant now);

    /// What an enrolment is after planning.
    ///
    /// @param passed the steps that are behind since, oldest first
    record Move(int workspace, UUID id, String sequence, Next next, List<Passed> passed) {}

    sealed interface Next {
        record Waits(Position at, Instant until, @Nullable String forEvent) implements Next {}

        record Sends(Position at) implements Next {}

        /// @param due when what is held fell due
        record Held(Position at, HoldReason why, Instant due) implements Next {}

        record Ended(EnrolmentStatus as, String reason, Instant at) implements Next {}

        /// A send is still on its way; its result will move the enrolment.
        record StaysSending(Position at) implements Next {}

        /// Came in while its sequence was being deleted: it goes without a trace.
        record Gone() implements Next {}
    }

    /// Writes what planning came to, set-based, and counts the ends.
    void move(List<Move> moves, Instant now);

    /// Moves enrolments on from a send that has its result. One that has ended meanwhile, or is no
    /// longer sending this step of this version, is left as it is.
    ///
    /// @param version of the send
    /// @param step that was sent
    record After(int workspace, UUID id, String sequence, int version, StepKey step, Next next) {}

    /// @return the ids that were moved
    Set<UUID> afterSends(List<After> results, Instant now);

    /// Which of these are still active and sending, and in which version by now.
    Map<UUID, Integer> versionsOf(int workspace, Collection<UUID> ids);

    /// Makes active enrolments of these contacts due, if they are in one of these sequences: an
    /// event came that somebody there may wait for. Waits for whoever is planning them at this
    /// moment.
    void wake(List<Wake> wakes, Instant now);

    record Wake(int workspace, String contactId, List<String> sequences) {}

    /// What was done with the emails of these enrolments.
    Map<UUID, List<Did>> activities(Collection<Due> enrolments);
}
