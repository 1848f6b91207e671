package dev.espalier.http.api;

import dev.espalier.draft.Draft;
import dev.espalier.draft.Words;
import dev.espalier.engine.jobs.JobIds;
import dev.espalier.http.shape.Doc;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One attempt at an email's text on the wire.
record DraftView(
        String id,
        String emailId,
        String sequenceId,
        @Doc("Whose facts were used; null: nobody's.") @Nullable String contactId,
        String jobId,
        @Doc(
                        "landed: became the text; discarded: came too late; refused: held what must"
                                + " not go out; unusable: nothing readable came.")
                Draft.Fate fate,
        @Doc("What became of it, in words.") String why,
        @Nullable String subject,
        @Nullable String preheader,
        @Doc("As it was written; signature and way out are added to the email.")
                @Nullable String html,
        @Nullable String text,
        @Doc("What it was to say.") String brief,
        @Nullable String instruction,
        @Doc("The id of the key, or engine.") String askedBy,
        @Doc("Such as openai; playbook: no model.") String provider,
        String model,
        String promptVersion,
        long inputTokens,
        long outputTokens,
        long durationMillis,
        @Doc("What the drafter knew of the contact.") Map<String, Object> facts,
        Instant createdAt) {

    static DraftView of(Draft draft) {
        var words = draft.words();
        var made = draft.provenance();
        return new DraftView(
                draft.id().toString(),
                draft.emailId(),
                draft.sequenceId(),
                draft.contactId().orElse(null),
                JobIds.ofJob(draft.job()),
                draft.fate(),
                draft.why(),
                words.map(Words::subject).orElse(null),
                words.map(Words::preheader).orElse(null),
                words.map(Words::html).orElse(null),
                words.map(Words::text).orElse(null),
                draft.request().brief(),
                draft.request().instruction().orElse(null),
                draft.request().by(),
                made.provider(),
                made.model(),
                made.promptVersion(),
                made.inputTokens(),
                made.outputTokens(),
                made.duration().toMillis(),
                draft.facts(),
                draft.at());
    }
}
