package dev.espalier.sdk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One contact's way through one version of a sequence.
///
/// @param step the key of the step it stands at, or ended at
/// @param held why it stands still; null when it does not
public record Enrolment(
        String id,
        String sequenceId,
        String contactId,
        int version,
        EnrolmentState status,
        String step,
        @Nullable Held held,
        @Nullable Instant dueAt,
        Instant enrolledAt,
        @Nullable Instant endedAt,
        @Nullable String endReason) {}
