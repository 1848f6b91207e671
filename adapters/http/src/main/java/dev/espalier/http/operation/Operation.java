package dev.espalier.http.operation;

import dev.espalier.access.Scope;
import dev.espalier.engine.access.Caller;
import dev.espalier.http.shape.Composite;
import dev.espalier.http.shape.Json;
import dev.espalier.http.shape.Nothing;
import dev.espalier.refusal.Refused;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One thing the server can be asked. Built by [#query], [#mutation] or [#subscription]; the last
/// word is its access.
///
/// @param <I> the input record
/// @param <O> what the handler returns, or what each event of a subscription carries
public final class Operation<I, O> {

    /// Whether asking changes something, or goes on.
    public enum Kind {
        QUERY,
        MUTATION,
        SUBSCRIPTION
    }

    /// The use case behind an operation.
    @FunctionalInterface
    public interface Handler<I, O> {
        /// @throws Refused when the domain says no
        O handle(Caller caller, I input);
    }

    /// The use case behind an operation that takes a file.
    @FunctionalInterface
    public interface Receiver<I, O> {
        /// @param file read as it comes in; its end is the end of the request
        /// @throws Refused when the domain says no
        O handle(Caller caller, I input, InputStream file);
    }

    /// The use case behind a subscription.
    @FunctionalInterface
    public interface Source<I, E> {
        /// @param lastEventId of the last event that the subscriber has seen; empty when it is new
        /// @throws Refused when the domain says no
        Feed<E> open(Caller caller, I input, Optional<String> lastEventId);
    }

    /// How an operation does its work.
    sealed interface Work<I, O> {
        record OnInput<I, O>(Handler<I, O> handler) implements Work<I, O> {}

        /// @param mediaType of the file
        record OnFile<I, O>(String mediaType, Receiver<I, O> receiver) implements Work<I, O> {}

        record OnFeed<I, O>(Source<I, O> source) implements Work<I, O> {}
    }

    /// What an operation is to its callers, whatever the face.
    ///
    /// @param name such as `sequences.getStatus`
    public record Signature<I, O>(
            String name, Kind kind, Class<I> type, Composite input, Output<O> output) {}

    private final Signature<I, O> signature;
    private final Work<I, O> work;
    private final Access access;
    private final @Nullable Route route;
    private final boolean secret;
    private final String doc;

    Operation(
            Signature<I, O> signature,
            Work<I, O> work,
            Access access,
            @Nullable Route route,
            boolean secret,
            String doc) {
        this.signature = signature;
        this.work = work;
        this.access = access;
        this.route = route;
        this.secret = secret;
        this.doc = doc;
    }

    public static <I, O> Draft<I, O> query(
            String name, Class<I> input, Class<O> output, Handler<I, O> handler) {
        return query(name, input, outputOf(output), handler);
    }

    public static <I, O> Draft<I, O> query(
            String name, Class<I> input, Output<O> output, Handler<I, O> handler) {
        return new Draft<>(
                new Signature<>(name, Kind.QUERY, input, Composite.of(input), output),
                new Work.OnInput<>(handler));
    }

    public static <I, O> Draft<I, O> mutation(
            String name, Class<I> input, Class<O> output, Handler<I, O> handler) {
        return mutation(name, input, outputOf(output), handler);
    }

    public static <I, O> Draft<I, O> mutation(
            String name, Class<I> input, Output<O> output, Handler<I, O> handler) {
        return new Draft<>(
                new Signature<>(name, Kind.MUTATION, input, Composite.of(input), output),
                new Work.OnInput<>(handler));
    }

    /// A mutation that takes a file of any length; the input travels beside it, in the query.
    ///
    /// @param mediaType of the file, such as `text/csv`
    public static <I, O> Draft<I, O> upload(
            String name,
            Class<I> input,
            Class<O> output,
            String mediaType,
            Receiver<I, O> receiver) {
        return new Draft<>(
                new Signature<>(name, Kind.MUTATION, input, Composite.of(input), outputOf(output)),
                new Work.OnFile<>(mediaType, receiver));
    }

    /// Goes on until one side ends it. Has no REST route.
    ///
    /// @param event the record that each event carries
    public static <I, E> Draft<I, E> subscription(
            String name, Class<I> input, Class<E> event, Source<I, E> source) {
        return new Draft<>(
                new Signature<>(
                        name, Kind.SUBSCRIPTION, input, Composite.of(input), Output.of(event)),
                new Work.OnFeed<>(source));
    }

    @SuppressWarnings("unchecked")
    private static <O> Output<O> outputOf(Class<O> type) {
        return type == Nothing.class ? (Output<O>) Output.nothing() : Output.of(type);
    }

    public String name() {
        return signature.name();
    }

    public Kind kind() {
        return signature.kind();
    }

    public Composite input() {
        return signature.input();
    }

    public Output<O> output() {
        return signature.output();
    }

    public Access access() {
        return access;
    }

    /// Empty when REST does not offer it.
    public Optional<Route> route() {
        return Optional.ofNullable(route);
    }

    /// One sentence; empty when nothing is said.
    public String doc() {
        return doc;
    }

    /// The media type of the file it takes; empty when it takes none.
    public Optional<String> file() {
        return work instanceof Work.OnFile<I, O>(var mediaType, _)
                ? Optional.of(mediaType)
                : Optional.empty();
    }

    /// Whether its answer holds a secret, which is shown once and kept nowhere.
    public boolean secret() {
        return secret;
    }

    /// For a call that came with an `Idempotency-Key`.
    ///
    /// @throws Refused.Invalid when its answer must not be kept
    public void admitKey() {
        if (secret) {
            throw Refused.Invalid.of(
                    "Idempotency-Key",
                    "given (expected: none; the answer of "
                            + signature.name()
                            + " holds a secret and is not kept)");
        }
    }

    /// Whether a caller without a credential is welcome.
    public boolean open() {
        return access instanceof Access.Open;
    }

    /// @throws Refused.Forbidden when this caller may not
    public void admit(Caller caller) {
        if (access instanceof Access.Needs(var scope) && !caller.may(scope)) {
            throw new Refused.Forbidden(
                    signature.name()
                            + " needs the scope "
                            + scope.word()
                            + (scope == Scope.FULL ? "" : " or full")
                            + " (expected: another key, or somebody with another role)");
        }
    }

    /// Checks the caller, binds the input, runs the use case. An operation that takes a file is for
    /// [#receive].
    ///
    /// @param input an object with the fields of the input record
    /// @throws Refused when the caller may not, the input is wrong or the domain says no
    public O call(Caller caller, JsonNode input) {
        return switch (work) {
            case Work.OnInput<I, O>(var handler) -> {
                admit(caller);
                yield handler.handle(caller, bound(input));
            }
            case Work.OnFile<I, O>(var mediaType, _) ->
                    throw Refused.Invalid.of("", "no file (expected: one of " + mediaType + ")");
            case Work.OnFeed<I, O> _ -> throw subscribed();
        };
    }

    /// [#call] for a subscription. Whoever gets the feed closes it.
    public Feed<O> subscribe(Caller caller, JsonNode input, Optional<String> lastEventId) {
        return switch (work) {
            case Work.OnFeed<I, O>(var source) -> {
                admit(caller);
                yield source.open(caller, bound(input), lastEventId);
            }
            case Work.OnInput<I, O> _, Work.OnFile<I, O> _ ->
                    throw new IllegalStateException(this + " is called, not subscribed to");
        };
    }

    private IllegalStateException subscribed() {
        return new IllegalStateException(this + " is subscribed to, not called");
    }

    /// [#call], with the answer written in the output's media type.
    public Answer answer(Caller caller, JsonNode input) {
        return written(call(caller, input));
    }

    /// [#answer] for an operation that takes a file.
    public Answer receive(Caller caller, JsonNode input, InputStream file) {
        return switch (work) {
            case Work.OnFile<I, O>(_, var receiver) -> {
                admit(caller);
                yield written(receiver.handle(caller, bound(input), file));
            }
            case Work.OnInput<I, O> _ -> throw Refused.Invalid.of("", "a file (expected: none)");
            case Work.OnFeed<I, O> _ -> throw subscribed();
        };
    }

    private I bound(JsonNode input) {
        return signature.type().cast(Json.bind(signature.input(), input));
    }

    private Answer written(O value) {
        int usual = route == null ? 200 : route.status();
        return new Answer(signature.output().status(value, usual), signature.output().write(value));
    }

    @Override
    public String toString() {
        return signature.name();
    }
}
