package dev.espalier.http.api;

import static dev.espalier.access.Scope.FULL;
import static dev.espalier.access.Scope.READ;
import static dev.espalier.access.Scope.REVIEW;
import static dev.espalier.http.operation.Operation.mutation;
import static dev.espalier.http.operation.Operation.query;
import static dev.espalier.http.operation.Verb.DELETE;
import static dev.espalier.http.operation.Verb.GET;
import static dev.espalier.http.operation.Verb.PATCH;
import static dev.espalier.http.operation.Verb.POST;
import static dev.espalier.http.operation.Verb.PUT;

import dev.espalier.engine.Engine;
import dev.espalier.engine.access.Caller;
import dev.espalier.engine.barrier.Settled;
import dev.espalier.engine.sequences.NewSequence;
import dev.espalier.engine.sequences.SequenceEdit;
import dev.espalier.engine.store.Sequences.OnPublish;
import dev.espalier.http.operation.Operation;
import dev.espalier.http.operation.Output;
import dev.espalier.http.shape.Default;
import dev.espalier.http.shape.Doc;
import dev.espalier.http.shape.Json;
import dev.espalier.http.shape.Length;
import dev.espalier.http.shape.Nothing;
import dev.espalier.http.shape.Page;
import dev.espalier.http.shape.Range;
import dev.espalier.send.InDoubt;
import dev.espalier.sequence.SequenceStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `sequences`: written, run and looked at.
final class SequenceOperations {
    private static final int TEXT = 500_000;
    private static final int BODY = 4 * 1024 * 1024;
    private final Engine engine;

    SequenceOperations(Engine engine) {
        this.engine = engine;
    }

    record ById(String sequenceId) {}

    record PutSequence(
            String id,
            @Length(min = 1, max = 200) String name,
            @Length(min = 1, max = TEXT) String definition,
            @Nullable @Length(max = 100) List<Map<String, Object>> triggers,
            @Doc("Whether the people inside stay on their version or move to the new one.")
                    @Default("\"stay\"")
                    OnPublish people,
            @Doc("Whether new texts are approved in the same breath.") @Default("false")
                    boolean approve,
            @Doc("What becomes of a send whose answer was lost; the server's when not given.")
                    @Nullable InDoubt inDoubt) {
        NewSequence asked() {
            return NewSequence.forMany(
                            id, name, definition, Optional.ofNullable(triggers).map(Json::text))
                    .withInDoubt(Optional.ofNullable(inDoubt));
        }
    }

    record UpdateSequence(
            String sequenceId,
            @Nullable @Length(min = 1, max = 200) String name,
            @Nullable @Length(min = 1, max = TEXT) String definition,
            @Nullable @Length(max = 100) List<Map<String, Object>> triggers,
            @Doc("Whether the people inside stay on their version or move to the new one.")
                    @Default("\"stay\"")
                    OnPublish people,
            @Doc("Whether new texts are approved in the same breath.") @Default("false")
                    boolean approve,
            @Doc("What becomes of a send whose answer was lost.") @Nullable InDoubt inDoubt) {
        SequenceEdit edit() {
            return new SequenceEdit(
                    Optional.ofNullable(name),
                    Optional.ofNullable(definition),
                    Optional.ofNullable(triggers).map(Json::text),
                    people,
                    approve,
                    Optional.ofNullable(inDoubt));
        }
    }

    record Paged(
            @Nullable SequenceStatus status,
            @Doc("Part of the name, the id, or the contact's name or address.")
                    @Nullable
                    @Length(max = 200)
                    String search,
            @Nullable String cursor,
            @Default("20") @Range(min = 1, max = 100) int limit) {}

    record Inside(
            String sequenceId,
            @Nullable String cursor,
            @Default("20") @Range(min = 1, max = 100) int limit) {}

    record Sent(
            String sequenceId,
            @Nullable SendStatus status,
            @Nullable String cursor,
            @Default("20") @Range(min = 1, max = 100) int limit) {}

    /// The counts as the SDK names them, and those it leaves out.
    record StatusView(
            SequenceStatus status,
            long totalEnrolled,
            long activeEnrolments,
            long completedCount,
            long exitedCount,
            long cancelledCount,
            @Doc("Of the active ones, those that stand still until a person acts.")
                    long heldCount) {}

