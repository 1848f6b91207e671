package dev.espalier.http.operation;

import dev.espalier.engine.access.Caller;
import dev.espalier.refusal.Refused;

/// Knows keys and sessions. Called for every request that needs one; keep it quick.
@FunctionalInterface
public interface Authenticator {

    /// Whose key this is.
    ///
    /// @param key as sent, such as `esp_…`; may be anything a stranger can type
    /// @throws Refused.Unauthenticated when it is unknown or revoked
    Caller authenticate(String key);

    /// Whose session this is.
    ///
    /// @param secret from the cookie; may be anything a stranger can type
    /// @throws Refused.Unauthenticated when it is unknown or has ended, or nobody signs in here
    default Caller session(String secret) {
        throw new Refused.Unauthenticated("nobody signs in here (expected: an API key)");
    }
}
