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
/// @param drafting what was written for this person alone, and how it came about
/// @param pace when something was last sent, as a frequency cap counts it; oldest first
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
        WrittenFor drafting,
        List<Instant> pace,
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
    ///
    /// @param topic what it was drafted about; null: it was not drafted
    /// @param brief what it was to say
    public record Written(
            String id,
            String name,
            String status,
            String definition,
            @Nullable String topic,
            @Nullable String brief) {}

    /// @param drafts every attempt, with what was known of the person for it; oldest first
    /// @param jobs what was asked for, oldest first
    public record WrittenFor(List<Personal> emails, List<Draft> drafts, List<Work> jobs) {}

    /// An email of a sequence for many that was written for this person.
    ///
    /// @param body as its author wrote it
    /// @param instruction what whoever sent it back wants changed
    /// @param asked what the draft that it waits for shall be like
    public record Personal(
            String id,
            String sequenceId,
            String step,
            String status,
            String subject,
            @Nullable String preheader,
            String body,
            @Nullable String instruction,
            @Nullable String asked) {}

    /// Background work about one of them.
    ///
    /// @param subject the email's or the sequence's id
    /// @param payload what was asked for
    /// @param trouble what went wrong last
    /// @param note what it came to
    public record Work(
            String id,
            String kind,
            String subject,
            Map<String, Object> payload,
            String state,
            Instant createdAt,
            @Nullable String trouble,
            @Nullable String note) {}

    /// @param message RFC 5322
    public record KeptMessage(Instant receivedAt, String to, String message) {}
}
