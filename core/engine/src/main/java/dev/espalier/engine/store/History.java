package dev.espalier.engine.store;

import dev.espalier.definition.StepKey;
import dev.espalier.enrolment.EnrolmentStatus;
import dev.espalier.planner.HoldReason;
import dev.espalier.send.SendState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What happened with one contact, out of all tables.
public interface History {

    /// Newest first; of what happened at one instant, the later kind first.
    List<Entry> timeline(int workspace, String contactId, Optional<Place> before, int limit);

    /// Where an entry stands in the order.
    ///
    /// @param rank of its kind, 1..4
    record Place(Instant at, int rank, UUID id) {}

    /// One thing that happened.
    sealed interface Entry {
        Place place();

        /// An event came.
        record Happened(Place place, String name, Map<String, Object> properties)
                implements Entry {}

        /// The contact came into a sequence.
        record CameIn(Place place, String sequenceId) implements Entry {}

        /// The contact's way through a sequence ended.
        record Left(Place place, String sequenceId, EnrolmentStatus as, String reason)
                implements Entry {}

        /// An email, as it stands now.
        record Mailed(
                Place place,
                String sequenceId,
                StepKey step,
                @Nullable String templateId,
                SendState state,
                String detail)
                implements Entry {}
    }

    /// An enrolment as people see it.
    ///
    /// @param hold why it stands still; null when it does not
    /// @param dueAt when it moves on by itself; null when it does not
    /// @param endReason null while it is active
    record Enrolled(
            UUID id,
            String sequence,
            int version,
            String contactId,
            EnrolmentStatus status,
            StepKey step,
            @Nullable HoldReason hold,
            @Nullable Instant dueAt,
            Instant enrolledAt,
            @Nullable Instant endedAt,
            @Nullable String endReason) {}

    /// The contact's ways through sequences by id, ended ones included.
    Page<Enrolled> enrolments(int workspace, String contactId, Optional<UUID> after, int limit);
}
