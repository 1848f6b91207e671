package dev.espalier.inngest;

import dev.espalier.engine.jobs.JobKind;
import dev.espalier.engine.review.Regenerating;
import dev.espalier.engine.store.JobOutbox.Begun;
import dev.espalier.engine.store.JobOutbox.Run;
import dev.espalier.refusal.Refused;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;

/// Makes a job of an event that somebody else sent: whoever holds the event key may ask for another
/// draft by its name, `{workspaceId, emailId, instruction?}`.
final class Adoption {

    private static final String SENDER = "inngest";
    private static final int LONGEST_INSTRUCTION = 2_000;

    private final Regenerating regenerating;

    Adoption(Regenerating regenerating) {
        this.regenerating = regenerating;
    }

    /// What an event came to.
    sealed interface Adopted {
        record Job(Begun begun) implements Adopted {}

        /// @param why there will never be a job for it
        record No(String why) implements Adopted {}
    }

    /// Makes the job and begins it, in one transaction; an event that comes again finds its job.
    ///
    /// @param job its id, see [#id]
    Adopted adopt(JobKind kind, UUID job, RunCall call, Run run, Instant now) {
        return switch (kind) {
            case EMAIL_REGENERATE -> regeneration(job, call, run, now);
            case EMAIL_WRITE, SEQUENCE_GENERATE ->
                    new Adopted.No("event.data.jobId: missing (expected: the id of a job)");
        };
    }

    private Adopted regeneration(UUID id, RunCall call, Run run, Instant now) {
        var data = call.data();
        var workspace = data.flatMap(object -> Json.whole(object, "workspaceId"));
        var email = data.flatMap(object -> Json.text(object, "emailId"));
        var how =
                data.flatMap(object -> Json.text(object, "instruction"))
                        .filter(text -> !text.isBlank());
        if (workspace.isEmpty()) {
            return new Adopted.No("event.data.workspaceId: missing (expected: a whole number)");
        }
        if (email.isEmpty()) {
            return new Adopted.No("event.data.emailId: missing (expected: an email's id)");
        }
        if (how.filter(text -> text.length() > LONGEST_INSTRUCTION).isPresent()) {
            return new Adopted.No(
                    "event.data.instruction: too long (expected: 1..2000 characters)");
        }
        var begun = new AtomicReference<Begun>(new Begun.Unknown());
        try {
            regenerating.ask(
                    workspace.get(),
                    email.get(),
                    how,
                    SENDER,
                    id,
                    tx ->
                            begun.set(
                                    tx.jobOutbox()
                                            .begin(
                                                    workspace.get(),
                                                    id,
                                                    run,
                                                    now,
                                                    Outbox.lookAgain(call.isLast(), now))));
            return new Adopted.Job(Objects.requireNonNull(begun.get()));
        } catch (Refused refused) {
            return new Adopted.No(String.valueOf(refused.getMessage()));
        }
    }

    /// The job's of this event. The same for the same event, and in the order of time like all
    /// others.
    static UUID id(RunCall call) {
        var event = Json.text(call.event(), "id").orElse(call.run());
        long time =
                Optional.ofNullable(call.event().get("ts"))
                        .filter(JsonNode::isIntegralNumber)
                        .map(JsonNode::longValue)
                        .orElse(0L);
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(event.getBytes(StandardCharsets.UTF_8));
            long low = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                low = (low << 8) | (hash[i] & 0xff);
            }
            return new UUID(
                    (time << 16) | 0x7000L | (hash[8] & 0x0f) << 8 | (hash[9] & 0xff),
                    0x8000_0000_0000_0000L | (low >>> 2));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
