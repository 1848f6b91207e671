package dev.espalier.postgres;

import dev.espalier.engine.jobs.Job;
import dev.espalier.engine.jobs.JobKind;
import dev.espalier.engine.jobs.JobState;
import dev.espalier.engine.store.JobRecords;
import dev.espalier.engine.store.Page;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

record PostgresJobRecords(Handle handle) implements JobRecords {

    private static final String FIND =
            "SELECT * FROM job WHERE workspace_id = :workspace AND id = :id";

    private static final String FIND_FOR_UPDATE =
            "SELECT * FROM job WHERE workspace_id = :workspace AND id = :id FOR UPDATE";

    private static final String LIST =
            """
            SELECT * FROM job
             WHERE workspace_id = :workspace
               AND (:kind::text IS NULL OR kind = :kind)
               AND (:state::text IS NULL OR state = :state)
               AND (:subject::text IS NULL OR subject = :subject)
               AND (:batch::uuid IS NULL OR batch_id = :batch::uuid)
               AND (:before::uuid IS NULL OR id < :before::uuid)
             ORDER BY id DESC LIMIT :limit
            """;

    private static final String BATCH =
            """
            SELECT state, count(*) AS jobs FROM job
             WHERE workspace_id = :workspace AND batch_id = :batch GROUP BY state
            """;

    private static final String CANCEL =
            """
            UPDATE job SET state = 'cancelled', owner = NULL, ended_at = :now, trouble = :why, untold = true
             WHERE workspace_id = :workspace AND id = ANY (:ids) AND state IN ('queued', 'running')
            """;

    private static final String CANCEL_BATCH =
            """
            UPDATE job SET state = 'cancelled', owner = NULL, ended_at = :now, trouble = :why, untold = true
             WHERE workspace_id = :workspace AND batch_id = :batch AND state IN ('queued', 'running')
            """;

    private static final String AGAIN =
            """
            UPDATE job
               SET state = 'queued', owner = NULL, ended_at = NULL, started_at = NULL, uncounted = attempt,
                   trouble = NULL, note = NULL, due_at = :now, round = round + 1, sent_at = NULL, run = NULL, untold = false
             WHERE workspace_id = :workspace AND id = :id AND state IN ('failed', 'cancelled')
            """;

    @Override
    public Optional<Job> find(int workspace, UUID id) {
        return one(FIND, workspace, id);
    }

    @Override
    public Optional<Job> findForUpdate(int workspace, UUID id) {
        return one(FIND_FOR_UPDATE, workspace, id);
    }

    private Optional<Job> one(String statement, int workspace, UUID id) {
        return handle.createQuery(statement)
                .bind("workspace", workspace)
                .bind("id", id)
                .map((row, _) -> JobRows.job(row))
                .findOne();
    }

    @Override
    public Page<Job> list(int workspace, Wanted wanted, Optional<UUID> before, int limit) {
        var rows =
                handle.createQuery(LIST)
                        .bind("workspace", workspace)
                        .bind("kind", wanted.kind().map(JobKind::word).orElse(null))
                        .bind("state", wanted.state().map(JobState::word).orElse(null))
                        .bind("subject", wanted.subject().orElse(null))
                        .bind("batch", wanted.batch().orElse(null))
                        .bind("before", before.orElse(null))
                        .bind("limit", limit + 1)
                        .map((row, _) -> JobRows.job(row))
                        .list();
        return Page.of(rows, limit, one -> one.id().toString());
    }

    @Override
    public Map<JobState, Integer> batch(int workspace, UUID batch) {
        var counts = new EnumMap<JobState, Integer>(JobState.class);
        handle.createQuery(BATCH)
                .bind("workspace", workspace)
                .bind("batch", batch)
                .map((row, _) -> Map.entry(JobState.of(row.getString("state")), row.getInt("jobs")))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    @Override
    public int cancel(int workspace, List<UUID> ids, String why, Instant now) {
        return handle.createUpdate(CANCEL)
                .bind("workspace", workspace)
                .bind("ids", Rows.uuids(handle, ids, id -> id))
                .bind("why", why)
                .bind("now", Rows.at(now))
                .execute();
    }

    @Override
    public int cancelBatch(int workspace, UUID batch, String why, Instant now) {
        return handle.createUpdate(CANCEL_BATCH)
                .bind("workspace", workspace)
                .bind("batch", batch)
                .bind("why", why)
                .bind("now", Rows.at(now))
                .execute();
    }

    @Override
    public boolean again(int workspace, UUID id, Instant now) {
        return handle.createUpdate(AGAIN)
                        .bind("workspace", workspace)
                        .bind("id", id)
                        .bind("now", Rows.at(now))
                        .execute()
                > 0;
    }
}
