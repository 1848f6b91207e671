package dev.espalier.http.api;

import static dev.espalier.access.Scope.READ;
import static dev.espalier.http.operation.Operation.query;
import static dev.espalier.http.operation.Verb.GET;

import dev.espalier.engine.access.Caller;
import dev.espalier.engine.insight.WaitingRoom;
import dev.espalier.http.operation.Operation;
import dev.espalier.http.operation.Output;
import dev.espalier.http.shape.Default;
import dev.espalier.http.shape.Doc;
import dev.espalier.http.shape.Length;
import dev.espalier.http.shape.Page;
import dev.espalier.http.shape.Range;
import dev.espalier.sequence.SequenceStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `sequences`: what waits for a reviewer.
final class QueueOperations {
    private final WaitingRoom waiting;

    QueueOperations(WaitingRoom waiting) {
        this.waiting = waiting;
    }

    record Queued(
            @Nullable String cursor,
            @Default("20") @Range(min = 1, max = 100) int limit,
            @Doc("Part of the name, the id, or the contact's name or address.")
                    @Nullable
                    @Length(max = 200)
                    String search) {}

    record QueuedPersonal(
            @Nullable String cursor, @Default("20") @Range(min = 1, max = 100) int limit) {}

    /// A sequence that waits for a reviewer.
    record QueueEntryView(
            String sequenceId,
            String name,
            @Doc("A draft; or it runs and has a text that nobody approved.") SequenceStatus status,
            @Doc("The one contact it was written for; null when many enrol.")
                    @Nullable String contactId,
            @Nullable String contactName,
            @Nullable String contactEmail,
            @Doc("Of the playbook it was drafted by; null when it was not.")
                    @Nullable String category,
            @Doc("Of the pending version, else the running one; without those of single people.")
                    int emails,
            @Doc("Of those: approved.") int approved,
            @Doc("Of those: a new draft is being written.") int generating,
            @Doc("Of those: nobody approved and nobody can, for a text is missing or has a fault.")
                    int faulty,
            @Doc(
                            "Emails of single people who are inside that nobody approved; at most 1,000 are counted.")
                    long personalEmails,
            @Doc(
                            "When a draft was created; of one that runs: when the oldest of what waits in it came.")
                    Instant since) {
        static QueueEntryView of(WaitingRoom.Entry entry) {
            var waiting = entry.waiting();
            return new QueueEntryView(
                    waiting.sequence(),
                    waiting.name(),
                    waiting.status(),
                    waiting.contactId().orElse(null),
                    waiting.contactName().orElse(null),
                    waiting.contactEmail().orElse(null),
                    waiting.category().orElse(null),
                    entry.emails(),
                    entry.approved(),
                    entry.generating(),
                    entry.faulty(),
                    waiting.personal(),
                    waiting.since());
        }
    }

    List<Operation<?, ?>> all() {
        return List.of(
                query(
                                "sequences.queue",
                                Queued.class,
                                Output.page(QueueEntryView.class),
                                this::queue)
                        .at(GET, "/review-queue")
                        .doc(
                                "What waits for a reviewer, oldest first: drafts, and running sequences with an update, a text or a person's own email that nobody approved.")
                        .scope(READ),
                query(
                                "sequences.personalQueue",
                                QueuedPersonal.class,
                                Output.page(EmailView.class),
                                this::personalQueue)
                        .at(GET, "/review-queue/personal-emails")
                        .doc(
                                "Emails of single people who are inside a running sequence that nobody approved, over all sequences, oldest first.")
                        .scope(READ));
    }

    private Page<QueueEntryView> queue(Caller caller, Queued in) {
        return Paging.page(
                waiting.queue(
                        caller.workspace(),
                        Optional.ofNullable(in.search()).filter(text -> !text.isBlank()),
                        Optional.ofNullable(in.cursor()),
                        in.limit()),
                QueueEntryView::of);
    }

    private Page<EmailView> personalQueue(Caller caller, QueuedPersonal in) {
        return Paging.page(
                waiting.personal(caller.workspace(), Optional.ofNullable(in.cursor()), in.limit()),
                EmailView::of);
    }
}
