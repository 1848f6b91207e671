package dev.espalier.sdk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one email step says, and whether it is approved.
///
/// @param step the key of its step
/// @param contactId for whom it was written, on their way through a sequence for many; else null
/// @param fingerprint of the text as it stands; null while there is none
/// @param edited whether a person changed the text by hand since it was drafted
/// @param generation whether a new draft is being written
/// @param generationProblem why the last draft came to nothing
/// @param instruction what whoever sent it back, or asked for another draft, wants changed
/// @param scheduledAt a fixed time; null when it goes by its step's delay
/// @param plannedAt when it will go out to the one contact it was written for, as things stand
/// @param sentAt when the one contact it was written for got it; else null
/// @param findings what the linter finds; a fault keeps it from being approved
/// @param inFlight of an answer that stops something: emails that the relay had in hand by then.
///   Else 0
public record Email(
        String id,
        String sequenceId,
        int version,
        String step,
        @Nullable String contactId,
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
        @Nullable String generationProblem,
        @Nullable String instruction,
        @Nullable Instant scheduledAt,
        @Nullable Instant plannedAt,
        @Nullable Instant sentAt,
        List<Finding> findings,
        int revision,
        Instant createdAt,
        Instant updatedAt,
        long inFlight) {}
