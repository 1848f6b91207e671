package dev.espalier.http.trpc;

import dev.espalier.http.door.Door;
import dev.espalier.http.operation.Operations;
import dev.espalier.http.operation.Route;
import dev.espalier.http.rest.Cors;
import dev.espalier.http.rest.Replays;
import dev.espalier.http.shape.Json;
import dev.espalier.http.wire.Exchange;
import dev.espalier.http.wire.WireError;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import tools.jackson.core.JsonGenerator;

/// Answers tRPC requests from the operation table. Closing it ends the subscriptions.
public final class TrpcFace implements AutoCloseable {
    private static final HeaderName KEY = HeaderNames.create("idempotency-key");
    private static final String VARY = "trpc-accept, accept";
    private static final String METHODS = "GET, HEAD, OPTIONS, POST";
    private final Operations operations;
    private final Door door;
    private final Replays replays;
    private final Cors cors;
    private final int bodyLimit;
    private final TrpcLimits limits;
    private final Subscriptions subscriptions;

    /// @param bodyLimit in bytes, for operations that name none
    public TrpcFace(
            Operations operations,
            Door door,
            Replays replays,
            Cors cors,
            int bodyLimit,
            TrpcLimits limits) {
        this.operations = operations;
        this.door = door;
        this.replays = replays;
        this.cors = cors;
        this.bodyLimit = bodyLimit;
        this.limits = limits;
        this.subscriptions = new Subscriptions(limits);
    }

    /// Whether a request is for tRPC.
    ///
    /// @param rawPath not decoded
    public static boolean serves(String rawPath) {
        return Dialect.at(rawPath).isPresent();
    }

    /// @throws dev.espalier.refusal.Refused and dev.espalier.http.wire.Problem when the request as
    ///   a whole is refused; [#refusal] says it to the client
    public void serve(Exchange exchange) {
        cors.welcome(exchange, VARY);
        exchange.requireFitAddress();
        exchange.header("cache-control", "no-store");
        switch (exchange.method()) {
            case "HEAD" -> exchange.answer(204, "", new byte[0]);
            case "OPTIONS" -> cors.preflight(exchange, METHODS);
            default -> answer(exchange, dialect(exchange.rawPath()));
        }
    }

    private void answer(Exchange exchange, Dialect dialect) {
        var asked = Asked.read(exchange, dialect, operations, limits.batch());
        if (asked.subscribes()) {
            subscriptions.serve(exchange, asked, () -> Badge.of(exchange, asked, door));
            return;
        }
        var badge = Badge.of(exchange, asked, door);
        // A body that no call may use is not read.
        var inputs =
                asked.calls().stream().anyMatch(badge::opens)
                        ? Inputs.read(exchange, asked, bodyLimit(asked))
                        : new Inputs(asked, null, null);
        String key = exchange.header(KEY).orElse(null);
        new Answers(limits)
                .write(
                        exchange,
                        new Work(asked, badge, inputs, replays, key, exchange.requestId()));
    }

    private int bodyLimit(Asked asked) {
        int limit = bodyLimit;
        for (var call : asked.calls()) {
            if (call.operation() != null) {
                int own = call.operation().route().map(Route::bodyLimit).orElse(0);
                limit = Math.max(limit, own);
            }
        }
        return limit;
    }

    /// A no to a whole request, as its client reads it: one object, also for a batch.
    ///
    /// @param rawPath a path that this face [#serves]
    public static byte[] refusal(String rawPath, WireError error) {
        return Json.write(out -> refusal(out, dialect(rawPath), error));
    }

    private static void refusal(JsonGenerator out, Dialect dialect, WireError error) {
        out.writeStartObject();
        out.writeName("error");
        new Envelope(out).error(dialect, error, null);
        out.writeEndObject();
    }

    private static Dialect dialect(String rawPath) {
        return Dialect.at(rawPath).orElse(Dialect.PLAIN);
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
