package dev.espalier.engine.store;

import java.time.Instant;
import java.util.UUID;

/// The processes that run the loops.
public interface Nodes {

    void beat(UUID node, String name, Instant now);

    void leave(UUID node);

    /// The database's own clock.
    Instant databaseTime();
}
