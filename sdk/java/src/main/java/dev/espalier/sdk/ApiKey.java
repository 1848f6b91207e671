package dev.espalier.sdk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A key, without its secret.
///
/// @param keyPrefix its first characters
public record ApiKey(
        String keyId,
        String name,
        String keyPrefix,
        List<Scope> scopes,
        Instant createdAt,
        @Nullable Instant revokedAt) {}
