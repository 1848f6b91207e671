package dev.espalier.sdk;

import java.time.Instant;
import java.util.List;

/// A key that was just made.
///
/// @param rawKey the key. It is shown this once
public record NewApiKey(
        String keyId,
        String name,
        String keyPrefix,
        String rawKey,
        List<Scope> scopes,
        Instant createdAt) {}
