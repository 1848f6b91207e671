package dev.espalier.engine.store;

import dev.espalier.sequence.Email;
import dev.espalier.sequence.SequenceStatus;
import java.time.Instant;
import java.util.Optional;

/// What waits for a reviewer. Nothing is locked and nothing changes.
public interface ReviewQueue {

    /// So many emails of single people are counted for one sequence, and no more.
    int MOST_PERSONAL = 1_000;

    /// So many emails are counted for a workspace, and no more.
    int MOST_EMAILS = 10_000;

    /// Where a page ended: this was its last entry.
    ///
    /// @param id of the sequence or email
    record Place(Instant since, String id) {}

    /// A sequence that waits: a draft, or one that runs and has an update, a text or somebody's own
    /// email that nobody approved.
    ///
    /// @param version the one a reviewer sees: the pending one, else the running one
    /// @param contactId the one contact it was written for
    /// @param category of the playbook it was drafted by
    /// @param personal emails of single people inside that wait, at most [#MOST_PERSONAL]
    /// @param since when a draft was created; else when the oldest of what waits in it came
    record Waiting(
            String sequence,
            String name,
            SequenceStatus status,
            int version,
            Optional<String> contactId,
            Optional<String> contactName,
            Optional<String> contactEmail,
            Optional<String> category,
            long personal,
            Instant since) {}

    /// Oldest first.
    ///
    /// @param search part of the name, the id, or the contact's name or address
    Page<Waiting> page(int workspace, Optional<String> search, Optional<Place> after, int limit);

    /// Emails that were written for single people who are still inside a sequence that runs, and
    /// that nobody approved; those being written among them. Oldest first.
    Page<Email> personal(int workspace, Optional<Place> after, int limit);

    /// @param sequences that wait
    /// @param emails of theirs, for whoever comes, that nobody approved; at most [#MOST_EMAILS]
    /// @param personal as [#personal] lists them; at most [#MOST_EMAILS]
    /// @param since when the oldest began to wait
    record Totals(long sequences, long emails, long personal, Optional<Instant> since) {}

    Totals totals(int workspace);

    /// What a person approved.
    record Approved(Email.Wording words, Email.Approval approval) {}

    /// The text of an email as it was last approved: its own, else that of the same step of the
    /// version that runs.
    Optional<Approved> lastApproved(int workspace, String email);
}
