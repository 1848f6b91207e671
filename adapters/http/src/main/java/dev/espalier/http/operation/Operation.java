package dev.espalier.http.operation;

import dev.espalier.http.shape.Composite;
import dev.espalier.http.shape.Json;
import dev.espalier.http.shape.Nothing;
import dev.espalier.refusal.Refused;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One thing the server can be asked. Built by [#query] or [#mutation]; the last word is its
/// access.
///
/// @param <I> the input record
/// @param <O> what the handler returns
public final class Operation<I, O> {

    /// Whether asking changes something.
    public enum Kind {
        QUERY,
        MUTATION
    }

    /// The use case behind an operation.
    @FunctionalInterface
    public interface Handler<I, O> {
        /// @throws Refused when the domain says no
        O handle(Caller caller, I input);
    }

    /// What an operation is to its callers, whatever the face.
    ///
    /// @param name such as `sequences.getStatus`
    public record Signature<I, O>(
            String name, Kind kind, Class<I> type, Composite input, Output<O> output) {}

    private final Signature<I, O> signature;
    private final Handler<I, O> handler;
    private final Access access;
    private final @Nullable Route route;
    private final String doc;

    Operation(
            Signature<I, O> signature,
            Handler<I, O> handler,
            Access access,
            @Nullable Route route,
            String doc) {
        this.signature = signature;
        this.handler = handler;
        this.access = access;
        this.route = route;
        this.doc = doc;
    }

    public static <I, O> Draft<I, O> query(
            String name, Class<I> input, Class<O> output, Handler<I, O> handler) {
        return query(name, input, outputOf(output), handler);
    }

    public static <I, O> Draft<I, O> query(
            String name, Class<I> input, Output<O> output, Handler<I, O> handler) {
        return new Draft<>(
                new Signature<>(name, Kind.QUERY, input, Composite.of(input), output), handler);
    }

    public static <I, O> Draft<I, O> mutation(
            String name, Class<I> input, Class<O> output, Handler<I, O> handler) {
        return mutation(name, input, outputOf(output), handler);
    }

    public static <I, O> Draft<I, O> mutation(
            String name, Class<I> input, Output<O> output, Handler<I, O> handler) {
        return new Draft<>(
                new Signature<>(name, Kind.MUTATION, input, Composite.of(input), output), handler);
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

    /// Whether a caller without a credential is welcome.
    public boolean open() {
        return access instanceof Access.Open;
    }

    /// @throws Refused.Forbidden when this caller may not
    public void admit(Caller caller) {
        if (access instanceof Access.Needs(var scope) && !caller.may(scope)) {
            throw new Refused.Forbidden(
                    signature.name()
                            + " needs a key with the scope "
                            + scope.name().toLowerCase(Locale.ROOT)
                            + " or full");
        }
    }

    /// Checks the caller, binds the input, runs the use case.
    ///
    /// @param input an object with the fields of the input record
    /// @throws Refused when the caller may not, the input is wrong or the domain says no
    public O call(Caller caller, JsonNode input) {
        admit(caller);
        return handler.handle(caller, signature.type().cast(Json.bind(signature.input(), input)));
    }

    /// [#call], with the answer written in the output's media type.
    public byte[] answer(Caller caller, JsonNode input) {
        return signature.output().write(call(caller, input));
    }

    @Override
    public String toString() {
        return signature.name();
    }
}
