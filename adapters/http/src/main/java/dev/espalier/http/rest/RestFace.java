package dev.espalier.http.rest;

import dev.espalier.engine.access.Caller;
import dev.espalier.http.door.Door;
import dev.espalier.http.operation.Answer;
import dev.espalier.http.operation.Operation;
import dev.espalier.http.operation.Operations;
import dev.espalier.http.operation.Route;
import dev.espalier.http.operation.Verb;
import dev.espalier.http.shape.Json;
import dev.espalier.http.shape.Shown;
import dev.espalier.http.wire.Exchange;
import dev.espalier.http.wire.Problem;
import dev.espalier.http.wire.Target;
import dev.espalier.refusal.Refused;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Answers REST requests from the operation table.
public final class RestFace {
    private static final String JSON = "application/json";
    private static final HeaderName KEY = HeaderNames.create("idempotency-key");
    private final Operations operations;
    private final Door door;
    private final Replays replays;
    private final Cors cors;
    private final int bodyLimit;

    /// @param bodyLimit in bytes, for operations that name none
    public RestFace(Operations operations, Door door, Replays replays, Cors cors, int bodyLimit) {
        this.operations = operations;
        this.door = door;
        this.replays = replays;
        this.cors = cors;
        this.bodyLimit = bodyLimit;
    }

    /// @param segments the decoded path below the API's base
    /// @throws Refused when the answer is no
    /// @throws Problem when the request names no operation or cannot be read
    public void serve(Exchange exchange, List<String> segments) {
        cors.welcome(exchange, "");
        exchange.requireFitAddress();
        exchange.header("cache-control", "no-store");
        String method = exchange.method();
        var verb = Verb.of(method.equals("HEAD") ? "GET" : method).orElse(null);
        switch (operations.match(verb, segments)) {
            // Nothing has such a name, and no database takes one.
            case Operations.Match.Found(_, _, var parameters)
                    when parameters.values().stream().anyMatch(id -> id.indexOf(0) >= 0) ->
                    throw noSuchPath(exchange);
            case Operations.Match.Found(var operation, var route, var parameters) ->
                    answer(exchange, operation, route, parameters);
            case Operations.Match.WrongVerb(var allowed) when method.equals("OPTIONS") ->
                    cors.preflight(exchange, allow(allowed));
            case Operations.Match.WrongVerb(var allowed) ->
                    throw Problem.methodNotAllowed(
                            Shown.cut(method) + " (expected: " + allow(allowed) + ")",
                            allow(allowed));
            case Operations.Match.Unknown _ -> throw noSuchPath(exchange);
        }
    }

    private static Problem noSuchPath(Exchange exchange) {
        return Problem.notFound("no such path: " + Shown.text(exchange.rawPath()));
    }

    private static String allow(Set<Verb> verbs) {
        var words = new TreeSet<String>();
        verbs.forEach(verb -> words.add(verb.name()));
        if (verbs.contains(Verb.GET)) {
            words.add("HEAD");
        }
        words.add("OPTIONS");
        return String.join(", ", words);
    }

    private void answer(
            Exchange exchange, Operation<?, ?> operation, Route route, Map<String, String> path) {
        var caller = operation.open() ? Caller.NOBODY : door.caller(exchange);
        operation.admit(caller);
        int limit = route.bodyLimit() == 0 ? bodyLimit : route.bodyLimit();
        var file = operation.file();
        if (file.isPresent()) {
            receive(exchange, operation, file.get(), limit, path, caller);
            return;
        }
        byte[] body = exchange.body(limit);
        var input = input(exchange, operation, route, path, body);
        var key = exchange.header(KEY);
        var answer =
                key.isPresent() && operation.kind() == Operation.Kind.MUTATION
                        ? keyed(exchange, operation, key.get(), caller, input, body)
                        : operation.answer(caller, input);
        exchange.answer(answer.status(), operation.output().mediaType(), answer.body());
    }

    private Answer keyed(
            Exchange exchange,
            Operation<?, ?> operation,
            String key,
            Caller caller,
            ObjectNode input,
            byte[] body) {
        operation.admitKey();
        var kept =
                replays.answer(
                        caller.workspace(),
                        key,
                        request(exchange, operation, body),
                        () -> {
                            var answer = operation.answer(caller, input);
                            return new dev.espalier.engine.store.Replays.Answer(
                                    answer.status(), answer.body());
                        });
        return new Answer(kept.status(), kept.body());
    }

    /// All that makes two requests the same.
    private static byte[] request(Exchange exchange, Operation<?, ?> operation, byte[] body) {
        String target = exchange.rawPath() + "?" + exchange.rawQuery();
        var request = new ByteArrayOutputStream(body.length + 256);
        request.writeBytes(
                (operation.name() + '\n' + target + '\n').getBytes(StandardCharsets.UTF_8));
        request.writeBytes(body);
        return request.toByteArray();
    }

    private static void receive(
            Exchange exchange,
            Operation<?, ?> operation,
            String expected,
            int limit,
            Map<String, String> path,
            Caller caller) {
        String mediaType = mediaType(exchange);
        if (!mediaType.equals(expected)) {
            throw unsupported(mediaType, expected);
        }
        var input =
                new InputMerge(operation, JsonNodeFactory.instance.objectNode())
                        .query(Target.query(exchange.rawQuery()))
                        .path(path)
                        .done();
        var file = exchange.stream(limit);
        try {
            var answer = operation.receive(caller, input, file);
            exchange.answer(answer.status(), operation.output().mediaType(), answer.body());
        } catch (Refused e) {
            drain(file);
            throw e;
        }
    }

    /// A client that is still sending would not see the answer.
    private static void drain(InputStream file) {
        try {
            file.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException("a body that is thrown away", e);
        }
    }

    private static Problem unsupported(String given, String expected) {
        return Problem.unsupportedMediaType(given.isEmpty() ? "none" : Shown.text(given), expected);
    }

    private static ObjectNode input(
            Exchange exchange,
            Operation<?, ?> operation,
            Route route,
            Map<String, String> path,
            byte[] body) {
        return new InputMerge(operation, body(exchange, route, body))
                .query(Target.query(exchange.rawQuery()))
                .path(path)
                .done();
    }

    private static ObjectNode body(Exchange exchange, Route route, byte[] body) {
        var empty = JsonNodeFactory.instance.objectNode();
        if (body.length == 0) {
            return empty;
        }
        if (route.verb() == Verb.GET) {
            throw Refused.Invalid.of("", body.length + " bytes of body (expected: none with GET)");
        }
        String mediaType = mediaType(exchange);
        if (!mediaType.equals(JSON)) {
            throw unsupported(mediaType, JSON);
        }
        JsonNode json = Json.parse(body);
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw Refused.Invalid.of("", "a body that is not an object (expected: {…})");
    }

    /// Without its parameters, in lower case.
    private static String mediaType(Exchange exchange) {
        String given = exchange.header(HeaderNames.CONTENT_TYPE).orElse("");
        int end = given.indexOf(';');
        return (end < 0 ? given : given.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }
}
