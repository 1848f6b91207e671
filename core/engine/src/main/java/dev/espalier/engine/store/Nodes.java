package dev.espalier.engine.store;

import java.time.Instant;
import java.util.UUID;

/// The processes that run the loops.
public interface Nodes {

    void beat(UUID node, String name, Instant now);

    void leave(UUID node);

    /// Drops nodes that ended without saying so.
    ///
    /// @param silentSince when they were last heard of, at the latest
    void forget(Instant silentSince);

    /// The database's own clock.
    Instant databaseTime();
}
