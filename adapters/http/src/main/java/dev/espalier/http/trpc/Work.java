package dev.espalier.http.trpc;

import dev.espalier.engine.access.Caller;
import dev.espalier.http.operation.Operation;
import dev.espalier.http.rest.Replays;
import dev.espalier.http.shape.Json;
import dev.espalier.http.wire.Trouble;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One request's calls, ready to be made. May be used by several threads.
///
/// @param key the `Idempotency-Key`; null without one
record Work(
        Asked asked,
        Badge badge,
        Inputs inputs,
        Replays replays,
        @Nullable String key,
        String requestId) {

    /// Makes one call. Owns it: whatever it throws becomes its answer.
    Outcome of(Call call) {
        var obstacle = call.obstacle(asked.method(), asked.batch());
        var operation = call.operation();
        if (obstacle != null || operation == null) {
            return new Outcome.Failed(Objects.requireNonNull(obstacle));
        }
        try {
            var caller = badge.callerFor(operation);
            operation.admit(caller);
            var input = inputs.of(call);
            return key == null || !call.is(Operation.Kind.MUTATION)
                    ? done(operation, caller, input)
                    : keyed(call, operation, caller, input, key);
        } catch (Exception e) {
            return new Outcome.Failed(
                    Trouble.told(e, requestId, asked.method() + " " + operation.name()));
        }
    }

    private static <O> Outcome done(Operation<?, O> operation, Caller caller, JsonNode input) {
        return new Outcome.Done<>(operation.output(), operation.call(caller, input));
    }

    /// What is kept is superjson's envelope, from which either dialect can be written.
    private Outcome keyed(
            Call call, Operation<?, ?> operation, Caller caller, JsonNode input, String given) {
        operation.admitKey();
        byte[] request = (operation.name() + '\n' + input).getBytes(StandardCharsets.UTF_8);
        var answer =
                replays.answer(
                        caller.workspace(),
                        asked.batch() ? given + "." + call.index() : given,
                        request,
                        () -> {
                            byte[] body = kept(operation, caller, input);
                            return new dev.espalier.engine.store.Replays.Answer(200, body);
                        });
        return new Outcome.Kept(answer.body().length == 0 ? null : Json.parse(answer.body()));
    }

    private static <O> byte[] kept(Operation<?, O> operation, Caller caller, JsonNode input) {
        O value = operation.call(caller, input);
        return operation.output().saysNothing(value)
                ? new byte[0]
                : Json.write(out ->
                        new Envelope(out).event(Dialect.SUPERJSON, operation.output(), value));
    }
}
