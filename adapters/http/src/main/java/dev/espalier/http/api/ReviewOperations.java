package dev.espalier.http.api;

import static dev.espalier.access.Scope.FULL;
import static dev.espalier.access.Scope.READ;
import static dev.espalier.access.Scope.REVIEW;
import static dev.espalier.http.operation.Operation.mutation;
import static dev.espalier.http.operation.Operation.query;
import static dev.espalier.http.operation.Verb.GET;
import static dev.espalier.http.operation.Verb.POST;

import dev.espalier.engine.Engine;
import dev.espalier.engine.access.Caller;
import dev.espalier.engine.store.Audits;
import dev.espalier.http.operation.Operation;
import dev.espalier.http.operation.Output;
import dev.espalier.http.shape.Default;
import dev.espalier.http.shape.Doc;
import dev.espalier.http.shape.Page;
import dev.espalier.http.shape.Range;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.sequence.SequenceStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `sequences`, as a reviewer works with them. Their emails are [EmailOperations].
final class ReviewOperations {
    private final Engine engine;

    ReviewOperations(Engine engine) {
        this.engine = engine;
    }

    record Listed(
            SequenceStatus status,
            @Doc("Begin behind the sequence with this id.") @Nullable String after,
            @Default("100") @Range(min = 1, max = 1_000) int limit) {}

    record ApproveSequence(
            String sequenceId,
            @Doc("Of the sequence as it was read: CONFLICT when a text is another by now.")
                    @Nullable String fingerprint) {}

    record Stats(long draft, long active, long completed, long paused) {}

    record Counts(long draft, long active, long paused, long completed, long cancelled) {}

    record Nobody() {}

    record Audited(
            String sequenceId,
            @Nullable String cursor,
            @Default("20") @Range(min = 1, max = 100) int limit) {}

    /// One thing that was done to a sequence.
    record AuditView(
            String sequenceId,
            @Nullable String emailId,
            @Doc("Such as email.approved.") String action,
            @Doc("The id of the key, or engine.") String actor,
            Instant at,
            @Doc("The text's fingerprint before; of a sequence as a whole, that of all its texts.")
                    @Nullable String before,
            @Doc("And after.") @Nullable String after,
            String detail) {
        static AuditView of(Audits.Numbered numbered) {
            var entry = numbered.entry();
            return new AuditView(
                    entry.sequence(),
                    entry.email().orElse(null),
                    entry.action().word(),
                    entry.actor(),
                    entry.at(),
                    entry.before().map(Object::toString).orElse(null),
                    entry.after().map(Object::toString).orElse(null),
                    entry.detail());
        }
    }

    List<Operation<?, ?>> all() {
        return List.of(
                mutation("sequences.create", CreateSequence.class, SequenceView.class, this::create)
                        .at(POST, "/sequences")
                        .status(201)
                        .bodyLimit(4 * 1024 * 1024)
                        .doc("Creates a sequence, as a draft: for many contacts, or for one.")
                        .scope(FULL),
                query("sequences.list", Listed.class, Output.list(SequenceView.class), this::list)
                        .doc("The sequences in one state, by id.")
                        .scope(READ),
                query("sequences.stats", Nobody.class, Stats.class, this::stats)
                        .at(GET, "/stats")
                        .doc("How many sequences are in each state a dashboard shows.")
                        .scope(READ),
                query("sequences.counts", Nobody.class, Counts.class, this::counts)
                        .at(GET, "/counts")
                        .doc("How many sequences are in each state, cancelled ones included.")
                        .scope(READ),
                mutation(
                                "sequences.approveSequence",
                                ApproveSequence.class,
                                SequenceView.class,
                                this::approveSequence)
                        .at(POST, "/sequences/{sequenceId}/approve")
                        .doc("Approves every email as it stands and sets the sequence going.")
                        .scope(REVIEW),
                query("sequences.audit", Audited.class, Output.page(AuditView.class), this::audit)
                        .at(GET, "/sequences/{sequenceId}/audit")
                        .doc("Who did what to the sequence and its emails, newest first.")
                        .scope(READ));
    }

    private SequenceView create(Caller caller, CreateSequence in) {
        var asked =
                in.asked(
                        engine::newSequenceId, engine.settings().get(caller.workspace()).spacing());
        try {
            return SequenceView.of(
                    engine.editor().create(caller.workspace(), asked, caller.actor()));
        } catch (Invalid faulty) {
            throw in.told(faulty);
        }
    }

    private List<SequenceView> list(Caller caller, Listed in) {
        return engine
                .reports()
                .list(caller.workspace(), in.status(), Optional.ofNullable(in.after()), in.limit())
                .stream()
                .map(SequenceView::of)
                .toList();
    }

    private Stats stats(Caller caller, Nobody in) {
        var counts = engine.reports().countByStatus(caller.workspace());
        return new Stats(
                counts.getOrDefault(SequenceStatus.DRAFT, 0L),
                counts.getOrDefault(SequenceStatus.ACTIVE, 0L),
                counts.getOrDefault(SequenceStatus.COMPLETED, 0L),
                counts.getOrDefault(SequenceStatus.PAUSED, 0L));
    }

    private Counts counts(Caller caller, Nobody in) {
        var counts = engine.reports().countByStatus(caller.workspace());
        return new Counts(
                counts.getOrDefault(SequenceStatus.DRAFT, 0L),
                counts.getOrDefault(SequenceStatus.ACTIVE, 0L),
                counts.getOrDefault(SequenceStatus.PAUSED, 0L),
                counts.getOrDefault(SequenceStatus.COMPLETED, 0L),
                counts.getOrDefault(SequenceStatus.CANCELLED, 0L));
    }

    private SequenceView approveSequence(Caller caller, ApproveSequence in) {
        return SequenceView.of(
                engine.control()
                        .approve(
                                caller.workspace(),
                                in.sequenceId(),
                                EmailOperations.fingerprint(in.fingerprint(), "fingerprint"),
                                caller.actor()));
    }

    private Page<AuditView> audit(Caller caller, Audited in) {
        return Paging.page(
                engine.reports()
                        .audit(
                                caller.workspace(),
                                in.sequenceId(),
                                Optional.ofNullable(in.cursor()),
                                in.limit()),
                AuditView::of);
    }
}
