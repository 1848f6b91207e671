package dev.espalier.engine.drafting;

import dev.espalier.draft.Draft;
import dev.espalier.engine.paging.Cursor;
import dev.espalier.engine.paging.Limit;
import dev.espalier.engine.store.Page;
import dev.espalier.engine.store.Store;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.refusal.Refused.NotFound;
import java.util.Optional;
import java.util.UUID;

/// Explains texts: every attempt at them, those that were thrown away too.
public final class DraftReports {

    private final Store store;

    DraftReports(Store store) {
        this.store = store;
    }

    /// Newest first.
    ///
    /// @throws Invalid at `cursor`
    /// @throws NotFound when there is no such email
    public Page<Draft> ofEmail(int workspace, String email, Optional<String> cursor, int limit) {
        var places = Cursor.in("drafts of " + email);
        var before = places.readId(cursor);
        var page =
                store.reading(tx -> {
                    if (tx.emails().find(workspace, email).isEmpty()) {
                        throw new NotFound("email", email);
                    }
                    return tx.drafts().ofEmail(workspace, email, before, Limit.check(limit));
                });
        return new Page<>(page.items(), page.next().map(places::write));
    }

    /// @throws NotFound when there is none
    public Draft get(int workspace, String id) {
        return uuid(id).flatMap(known -> store.reading(tx -> tx.drafts().find(workspace, known)))
                .orElseThrow(() -> new NotFound("draft", id));
    }

    private static Optional<UUID> uuid(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
