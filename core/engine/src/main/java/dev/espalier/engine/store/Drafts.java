package dev.espalier.engine.store;

import dev.espalier.draft.Draft;
import java.util.Optional;
import java.util.UUID;

/// Attempts at texts, those that were thrown away too.
public interface Drafts {

    void add(Draft draft);

    Optional<Draft> find(int workspace, UUID id);

    /// Of one email, newest first.
    ///
    /// @param before the id of the last one of the page before
    Page<Draft> ofEmail(int workspace, String email, Optional<UUID> before, int limit);
}
