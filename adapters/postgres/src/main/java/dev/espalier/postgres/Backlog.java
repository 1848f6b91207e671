package dev.espalier.postgres;

import dev.espalier.send.Waiting;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// How much waits for the nodes at one moment, over all workspaces.
///
/// @param due enrolments whose time has come
/// @param queued sends that nobody has taken; those that wait for a retry are among them
/// @param inHand sends that a node has taken
/// @param jobsQueued background work that waits; what waits to be tried again is among it
/// @param oldest since when the oldest of what is due has been due; empty: nothing is
/// @param waiting how many of those queued could go and are held back, by why
public record Backlog(
        long due,
        long queued,
        long inHand,
        long jobsQueued,
        long jobsRunning,
        Optional<Instant> oldest,
        Map<Waiting, Long> waiting) {

    // language=PostgreSQL
    private static final String BACKLOG =
            """
            -- Workspace by workspace, so that the indexes on what is due serve: what is due later is not counted over.
            SELECT coalesce(sum(e.due), 0) AS due,
                   (SELECT count(*) FROM pending_send WHERE state = 'queued') AS queued,
                   (SELECT count(*) FROM pending_send WHERE state IN ('claimed', 'submitting')) AS in_hand,
                   (SELECT count(*) FROM job WHERE state = 'queued') AS jobs_queued,
                   (SELECT count(*) FROM job WHERE state = 'running') AS jobs_running,
                   least(min(e.oldest), min(s.oldest)) AS oldest
              FROM workspace w,
                   LATERAL (SELECT count(*) AS due, min(due_at) AS oldest FROM enrolment
                             WHERE workspace_id = w.id AND due_at <= :now) e,
                   LATERAL (SELECT min(due_at) AS oldest FROM pending_send
                             WHERE workspace_id = w.id AND state = 'queued' AND due_at <= :now) s
            """;

    // language=PostgreSQL
    private static final String WAITING =
            """
            SELECT waiting, count(*) AS many FROM pending_send
             WHERE state = 'queued' AND waiting IS NOT NULL GROUP BY waiting
            """;

    static Backlog read(Handle handle, Instant now) {
        var waiting = new EnumMap<Waiting, Long>(Waiting.class);
        handle.createQuery(WAITING)
                .map((row, _) ->
                        Map.entry(Waiting.of(row.getString("waiting")), row.getLong("many")))
                .forEach(one -> waiting.put(one.getKey(), one.getValue()));
        return handle.createQuery(BACKLOG)
                .bind("now", Rows.at(now))
                .map((row, _) ->
                        new Backlog(
                                row.getLong("due"),
                                row.getLong("queued"),
                                row.getLong("in_hand"),
                                row.getLong("jobs_queued"),
                                row.getLong("jobs_running"),
                                Optional.ofNullable(row.getTimestamp("oldest"))
                                        .map(Timestamp::toInstant),
                                Map.copyOf(waiting)))
                .one();
    }

    /// How long the oldest has waited; zero when nothing is due.
    public Duration oldestAge(Instant now) {
        return oldest.map(since -> Duration.between(since, now))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }
}
