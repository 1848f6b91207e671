package dev.espalier.postgres;

import dev.espalier.engine.jobs.Job;
import dev.espalier.engine.jobs.JobKind;
import dev.espalier.engine.jobs.NewJob;
import dev.espalier.engine.store.JobQueue;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

record PostgresJobQueue(Handle handle) implements JobQueue {

    private static final String ADD =
            """
            INSERT INTO job (workspace_id, id, kind, subject, payload, batch_id, asked_by, asked_at, due_at)
            SELECT workspace_id, id, kind, subject, payload::jsonb, batch_id, asked_by, asked_at, asked_at
              FROM unnest(:workspaces, :ids, :kinds, :subjects, :payloads, :batches, :bys, :ats)
                   AS n (workspace_id, id, kind, subject, payload, batch_id, asked_by, asked_at)
            ON CONFLICT (workspace_id, id) DO NOTHING
            """;

    private static final String SUPERSEDE =
            """
            UPDATE job SET state = 'superseded', owner = NULL, ended_at = :now
             WHERE workspace_id = :workspace AND subject = ANY (:subjects) AND kind = :kind
               AND state IN ('queued', 'running')
            """;

    // A statement of its own: what it waits for must be in the snapshot of the next. How jobs are
    // taken never depends on how many, and to think about it takes longer than to do it.
    private static final String ONE_AT_A_TIME =
            """
            SELECT set_config('plan_cache_mode', 'force_generic_plan', true),
                   pg_advisory_xact_lock(hashtextextended('espalier.job', 0))
            """;

    private static final String TAKE =
            """
            WITH RECURSIVE waiting AS (
                -- Only workspaces with something queued, one step in the index for each.
                (SELECT workspace_id FROM job WHERE state = 'queued' ORDER BY workspace_id LIMIT 1)
                UNION ALL
                SELECT (SELECT j.workspace_id FROM job j
                         WHERE j.state = 'queued' AND j.workspace_id > w.workspace_id
                         ORDER BY j.workspace_id LIMIT 1)
                  FROM waiting w WHERE w.workspace_id IS NOT NULL
            ), candidate AS (
                SELECT j.workspace_id, j.id, j.due_at,
                       r.running + row_number() OVER (PARTITION BY j.workspace_id
                                                      ORDER BY j.in_batch, j.due_at, j.id) AS place
                  FROM waiting w
                 CROSS JOIN LATERAL (
                       SELECT count(*)::int AS running FROM job
                        WHERE workspace_id = w.workspace_id AND state = 'running') r
                 CROSS JOIN LATERAL (
                       SELECT workspace_id, id, due_at, (batch_id IS NOT NULL) AS in_batch FROM job
                        WHERE workspace_id = w.workspace_id AND state = 'queued' AND due_at <= :now
                        ORDER BY (batch_id IS NOT NULL), due_at, id
                        LIMIT least(greatest(:share - r.running, 0), :most)
                          FOR UPDATE SKIP LOCKED) j
            ), taken AS (
                -- The workspace that has least gets the next place.
                SELECT workspace_id, id FROM candidate ORDER BY place, due_at LIMIT :most
            )
            UPDATE job j
               SET state = 'running', owner = :owner, attempt = j.attempt + 1, started_at = :now
              FROM taken t
             WHERE j.workspace_id = t.workspace_id AND j.id = t.id
            RETURNING j.*
            """;

    private static final String FINISH =
            """
            UPDATE job j
               SET state = k.state, owner = NULL, trouble = coalesce(k.trouble, j.trouble), note = k.note,
                   due_at = k.due_at,
                   ended_at = CASE WHEN k.state <> 'queued' THEN :now::timestamptz END,
                   untold = k.state = 'failed'
              FROM unnest(:workspaces, :ids, :attempts, :states, :troubles, :notes, :dues)
                   AS k (workspace_id, id, attempt, state, trouble, note, due_at)
             WHERE j.workspace_id = k.workspace_id AND j.id = k.id AND j.attempt = k.attempt
               AND j.owner = :owner AND j.state = 'running'
            RETURNING j.id
            """;

    private static final String HELD =
            "SELECT workspace_id, id, attempt FROM job WHERE owner = :owner AND state = 'running'";

    private static final String GIVE_BACK =
            """
            UPDATE job j
               SET state = 'queued', owner = NULL, uncounted = j.uncounted + 1,
                   -- What went out as an event is somebody else's to begin again.
                   due_at = CASE WHEN j.sent_at IS NULL THEN :now ELSE j.due_at END
              FROM unnest(:workspaces, :ids, :attempts) AS k (workspace_id, id, attempt)
             WHERE j.workspace_id = k.workspace_id AND j.id = k.id AND j.attempt = k.attempt
               AND j.owner = :owner AND j.state = 'running'
            """;

    private static final String REAP =
            """
            UPDATE job
               SET state = CASE WHEN attempt - uncounted >= :most THEN 'failed' ELSE 'queued' END,
                   owner = NULL,
                   -- What went out as an event is somebody else's to begin again.
                   due_at = CASE WHEN sent_at IS NULL THEN :now ELSE due_at END,
                   trouble = 'the node that did it died',
                   ended_at = CASE WHEN attempt - uncounted >= :most THEN :now::timestamptz END,
                   untold = attempt - uncounted >= :most
             WHERE state = 'running'
               AND NOT EXISTS (SELECT FROM node WHERE id = job.owner AND heartbeat_at >= :silentSince)
            """;

