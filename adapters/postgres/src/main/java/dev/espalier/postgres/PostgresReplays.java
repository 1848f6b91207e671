package dev.espalier.postgres;

import dev.espalier.engine.store.Replays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jdbi.v3.core.Handle;

record PostgresReplays(Handle handle) implements Replays {

    private static final String CLAIM =
            """
            INSERT INTO replay (workspace_id, key, request_hash, created_at)
            VALUES (:workspace, :key, :hash, :now)
            -- A call that has not ended for so long died with its node; the new instant shuts it out.
            ON CONFLICT (workspace_id, key) DO UPDATE SET created_at = :now
             WHERE replay.status IS NULL AND replay.request_hash = :hash AND replay.created_at < :deadBefore
            """;

    private static final String FIND =
            """
            SELECT * FROM replay WHERE workspace_id = :workspace AND key = :key
            """;

    private static final String FINISH =
            """
            UPDATE replay SET status = :status, body = CASE WHEN sealed THEN ''::bytea ELSE :body END
             WHERE workspace_id = :workspace AND key = :key AND created_at = :ticket AND status IS NULL
            """;

    private static final String ABANDON =
            """
            DELETE FROM replay
             WHERE workspace_id = :workspace AND key = :key AND created_at = :ticket AND status IS NULL
            """;

    private static final String FORGET =
            """
            DELETE FROM replay WHERE created_at < :before
            """;

    @Override
    public Begun begin(
            int workspace, String key, byte[] requestHash, Instant now, Instant deadBefore) {
        // The ticket must come back equal: PostgreSQL keeps microseconds.
        var ticket = now.truncatedTo(ChronoUnit.MICROS);
        int claimed =
                handle.createUpdate(CLAIM)
                        .bind("workspace", workspace)
                        .bind("key", key)
                        .bind("hash", requestHash)
                        .bind("now", Rows.at(ticket))
                        .bind("deadBefore", Rows.at(deadBefore))
                        .execute();
        if (claimed == 1) {
            return new Begun.Mine(ticket);
        }
        return handle.createQuery(FIND)
                .bind("workspace", workspace)
                .bind("key", key)
                .map((row, _) -> begun(row, requestHash))
                .findOne()
                // It was abandoned between the two statements; the caller's next try gets it.
                .orElseGet(Begun.Running::new);
    }

    private static Begun begun(ResultSet row, byte[] requestHash) throws SQLException {
        if (!Arrays.equals(row.getBytes("request_hash"), requestHash)) {
            return new Begun.Differs();
        }
        int status = row.getInt("status");
        return row.wasNull()
                ? new Begun.Running()
                : new Begun.Answered(new Answer(status, row.getBytes("body")));
    }

    @Override
    public boolean finish(int workspace, String key, Instant ticket, Answer answer) {
        return handle.createUpdate(FINISH)
                        .bind("workspace", workspace)
                        .bind("key", key)
                        .bind("ticket", Rows.at(ticket))
                        .bind("status", answer.status())
                        .bind("body", answer.body())
                        .execute()
                == 1;
    }

    @Override
    public void abandon(int workspace, String key, Instant ticket) {
        handle.createUpdate(ABANDON)
                .bind("workspace", workspace)
                .bind("key", key)
                .bind("ticket", Rows.at(ticket))
                .execute();
    }

    @Override
    public int forget(Instant before) {
        return handle.createUpdate(FORGET).bind("before", Rows.at(before)).execute();
    }
}
