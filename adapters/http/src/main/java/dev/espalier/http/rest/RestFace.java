package dev.espalier.http.rest;

import dev.espalier.http.operation.Authenticator;
import dev.espalier.http.operation.Caller;
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
import io.helidon.http.HeaderNames;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Answers REST requests from the operation table.
public final class RestFace {
    private static final String JSON = "application/json";
    private final Operations operations;
    private final Authenticator authenticator;
    private final Once once;
    private final Cors cors;
    private final int bodyLimit;

    /// @param bodyLimit in bytes, for operations that name none
    public RestFace(
            Operations operations,
            Authenticator authenticator,
            Replays replays,
            Cors cors,
            int bodyLimit) {
        this.operations = operations;
        this.authenticator = authenticator;
        this.once = new Once(replays);
        this.cors = cors;
        this.bodyLimit = bodyLimit;
    }

    /// @param segments the decoded path below the API's base
    /// @throws Refused when the answer is no
    /// @throws Problem when the request names no operation or cannot be read
    public void serve(Exchange exchange, List<String> segments) {
        cors.welcome(exchange);
        exchange.header("cache-control", "no-store");
        String method = exchange.method();
        var verb = Verb.of(method.equals("HEAD") ? "GET" : method).orElse(null);
        switch (operations.match(verb, segments)) {
            case Operations.Match.Found(var operation, var route, var parameters) ->
                    answer(exchange, operation, route, parameters);
            case Operations.Match.WrongVerb(var allowed) when method.equals("OPTIONS") ->
                    cors.preflight(exchange, allow(allowed));
            case Operations.Match.WrongVerb(var allowed) ->
                    throw Problem.methodNotAllowed(
                            Shown.cut(method) + " (expected: " + allow(allowed) + ")",
                            allow(allowed));
            case Operations.Match.Unknown _ ->
                    throw Problem.notFound("no such path: " + Shown.text(exchange.rawPath()));
        }
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
        var caller = Credential.of(exchange, operation, authenticator);
        operation.admit(caller);
        byte[] body = exchange.body(route.bodyLimit() == 0 ? bodyLimit : route.bodyLimit());
        var key =
                operation.kind() == Operation.Kind.MUTATION
                        ? Once.key(exchange).orElse(null)
                        : null;
        if (key == null) {
            send(
                    exchange,
                    operation,
                    route.status(),
                    operation.answer(caller, input(exchange, operation, route, path, body)));
        } else {
            var kept =
                    keyed(
                            exchange,
                            operation,
                            route,
                            key,
                            caller,
                            input(exchange, operation, route, path, body),
                            body);
            send(exchange, operation, kept.status(), kept.body().getBytes(StandardCharsets.UTF_8));
        }
    }

    private Replays.Kept keyed(
            Exchange exchange,
            Operation<?, ?> operation,
            Route route,
            String key,
            Caller caller,
            ObjectNode input,
            byte[] body) {
        String target = exchange.method() + " " + exchange.rawPath() + "?" + exchange.rawQuery();
        return once.answer(
                caller,
                key,
                Once.fingerprint(operation.name(), target, body),
                () ->
                        new Replays.Kept(
                                route.status(),
                                new String(
                                        operation.answer(caller, input), StandardCharsets.UTF_8)));
    }

    private static void send(
            Exchange exchange, Operation<?, ?> operation, int status, byte[] body) {
        exchange.answer(status, operation.output().mediaType(), body);
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
        var plain = route.plainBody();
        if (plain != null && mediaType.equals(plain.mediaType())) {
            return empty.put(plain.field(), new String(body, StandardCharsets.UTF_8));
        }
        if (!mediaType.equals(JSON)) {
            throw Problem.unsupportedMediaType(
                    mediaType.isEmpty() ? "none" : Shown.text(mediaType), expected(plain));
        }
        JsonNode json = Json.parse(body);
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw Refused.Invalid.of("", "a body that is not an object (expected: {…})");
    }

    private static String expected(Route.@Nullable PlainBody plain) {
        return plain == null ? JSON : JSON + " or " + plain.mediaType();
    }

    /// Without its parameters, in lower case.
    private static String mediaType(Exchange exchange) {
        String given = exchange.header(HeaderNames.CONTENT_TYPE).orElse("");
        int end = given.indexOf(';');
        return (end < 0 ? given : given.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }
}
