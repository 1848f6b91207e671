package dev.espalier.postgres;

import dev.espalier.engine.store.Nodes;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

record PostgresNodes(Handle handle) implements Nodes {

    private static final String BEAT =
            """
            INSERT INTO node (id, name, started_at, heartbeat_at) VALUES (:id, :name, :now, :now)
            ON CONFLICT (id) DO UPDATE SET heartbeat_at = :now
            """;

    private static final String LEAVE = "DELETE FROM node WHERE id = :id";

    private static final String FORGET = "DELETE FROM node WHERE heartbeat_at < :since";

    // Not now(): that is when the transaction began.
    private static final String DATABASE_TIME = "SELECT clock_timestamp() AS t";

    @Override
    public void beat(UUID node, String name, Instant now) {
        handle.createUpdate(BEAT)
                .bind("id", node)
                .bind("name", name)
                .bind("now", Rows.at(now))
                .execute();
    }

    @Override
    public void leave(UUID node) {
        handle.createUpdate(LEAVE).bind("id", node).execute();
    }

    @Override
    public void forget(Instant silentSince) {
        handle.createUpdate(FORGET).bind("since", Rows.at(silentSince)).execute();
    }

    @Override
    public Instant databaseTime() {
        return handle.createQuery(DATABASE_TIME).map((row, _) -> Rows.instant(row, "t")).one();
    }
}
