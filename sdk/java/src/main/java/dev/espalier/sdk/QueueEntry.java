package dev.espalier.sdk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A sequence that waits for a reviewer.
///
/// @param category of the playbook it was drafted by
/// @param emails of the version a reviewer sees, without those of single people
/// @param faulty of those: nobody approved and nobody can
/// @param personalEmails of people inside, that nobody approved; at most 1,000 are counted
/// @param since when it began to wait
public record QueueEntry(
        String sequenceId,
        String name,
        SequenceState status,
        @Nullable String contactId,
        @Nullable String contactName,
        @Nullable String contactEmail,
        @Nullable String category,
        int emails,
        int approved,
        int generating,
        int faulty,
        long personalEmails,
        Instant since) {}
