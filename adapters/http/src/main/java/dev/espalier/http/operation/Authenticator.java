package dev.espalier.http.operation;

import dev.espalier.engine.access.Caller;

/// Knows keys. Called for every request that needs one; keep it quick.
@FunctionalInterface
public interface Authenticator {

    /// Whose key this is.
    ///
    /// @param key as sent, such as `esp_…`; may be anything a stranger can type
    /// @throws dev.espalier.refusal.Refused.Unauthenticated when it is unknown or revoked
    Caller authenticate(String key);
}
