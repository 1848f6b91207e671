package dev.espalier.sdk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything that is stored of one person.
///
/// @param suppression why the address must not be mailed; null: it may
/// @param optOuts the sequences the person left for good
/// @param events oldest first
/// @param enrolments oldest first
/// @param sends oldest planned first
/// @param activity what the person did with emails
/// @param timeline events, enrolments and emails together, newest first
/// @param sequences those that were written for this person alone
/// @param texts every text that was ever written for this person alone, drafts included
/// @param mailbox what the built-in mailbox holds, newest first
public record Dossier(
        Contact contact,
        @Nullable Suppression suppression,
        List<OptOut> optOuts,
        List<KeptEvent> events,
        List<Way> enrolments,
        List<Mail> sends,
        List<Did> activity,
        List<TimelineEntry> timeline,
        List<Written> sequences,
        List<Text> texts,
        List<KeptMessage> mailbox) {

    /// @param key the caller's own
    public record KeptEvent(
            String id,
            @Nullable String key,
            String name,
            Map<String, Object> properties,
            Instant timestamp,
            Instant receivedAt) {}

    /// @param passed the steps that are behind, with the values that decided
    public record Way(Enrolment enrolment, List<Passed> passed) {}

    /// A step that is behind.
    ///
    /// @param seen the value that decided
    public record Passed(String step, StepOutcome outcome, Instant at, String seen) {}

    /// @param address where it went
    /// @param text what it was made from
    /// @param message the whole message, while it is kept for another attempt
    public record Mail(
            Send send,
            @Nullable String address,
            @Nullable Text text,
            @Nullable String message,
            List<Feedback> feedback) {}

    /// What an email says.
    public record Text(String from, String subject, String preheader, String html, String text) {}

    /// What the person did with an email, the first time.
    public record Did(String enrolmentId, String step, String did, Instant firstAt) {}

    /// A sequence that was written for this person alone.
    public record Written(String id, String name, String status, String definition) {}

    /// @param message RFC 5322
    public record KeptMessage(Instant receivedAt, String to, String message) {}
}
