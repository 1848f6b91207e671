package dev.espalier.postgres;

import dev.espalier.engine.store.Sessions;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

record PostgresSessions(Handle handle) implements Sessions {

    private static final String INSERT =
            """
            INSERT INTO session (workspace_id, hash, person_id, created_at, seen_at)
            VALUES (:workspace, :hash, :person, :now, :now)
            """;

    private static final String FIND =
            "SELECT "
                    + PostgresPersons.COLUMNS
                    + """
                      , o.created_at AS opened_at, o.seen_at
                      FROM session o
                      JOIN person p ON p.workspace_id = o.workspace_id AND p.id = o.person_id
                     WHERE o.hash = :hash AND p.disabled_at IS NULL
                    """;

    private static final String SAW =
            "UPDATE session SET seen_at = :now WHERE hash = :hash AND seen_at < :now";

    private static final String END = "DELETE FROM session WHERE hash = :hash";

    private static final String END_ALL =
            """
            DELETE FROM session
             WHERE workspace_id = :workspace AND person_id = :person
               AND (CAST(:except AS bytea) IS NULL OR hash <> :except)
            """;

    private static final String END_OLD =
            "DELETE FROM session WHERE created_at < :createdBefore OR seen_at < :seenBefore";

    @Override
    public void insert(int workspace, byte[] hash, String person, Instant now) {
        handle.createUpdate(INSERT)
                .bind("workspace", workspace)
                .bind("hash", hash)
                .bind("person", person)
                .bind("now", Rows.at(now))
                .execute();
    }

    @Override
    public Optional<Open> find(byte[] hash) {
        return handle.createQuery(FIND)
                .bind("hash", hash)
                .map((row, _) ->
                        new Open(
                                PostgresPersons.person(row),
                                Rows.instant(row, "opened_at"),
                                Rows.instant(row, "seen_at")))
                .findOne();
    }

    @Override
    public void saw(byte[] hash, Instant now) {
        handle.createUpdate(SAW).bind("hash", hash).bind("now", Rows.at(now)).execute();
    }

    @Override
    public void end(byte[] hash) {
        handle.createUpdate(END).bind("hash", hash).execute();
    }

    @Override
    public void endAll(int workspace, String person, Optional<byte[]> except) {
        handle.createUpdate(END_ALL)
                .bind("workspace", workspace)
                .bind("person", person)
                .bind("except", except.orElse(null))
                .execute();
    }

    @Override
    public int endOld(Instant createdBefore, Instant seenBefore) {
        return handle.createUpdate(END_OLD)
                .bind("createdBefore", Rows.at(createdBefore))
                .bind("seenBefore", Rows.at(seenBefore))
                .execute();
    }
}
