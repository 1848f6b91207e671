package dev.espalier.sdk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One email to one contact: a row of the ledger.
///
/// @param step the key of its step
/// @param createdAt when it was planned
/// @param attempts how often it was handed to the relay; waiting for a limit is no attempt
/// @param sentAt when the relay took it; null before
/// @param detail for people, such as the relay's reply
/// @param inDoubtSince while it is in doubt: since when a person is waited for. Else null
/// @param waiting while it could go and has to wait; else null
public record Send(
        String id,
        String sequenceId,
        String contactId,
        @Nullable String templateId,
        String emailId,
        String step,
        SendStatus status,
        int attempts,
        Instant createdAt,
        @Nullable Instant sentAt,
        String detail,
        @Nullable Instant inDoubtSince,
        @Nullable Waiting waiting) {}
