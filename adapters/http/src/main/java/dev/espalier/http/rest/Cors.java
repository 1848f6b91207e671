package dev.espalier.http.rest;

import dev.espalier.http.wire.Exchange;
import io.helidon.http.HeaderNames;
import java.util.Set;

/// Lets pages of other origins call the API (the fetch standard's CORS protocol). They bring a key,
/// never a cookie.
public record Cors(Set<String> origins) {
    private static final String WORDS =
            "authorization, content-type, idempotency-key, last-event-id, trpc-accept, x-request-id";

    public Cors {
        origins = Set.copyOf(origins);
    }

    /// Adds what a browser wants to see. Says nothing to origins that are not on the list.
    ///
    /// @param vary the request headers that the answer depends on anyway; may be empty
    public void welcome(Exchange exchange, String vary) {
        if (origins.isEmpty()) {
            if (!vary.isEmpty()) {
                exchange.header("vary", vary);
            }
            return;
        }
        exchange.header("vary", vary.isEmpty() ? "origin" : vary + ", origin");
        exchange.header(HeaderNames.ORIGIN)
                .filter(origins::contains)
                .ifPresent(origin ->
                        exchange.header("access-control-allow-origin", origin)
                                .header(
                                        "access-control-expose-headers",
                                        "x-request-id, retry-after"));
    }

    /// Answers an OPTIONS request.
    public void preflight(Exchange exchange, String allow) {
        exchange.header("allow", allow);
        boolean welcome = exchange.header(HeaderNames.ORIGIN).filter(origins::contains).isPresent();
        if (welcome) {
            exchange.header("access-control-allow-methods", allow)
                    .header("access-control-allow-headers", WORDS)
                    .header("access-control-max-age", "600");
        }
        exchange.answer(204, "", new byte[0]);
    }
}
