package dev.espalier.engine.store;

import dev.espalier.access.ApiKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The API keys.
public interface Keys {

    /// @param hash the SHA-256 of the key's UTF-8 bytes
    /// @return whether it was inserted; false: the same key exists already
    boolean insert(ApiKey key, byte[] hash);

    /// By the hash of the whole key, in whatever workspace, revoked or not.
    Optional<ApiKey> findByHash(byte[] hash);

    /// Newest first, revoked ones included.
    List<ApiKey> list(int workspace);

    /// Revoking again leaves the first instant as it is.
    ///
    /// @return the key as it is now; empty when there is none
    Optional<ApiKey> revoke(int workspace, String id, Instant now);
}
