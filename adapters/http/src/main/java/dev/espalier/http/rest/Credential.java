package dev.espalier.http.rest;

import dev.espalier.engine.access.Caller;
import dev.espalier.http.operation.Authenticator;
import dev.espalier.http.operation.Operation;
import dev.espalier.http.wire.Exchange;
import dev.espalier.refusal.Refused;
import io.helidon.http.HeaderNames;

/// Finds out who asks: `Authorization: Bearer esp_…` (RFC 6750).
public final class Credential {
    private static final String SCHEME = "bearer ";
    private static final int KEY_MAX = 200;

    private Credential() {}

    static Caller of(Exchange exchange, Operation<?, ?> operation, Authenticator authenticator) {
        if (operation.open()) {
            return Caller.NOBODY;
        }
        String header = exchange.header(HeaderNames.AUTHORIZATION).orElse("");
        return of(header, authenticator);
    }

    /// @param authorization the header's value; may be empty
    /// @throws Refused.Unauthenticated when it carries no key, or none that is known
    public static Caller of(String authorization, Authenticator authenticator) {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new Refused.Unauthenticated(
                    "no key (expected: the header \"authorization: Bearer esp_…\")");
        }
        return ofKey(authorization.substring(SCHEME.length()).strip(), authenticator);
    }

    /// @param key `esp_…`, as sent
    /// @throws Refused.Unauthenticated when it is none, or none that is known
    public static Caller ofKey(String key, Authenticator authenticator) {
        if (key.isEmpty() || key.length() > KEY_MAX) {
            throw new Refused.Unauthenticated("not a key (expected: esp_ and what follows it)");
        }
        return authenticator.authenticate(key);
    }
}
