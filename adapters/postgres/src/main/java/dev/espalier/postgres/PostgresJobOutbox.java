package dev.espalier.postgres;

import dev.espalier.engine.jobs.Job;
import dev.espalier.engine.jobs.JobState;
import dev.espalier.engine.store.JobOutbox;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

record PostgresJobOutbox(Handle handle) implements JobOutbox {

    private static final String TAKE =
            """
            WITH due AS (
                SELECT workspace_id, id FROM job
                 WHERE state = 'queued' AND due_at <= :now
                 ORDER BY due_at LIMIT :most FOR UPDATE SKIP LOCKED
            )
            UPDATE job j
               -- What went out and never began goes out as a new event.
               SET due_at = :until, round = j.round + CASE WHEN j.sent_at IS NULL THEN 0 ELSE 1 END, sent_at = NULL
              FROM due d
             WHERE j.workspace_id = d.workspace_id AND j.id = d.id
            RETURNING j.*
            """;

    private static final String SENT =
            """
            UPDATE job j SET sent_at = :now, due_at = CASE WHEN j.state = 'queued' THEN :until ELSE j.due_at END
              FROM unnest(:workspaces, :ids, :rounds) AS k (workspace_id, id, round)
             WHERE j.workspace_id = k.workspace_id AND j.id = k.id AND j.round = k.round
               AND j.state IN ('queued', 'running')
            """;

    private static final String PUT_OFF =
            """
            UPDATE job j SET due_at = :until, trouble = :trouble
              FROM unnest(:workspaces, :ids, :rounds) AS k (workspace_id, id, round)
             WHERE j.workspace_id = k.workspace_id AND j.id = k.id AND j.round = k.round AND j.state = 'queued'
            """;

    private static final String REFUSED =
            """
            UPDATE job SET state = 'failed', ended_at = :now, trouble = :trouble, untold = true
             WHERE workspace_id = :workspace AND id = :id AND round = :round AND state = 'queued'
            """;

    private static final String RESEND =
            "UPDATE job SET due_at = :now WHERE state = 'queued' AND sent_at IS NOT NULL AND attempt = uncounted";

    private static final String LOCK =
            """
            SELECT j.*, n.id IS NOT NULL AS is_owned FROM job j LEFT JOIN node n ON n.id = j.owner
             WHERE j.workspace_id = :workspace AND j.id = :id FOR UPDATE OF j
            """;

    private static final String BEGIN =
            """
            UPDATE job
               SET state = 'running', owner = :owner, run = :run, attempt = attempt + 1, started_at = :now,
                   -- It was sent, else nobody would call: no second event is due.
                   sent_at = coalesce(sent_at, :now), due_at = :until
             WHERE workspace_id = :workspace AND id = :id
            RETURNING *
            """;

    private static final String SYNCED =
            """
            INSERT INTO job_sync (url, synced_at) VALUES (:url, :now)
            ON CONFLICT (only_one) DO UPDATE SET url = :url, synced_at = :now
            """;

    private static final String LAST_SYNC = "SELECT url, synced_at FROM job_sync";

    @Override
    public List<Outgoing> take(int most, Instant now, Instant until) {
        return handle.createQuery(TAKE)
                .bind("most", most)
                .bind("now", Rows.at(now))
                .bind("until", Rows.at(until))
                .map((row, _) -> new Outgoing(JobRows.job(row), row.getInt("round")))
                .list();
    }

    @Override
    public void sent(Collection<Outgoing> events, Instant now, Instant lookAgain) {
        bound(handle.createUpdate(SENT), events)
                .bind("now", Rows.at(now))
                .bind("until", Rows.at(lookAgain))
                .execute();
    }

    @Override
    public void putOff(Collection<Outgoing> events, Instant until, String trouble) {
        bound(handle.createUpdate(PUT_OFF), events)
                .bind("until", Rows.at(until))
                .bind("trouble", trouble)
                .execute();
    }

    private Update bound(Update statement, Collection<Outgoing> events) {
        return statement
                .bind("workspaces", Rows.ints(handle, events, one -> one.job().workspace()))
                .bind("ids", Rows.uuids(handle, events, one -> one.job().id()))
                .bind("rounds", Rows.ints(handle, events, Outgoing::round));
    }

    @Override
    public void refused(Outgoing event, String trouble, Instant now) {
        handle.createUpdate(REFUSED)
                .bind("workspace", event.job().workspace())
                .bind("id", event.job().id())
                .bind("round", event.round())
                .bind("trouble", trouble)
                .bind("now", Rows.at(now))
                .execute();
    }

    @Override
    public void resend(Instant now) {
        handle.createUpdate(RESEND).bind("now", Rows.at(now)).execute();
    }

    @Override
    public Begun begin(int workspace, UUID id, Run run, Instant now, Instant lookAgain) {
        return handle.createQuery(LOCK)
                .bind("workspace", workspace)
                .bind("id", id)
                .map((row, _) ->
                        new Held(
                                JobRows.job(row),
                                Optional.ofNullable(row.getString("run")),
                                row.getBoolean("is_owned")))
                .findOne()
                .map(held -> begin(held, run, now, lookAgain))
                .orElseGet(Begun.Unknown::new);
    }

    /// @param isOwned whether its node is known
    private record Held(Job job, Optional<String> run, boolean isOwned) {}

    private Begun begin(Held held, Run run, Instant now, Instant lookAgain) {
        if (held.job().state().isEnded()) {
            return new Begun.Over(held.job());
        }
        boolean isOthers =
                held.job().state() == JobState.RUNNING
                        && held.isOwned()
                        && !held.run().equals(Optional.of(run.name()));
        if (isOthers) {
            return new Begun.Busy(held.job());
        }
        return new Begun.Mine(
                handle.createQuery(BEGIN)
                        .bind("workspace", held.job().workspace())
                        .bind("id", held.job().id())
                        .bind("owner", run.owner())
                        .bind("run", run.name())
                        .bind("now", Rows.at(now))
                        .bind("until", Rows.at(lookAgain))
                        .map((row, _) -> JobRows.job(row))
                        .one());
    }

    @Override
    public void synced(URI where, Instant now) {
        handle.createUpdate(SYNCED)
                .bind("url", where.toString())
                .bind("now", Rows.at(now))
                .execute();
    }

    @Override
    public Optional<Synced> lastSync() {
        return handle.createQuery(LAST_SYNC)
                .map((row, _) ->
                        new Synced(
                                URI.create(row.getString("url")), Rows.instant(row, "synced_at")))
                .findOne();
    }
}
