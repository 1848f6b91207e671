package dev.espalier.engine.store;

import java.time.Instant;
import java.util.List;

/// The secrets by which tokens that were sent out are known again.
public interface SigningKeys {

    /// One of them; its secret is never printed.
    final class SigningKey {
        private final int id;
        private final byte[] secret;
        private final Instant createdAt;

        /// @param id 1 for the first, then rising
        /// @param secret 32 random bytes
        public SigningKey(int id, byte[] secret, Instant createdAt) {
            this.id = id;
            this.secret = secret.clone();
            this.createdAt = createdAt;
        }

        public int id() {
            return id;
        }

        public byte[] secret() {
            return secret.clone();
        }

        public Instant createdAt() {
            return createdAt;
        }
    }

    /// All of them, the newest last.
    List<SigningKey> all();

    /// Waits for whoever is adding the same.
    ///
    /// @return false: there is one with that id already
    boolean add(SigningKey key);
}
