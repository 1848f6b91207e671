package dev.espalier.sdk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one email step says, and whether it is approved.
///
/// @param step the key of its step
/// @param fingerprint of the text as it stands; null while there is none
/// @param edited whether a person changed the text by hand since it was drafted
/// @param generation whether a new draft is being written
/// @param instruction what whoever sent it back, or asked for another draft, wants changed
/// @param scheduledAt a fixed time; null when it goes by its step's delay
/// @param sentAt when the one contact it was written for got it; else null
/// @param findings what the linter finds; a fault keeps it from being approved
/// @param inFlight of an answer that stops something: emails that the relay had in hand by then.
///   Else 0
public record Email(
        String id,
        String sequenceId,
        int version,
        String step,
        EmailState status,
        @Nullable String templateId,
        @Nullable Integer templateVersion,
        String subject,
        @Nullable String preheader,
        @Nullable String mjml,
        @Nullable String html,
        @Nullable String markdown,
        @Nullable String text,
        @Nullable String fingerprint,
        boolean edited,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        Generation generation,
        @Nullable String instruction,
        @Nullable Instant scheduledAt,
        @Nullable Instant sentAt,
        List<Finding> findings,
        int revision,
        Instant createdAt,
        Instant updatedAt,
        long inFlight) {}
