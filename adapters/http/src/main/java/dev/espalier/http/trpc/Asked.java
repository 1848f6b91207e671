package dev.espalier.http.trpc;

import dev.espalier.http.operation.Operation.Kind;
import dev.espalier.http.operation.Operations;
import dev.espalier.http.shape.Shown;
import dev.espalier.http.wire.Exchange;
import dev.espalier.http.wire.Problem;
import dev.espalier.http.wire.Target;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a request asks for, before its inputs are looked at.
///
/// @param calls at least one
/// @param batch whether the answer is a list
/// @param lines whether the answers come one by one
/// @param query decoded
record Asked(
        Dialect dialect,
        String method,
        List<Call> calls,
        boolean batch,
        boolean lines,
        Map<String, List<String>> query) {
    private static final HeaderName TRPC_ACCEPT = HeaderNames.create("trpc-accept");
    private static final String LINES = "application/jsonl";

    /// @throws Problem when the request as a whole is no good
    static Asked read(Exchange exchange, Dialect dialect, Operations operations, int batchMax) {
        checkMediaType(exchange);
        var query = Target.query(exchange.rawQuery());
        boolean batch = first(query, "batch").filter("1"::equals).isPresent();
        var calls = calls(exchange, dialect, operations, batch, batchMax);
        checkMixture(calls);
        boolean lines = wantsLines(exchange);
        if (lines && !batch) {
            throw Problem.badRequest(
                    "Streaming requests must be batched (you can do a batch of 1)");
        }
        return new Asked(dialect, exchange.method(), calls, batch, lines, query);
    }

    /// GET without a type is fine, so that a query can be opened in a browser.
    private static void checkMediaType(Exchange exchange) {
        var given = exchange.header(HeaderNames.CONTENT_TYPE);
        String type = given.orElse("");
        int end = type.indexOf(';');
        type = (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        if (type.equals("application/json") || exchange.method().equals("GET")) {
            return;
        }
        throw Problem.unsupportedMediaType(
                given.map(text -> "Unsupported content-type \"" + Shown.cut(text))
                        .orElse("Missing content-type header"));
    }

    private static List<Call> calls(
            Exchange exchange,
            Dialect dialect,
            Operations operations,
            boolean batch,
            int batchMax) {
        String path = Target.decode(dialect.below(exchange.rawPath()), "path");
        List<String> names = batch ? List.of(path.split(",", -1)) : List.of(path);
        if (names.size() > batchMax) {
            throw Problem.badRequest("Batch call exceeds maximum size");
        }
        var calls = new ArrayList<Call>(names.size());
        for (String name : names) {
            var operation =
                    operations.named(name).filter(known -> known.file().isEmpty()).orElse(null);
            calls.add(new Call(calls.size(), name, operation));
        }
        return calls;
    }

    private static void checkMixture(List<Call> calls) {
        var kinds = new LinkedHashSet<String>();
        for (var call : calls) {
            if (call.operation() != null) {
                kinds.add(Call.word(call.operation().kind()));
            }
        }
        if (kinds.size() > 1) {
            throw Problem.badRequest(
                    "Cannot mix procedure types in call: " + String.join(", ", kinds));
        }
    }

    private static boolean wantsLines(Exchange exchange) {
        var asked = exchange.header(TRPC_ACCEPT);
        if (asked.isPresent()) {
            return asked.get().equals(LINES);
        }
        return exchange.header(HeaderNames.ACCEPT).filter(Asked::namesLines).isPresent();
    }

    private static boolean namesLines(String accept) {
        for (String type : accept.split(",", -1)) {
            if (type.strip().equals(LINES)) {
                return true;
            }
        }
        return false;
    }

    /// The first value of a query parameter.
    Optional<String> parameter(String name) {
        return first(query, name);
    }

    private static Optional<String> first(Map<String, List<String>> query, String name) {
        return Optional.ofNullable(query.get(name)).map(List::getFirst);
    }

    /// Whether the answer goes on until one side ends it.
    boolean subscribes() {
        return !batch && calls.getFirst().is(Kind.SUBSCRIPTION);
    }

    /// Whether the calls must be made one after the other.
    boolean mutates() {
        return calls.stream().anyMatch(call -> call.is(Kind.MUTATION));
    }
}
