package dev.espalier.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A key as it may be shown: everything but the key.
///
/// @param prefix its first characters, for people to recognise it by
/// @param scopes at least one
/// @param revokedAt empty while it opens doors
public record ApiKey(
        int workspace,
        String id,
        String name,
        String prefix,
        Set<Scope> scopes,
        Instant createdAt,
        Optional<Instant> revokedAt) {

    public ApiKey {
        scopes = Set.copyOf(scopes);
        if (scopes.isEmpty()) {
            throw new IllegalArgumentException("scopes: none (expected: at least one)");
        }
    }
}
