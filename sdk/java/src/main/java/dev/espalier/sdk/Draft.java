package dev.espalier.sdk;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One attempt at an email's text.
///
/// @param contactId whose facts were used; null: nobody's
/// @param why what became of it, in words
/// @param html as it was written; signature and way out are added to the email
/// @param brief what it was to say
/// @param askedBy the id of the key, or engine
/// @param provider such as openai; playbook: no model
/// @param facts what the drafter knew of the contact
public record Draft(
        String id,
        String emailId,
        String sequenceId,
        @Nullable String contactId,
        String jobId,
        DraftFate fate,
        String why,
        @Nullable String subject,
        @Nullable String preheader,
        @Nullable String html,
        @Nullable String text,
        String brief,
        @Nullable String instruction,
        String askedBy,
        String provider,
        String model,
        String promptVersion,
        long inputTokens,
        long outputTokens,
        long durationMillis,
        Map<String, Object> facts,
        Instant createdAt) {}
