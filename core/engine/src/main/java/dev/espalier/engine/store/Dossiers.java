package dev.espalier.engine.store;

import dev.espalier.definition.StepKey;
import dev.espalier.draft.Draft;
import dev.espalier.engine.store.Texts.Pinned;
import dev.espalier.planner.Decision.Passed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is stored of one person and no list shows. For whoever tells the person everything.
public interface Dossiers {

    /// @param key the caller's own id; null: it gave none
    record Event(
            UUID id,
            @Nullable String key,
            String name,
            Map<String, Object> properties,
            Instant occurredAt,
            Instant receivedAt) {}

    /// Oldest first.
    List<Event> events(int workspace, String contactId);

    record OptOut(String sequence, Instant at) {}

    List<OptOut> optOuts(int workspace, String contactId);

    /// @param kind such as `opened`
    record Activity(UUID enrolment, StepKey step, String kind, Instant firstAt) {}

    List<Activity> activities(int workspace, String contactId);

    /// @param passed the steps that are behind, with the values that decided
    record Way(UUID enrolment, List<Passed> passed) {}

    List<Way> ways(int workspace, String contactId);

    /// A send's message, as far as it is kept.
    ///
    /// @param address where it went; null: it never did
    /// @param text what it was made from; null: that is gone
    /// @param frozen as the dispatch packed it; null when it has landed
    /// @param base what it was packed against
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way; never compared
    record Mailed(
            UUID send,
            @Nullable String address,
            @Nullable Pinned text,
            byte @Nullable [] frozen,
            byte @Nullable [] base) {}

    /// By send.
    List<Mailed> mailed(int workspace, String contactId);

    /// A sequence that was written for this person.
    ///
    /// @param topic what it was drafted about; null: it was not drafted
    /// @param brief what it was to say; null: nobody said
    record Written(
            String sequence,
            String name,
            String status,
            String definition,
            @Nullable String topic,
            @Nullable String brief) {}

    List<Written> sequences(int workspace, String contactId);

    /// Every text that was ever written for this person alone.
    List<Pinned> texts(int workspace, String contactId);

    /// An email that was written for this person alone, as its author wrote it.
    ///
    /// @param instruction what whoever sent it back wants changed; null: nothing
    /// @param asked what the draft that it waits for shall be like; null: nobody said
    record Personal(
            String email,
            String sequence,
            StepKey step,
            String status,
            String subject,
            @Nullable String preheader,
            String source,
            @Nullable String instruction,
            @Nullable String asked) {}

    List<Personal> emails(int workspace, String contactId);

    /// Every attempt at a text for this person, and what was known of them for it. Oldest first.
    List<Draft> drafts(int workspace, String contactId);

    /// Work that was asked for about emails and sequences of this person alone.
    ///
    /// @param subject the email's or the sequence's id
    /// @param payload what was asked for
    /// @param trouble what went wrong last; null: nothing
    /// @param note what it came to; null: nothing to say
    record Work(
            UUID job,
            String kind,
            String subject,
            Map<String, Object> payload,
            String state,
            Instant askedAt,
            @Nullable String trouble,
            @Nullable String note) {}

    /// Oldest first.
    List<Work> jobs(int workspace, String contactId);

    /// When they were last sent something, as a cap on emails counts it. Oldest first.
    List<Instant> pace(int workspace, String contactId);
}
