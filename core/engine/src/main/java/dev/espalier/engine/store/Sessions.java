package dev.espalier.engine.store;

import dev.espalier.access.Person;
import java.time.Instant;
import java.util.Optional;

/// Who is signed in.
public interface Sessions {

    /// @param hash the SHA-256 of the session's secret
    void insert(int workspace, byte[] hash, String person, Instant now);

    /// @param seenAt the last time that was written down
    record Open(Person person, Instant createdAt, Instant seenAt) {}

    /// Whatever its age; of a person who may sign in.
    Optional<Open> find(byte[] hash);

    void saw(byte[] hash, Instant now);

    void end(byte[] hash);

    /// Every one of a person, but one perhaps.
    ///
    /// @param except a hash; empty spares none
    void endAll(int workspace, String person, Optional<byte[]> except);

    /// Those that nobody can use any more.
    int endOld(Instant createdBefore, Instant seenBefore);
}
