package dev.espalier.http.rest;

import dev.espalier.engine.access.Caller;
import dev.espalier.http.operation.Authenticator;
import dev.espalier.http.operation.Operation;
import dev.espalier.http.wire.Exchange;
import dev.espalier.refusal.Refused;
import io.helidon.http.HeaderNames;

/// Finds out who asks: `Authorization: Bearer esp_…` (RFC 6750).
final class Credential {
    private static final String SCHEME = "bearer ";
    private static final int KEY_MAX = 200;

    private Credential() {}

    static Caller of(Exchange exchange, Operation<?, ?> operation, Authenticator authenticator) {
        if (operation.open()) {
            return Caller.NOBODY;
        }
        String header = exchange.header(HeaderNames.AUTHORIZATION).orElse("");
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new Refused.Unauthenticated(
                    "no key (expected: the header \"authorization: Bearer esp_…\")");
        }
        String key = header.substring(SCHEME.length()).strip();
        if (key.isEmpty() || key.length() > KEY_MAX) {
            throw new Refused.Unauthenticated("not a key (expected: esp_ and what follows it)");
        }
        return authenticator.authenticate(key);
    }
}
