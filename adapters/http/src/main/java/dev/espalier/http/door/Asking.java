package dev.espalier.http.door;

import dev.espalier.http.page.Cookies;
import dev.espalier.http.page.Visit;
import dev.espalier.http.wire.Exchange;
import io.helidon.http.HeaderNames;
import java.util.Optional;
import java.util.function.Function;

/// What a request shows of who sent it.
///
/// @param method as sent
/// @param header a header's first value by lower-case name
record Asking(String method, Function<String, Optional<String>> header) {

    static Asking of(Exchange exchange) {
        return new Asking(exchange.method(), name -> exchange.header(HeaderNames.create(name)));
    }

    static Asking of(Visit visit) {
        return new Asking(visit.method(), visit.header());
    }

    /// Whether it changes nothing, whatever it asks for (RFC 9110, 9.2.1).
    boolean isSafe() {
        return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
    }

    Optional<String> cookie(String name) {
        return Cookies.find(header.apply("cookie"), name);
    }
}
