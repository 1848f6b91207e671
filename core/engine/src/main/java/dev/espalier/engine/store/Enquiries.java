package dev.espalier.engine.store;

import dev.espalier.enrolment.EnrolmentStatus;
import dev.espalier.planner.Decision.Passed;
import dev.espalier.planner.HoldReason;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is asked when somebody wants to know why. Nothing is locked and nothing changes.
public interface Enquiries {

    /// An enrolment with all that is written down of it.
    ///
    /// @param at as the advance would claim it
    /// @param hold why it stands still; null when it does not
    /// @param heldDue when what is held fell due
    /// @param cameBy the name of the event that enrolled; null: by hand, or that event is gone
    /// @param passed the steps that are behind, emails left aside, oldest first
    /// @param endReason null while it is active
    record Stood(
            Enrolments.Due at,
            EnrolmentStatus status,
            @Nullable HoldReason hold,
            @Nullable Instant heldDue,
            @Nullable String cameBy,
            List<Passed> passed,
            @Nullable Instant endedAt,
            @Nullable String endReason) {}

    /// The latest of a contact's ways through a sequence, oldest first.
    List<Stood> enrolments(int workspace, String sequence, String contactId, int limit);

    /// The sends of these, by id.
    List<Ledger.Entry> sends(int workspace, Collection<UUID> enrolments);

    /// @param at when this server took it in
    record Came(String name, Instant at, Map<String, Object> properties) {}

    /// The contact's latest events of these names, the latest first.
    List<Came> events(int workspace, String contactId, Collection<String> names, int limit);
}
