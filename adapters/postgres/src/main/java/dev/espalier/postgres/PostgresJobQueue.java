package dev.espalier.postgres;

import dev.espalier.engine.jobs.NewJob;
import dev.espalier.engine.store.JobQueue;
import java.util.List;
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
}