    private static final String UNTOLD =
            "SELECT * FROM job WHERE untold ORDER BY workspace_id LIMIT :limit";

    private static final String TOLD =
            """
            UPDATE job j SET untold = false
              FROM unnest(:workspaces, :ids, :attempts) AS k (workspace_id, id, attempt)
             -- One that was asked for again meanwhile may have ended badly again.
             WHERE j.workspace_id = k.workspace_id AND j.id = k.id AND j.attempt = k.attempt AND j.untold
            """;

    private static final String FORGET =
            """
            DELETE FROM job
             WHERE (workspace_id, id) IN (
                   SELECT workspace_id, id FROM job
                    WHERE ended_at < :endedBefore AND NOT untold
                      AND (state <> 'failed' OR ended_at < :failedBefore)
                    LIMIT :limit)
            """;

    private static final String RECALL =
            """
            UPDATE job SET sent_at = NULL, due_at = least(due_at, :now)
             WHERE state = 'queued' AND sent_at IS NOT NULL
            """;

    @Override
    public void add(List<NewJob> jobs) {
        if (jobs.isEmpty()) {
            return;
        }
        handle.createUpdate(ADD)
                .bind("workspaces", Rows.ints(handle, jobs, NewJob::workspace))
                .bind("ids", Rows.uuids(handle, jobs, NewJob::id))
                .bind("kinds", Rows.texts(handle, jobs, job -> job.kind().word()))
                .bind("subjects", Rows.texts(handle, jobs, NewJob::subject))
                .bind("payloads", Rows.texts(handle, jobs, job -> Json.write(job.payload())))
                .bind("batches", Rows.uuids(handle, jobs, job -> job.batch().orElse(null)))
                .bind("bys", Rows.texts(handle, jobs, NewJob::by))
                .bind("ats", Rows.instants(handle, jobs, NewJob::at))
                .execute();
    }

    @Override
    public void supersede(int workspace, JobKind kind, Collection<String> subjects, Instant now) {
        handle.createUpdate(SUPERSEDE)
                .bind("workspace", workspace)
                .bind("kind", kind.word())
                .bind("subjects", Rows.texts(handle, subjects, subject -> subject))
                .bind("now", Rows.at(now))
                .execute();
    }

    @Override
    public List<Job> take(Terms terms, Instant now) {
        handle.execute(ONE_AT_A_TIME);
        return handle.createQuery(TAKE)
                .bind("owner", terms.owner())
                .bind("most", terms.most())
                .bind("share", terms.share())
                .bind("now", Rows.at(now))
                .map((row, _) -> JobRows.job(row))
                .list();
    }

    @Override
    public Set<UUID> finish(UUID owner, Collection<Result> results, Instant now) {
        return handle.createQuery(FINISH)
                .bind("owner", owner)
                .bind("now", Rows.at(now))
                .bind("workspaces", Rows.ints(handle, results, Result::workspace))
                .bind("ids", Rows.uuids(handle, results, Result::id))
                .bind("attempts", Rows.ints(handle, results, Result::attempt))
                .bind("states", Rows.texts(handle, results, one -> one.state().word()))
                .bind("troubles", Rows.texts(handle, results, one -> one.trouble().orElse(null)))
                .bind("notes", Rows.texts(handle, results, one -> one.note().orElse(null)))
                .bind("dues", Rows.instants(handle, results, Result::dueAt))
                .mapTo(UUID.class)
                .set();
    }

    @Override
    public List<Attempt> held(UUID owner) {
        return handle.createQuery(HELD)
                .bind("owner", owner)
                .map((row, _) ->
                        new Attempt(
                                row.getInt("workspace_id"),
                                Rows.uuid(row, "id"),
                                row.getInt("attempt")))
                .list();
    }

    @Override
    public void giveBack(UUID owner, Collection<Attempt> attempts, Instant now) {
        handle.createUpdate(GIVE_BACK)
                .bind("owner", owner)
                .bind("workspaces", Rows.ints(handle, attempts, Attempt::workspace))
                .bind("ids", Rows.uuids(handle, attempts, Attempt::id))
                .bind("attempts", Rows.ints(handle, attempts, Attempt::number))
                .bind("now", Rows.at(now))
                .execute();
    }

    @Override
    public int reap(Instant silentSince, int mostAttempts, Instant now) {
        return handle.createUpdate(REAP)
                .bind("silentSince", Rows.at(silentSince))
                .bind("most", mostAttempts)
                .bind("now", Rows.at(now))
                .execute();
    }

    @Override
    public List<Job> untold(int limit) {
        return handle.createQuery(UNTOLD)
                .bind("limit", limit)
                .map((row, _) -> JobRows.job(row))
                .list();
    }

    @Override
    public void told(Collection<Job> jobs) {
        handle.createUpdate(TOLD)
                .bind("workspaces", Rows.ints(handle, jobs, Job::workspace))
                .bind("ids", Rows.uuids(handle, jobs, Job::id))
                .bind("attempts", Rows.ints(handle, jobs, Job::attempt))
                .execute();
    }

    @Override
    public int forget(Instant endedBefore, Instant failedBefore, int limit) {
        return handle.createUpdate(FORGET)
                .bind("endedBefore", Rows.at(endedBefore))
                .bind("failedBefore", Rows.at(failedBefore))
                .bind("limit", limit)
                .execute();
    }

    @Override
    public void recall(Instant now) {
        handle.createUpdate(RECALL).bind("now", Rows.at(now)).execute();
    }
}
