package dev.espalier.sdk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Work in the background.
///
/// @param subject what it is about: an email's or a sequence's id
/// @param batchId the work it is part of
/// @param attempts how often it was tried since it was last asked for
/// @param trouble what went wrong last
/// @param note what it came to
/// @param createdBy the id of the key that asked for it
/// @param dueAt when it may run; null unless it is queued
/// @param startedAt when it was last begun
public record Job(
        String id,
        JobKind kind,
        JobState state,
        String subject,
        @Nullable String batchId,
        int attempts,
        @Nullable String trouble,
        @Nullable String note,
        String createdBy,
        Instant createdAt,
        @Nullable Instant dueAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {}