    List<Operation<?, ?>> all() {
        return List.of(
                mutation("sequences.put", PutSequence.class, SequenceView.class, this::put)
                        .at(PUT, "/sequences/{id}")
                        .bodyLimit(BODY)
                        .doc("Creates the sequence, or makes the one with this id equal.")
                        .scope(FULL),
                query("sequences.get", ById.class, SequenceReview.class, this::get)
                        .at(GET, "/sequences/{sequenceId}")
                        .doc("One sequence, with its emails.")
                        .scope(READ),
                query("sequences.page", Paged.class, Output.page(SequenceView.class), this::page)
                        .at(GET, "/sequences")
                        .doc("Sequences by id.")
                        .scope(READ),
                mutation("sequences.update", UpdateSequence.class, SequenceView.class, this::update)
                        .at(PATCH, "/sequences/{sequenceId}")
                        .bodyLimit(BODY)
                        .doc("Changes what is given and leaves the rest.")
                        .scope(FULL),
                mutation(
                                "sequences.delete",
                                ById.class,
                                Output.settled(Nothing.class),
                                this::delete)
                        .at(DELETE, "/sequences/{sequenceId}")
                        .doc("Deletes the sequence; its active enrolments are cancelled.")
                        .scope(FULL),
                mutation(
                                "sequences.pause",
                                ById.class,
                                Output.settled(SequenceView.class),
                                this::pause)
                        .at(POST, "/sequences/{sequenceId}/pause")
                        .doc("Sends nothing until it is resumed; timers keep running.")
                        .scope(REVIEW),
                mutation("sequences.resume", ById.class, SequenceView.class, this::resume)
                        .at(POST, "/sequences/{sequenceId}/resume")
                        .doc("Goes on; what fell due meanwhile is sent now.")
                        .scope(REVIEW),
                mutation(
                                "sequences.cancel",
                                ById.class,
                                Output.settled(SequenceView.class),
                                this::cancel)
                        .at(POST, "/sequences/{sequenceId}/cancel")
                        .doc("Ends the sequence for everybody, for ever.")
                        .scope(REVIEW),
                query("sequences.status", ById.class, StatusView.class, this::status)
                        .at(GET, "/sequences/{sequenceId}/status")
                        .doc("Its status and how many contacts are where.")
                        .scope(READ),
                query(
                                "sequences.contacts",
                                Inside.class,
                                Output.page(ContactView.class),
                                this::contacts)
                        .at(GET, "/sequences/{sequenceId}/contacts")
                        .doc("The contacts inside, by id.")
                        .scope(READ),
                query("sequences.sends", Sent.class, Output.page(SendView.class), this::sends)
                        .at(GET, "/sequences/{sequenceId}/sends")
                        .doc("What it planned and sent, oldest first.")
                        .scope(READ),
                query(
                                "sequences.versions",
                                ById.class,
                                Output.page(VersionView.class),
                                this::versions)
                        .at(GET, "/sequences/{sequenceId}/versions")
                        .doc("Every version of its definition.")
                        .scope(READ));
    }

    private SequenceView put(Caller caller, PutSequence in) {
        return SequenceView.of(
                engine.editor()
                        .put(
                                caller.workspace(),
                                in.asked(),
                                in.people(),
                                in.approve(),
                                caller.actor()));
    }

    private SequenceReview get(Caller caller, ById in) {
        return SequenceReview.of(engine.reviews().of(caller.workspace(), in.sequenceId()));
    }

    private Page<SequenceView> page(Caller caller, Paged in) {
        var status = Optional.ofNullable(in.status());
        var cursor = Optional.ofNullable(in.cursor());
        var reports = engine.reports();
        return Paging.page(
                in.search() == null || in.search().isBlank()
                        ? reports.list(caller.workspace(), status, cursor, in.limit())
                        : reports.search(
                                caller.workspace(), in.search(), status, cursor, in.limit()),
                SequenceView::of);
    }

    private SequenceView update(Caller caller, UpdateSequence in) {
        return SequenceView.of(
                engine.editor()
                        .update(caller.workspace(), in.sequenceId(), in.edit(), caller.actor()));
    }

    private Settled<Nothing> delete(Caller caller, ById in) {
        return new Settled<>(
                Nothing.NOTHING,
                engine.editor().delete(caller.workspace(), in.sequenceId(), caller.actor()));
    }

    private Settled<SequenceView> pause(Caller caller, ById in) {
        return engine.control()
                .pause(caller.workspace(), in.sequenceId(), caller.actor())
                .map(SequenceView::of);
    }

    private SequenceView resume(Caller caller, ById in) {
        return SequenceView.of(
                engine.control().resume(caller.workspace(), in.sequenceId(), caller.actor()));
    }

    private Settled<SequenceView> cancel(Caller caller, ById in) {
        return engine.control()
                .cancel(caller.workspace(), in.sequenceId(), caller.actor())
                .map(SequenceView::of);
    }

    private StatusView status(Caller caller, ById in) {
        var status = engine.reports().status(caller.workspace(), in.sequenceId());
        var counts = status.counts();
        return new StatusView(
                status.sequence().status(),
                counts.enrolled(),
                counts.active(),
                counts.completed(),
                counts.exited(),
                counts.cancelled(),
                counts.held());
    }

    private Page<ContactView> contacts(Caller caller, Inside in) {
        return Paging.page(
                engine.reports()
                        .contacts(
                                caller.workspace(),
                                in.sequenceId(),
                                Optional.ofNullable(in.cursor()),
                                in.limit()),
                ContactView::of);
    }

    private Page<SendView> sends(Caller caller, Sent in) {
        return Paging.page(
                engine.reports()
                        .sends(
                                caller.workspace(),
                                in.sequenceId(),
                                Optional.ofNullable(in.status()).map(SendStatus::states),
                                Optional.ofNullable(in.cursor()),
                                in.limit()),
                SendView::of);
    }

    private Page<VersionView> versions(Caller caller, ById in) {
        return Paging.whole(
                engine.reports().versions(caller.workspace(), in.sequenceId()), VersionView::of);
    }
}
