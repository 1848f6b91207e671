package dev.espalier.postgres;

import dev.espalier.engine.store.Sends.EnrolmentKey;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// What is taken back of the sends on their way.
record Recalls(Handle handle) {

    private static final String CANCEL_QUEUED =
            """
            WITH free AS MATERIALIZED (
                SELECT p.workspace_id, p.id
                  FROM unnest(:workspaces, :enrolments) AS k (workspace_id, enrolment_id)
                  JOIN pending_send p USING (workspace_id, enrolment_id)
                 WHERE p.state IN ('queued', 'claimed') AND NOT p.doubtful
                   -- Who holds enrolments waits for no send, else two could wait for each other. One that is
                   -- passed by here is refused at the gate, or has its result.
                   FOR UPDATE OF p SKIP LOCKED
            ), gone AS (
                DELETE FROM pending_send p USING free k
                 WHERE p.workspace_id = k.workspace_id AND p.id = k.id
                RETURNING p.*
            )
            INSERT INTO send (workspace_id, id, enrolment_id, sequence_id, version, step_key, occurrence, contact_id,
                              email_id, template_id, fingerprint, state, planned_at, attempt, ended_at, detail)
            SELECT workspace_id, id, enrolment_id, sequence_id, version, step_key, occurrence, contact_id, email_id,
                   template_id, fingerprint, 'cancelled', planned_at, said, :now, :reason
              FROM gone
            """;

    private static final String RECALL =
            """
            WITH gone AS (
                DELETE FROM pending_send
                 WHERE workspace_id = :workspace AND email_id = :email AND state IN ('queued', 'claimed')
                   AND NOT doubtful
                RETURNING workspace_id, enrolment_id, step_key
            )
            UPDATE enrolment e SET sending = false, due_at = :now
              FROM gone g
             WHERE e.workspace_id = g.workspace_id AND e.id = g.enrolment_id AND e.status = 'active' AND e.sending
               AND e.step_key = g.step_key
            """;

    private static final String LEFT =
            """
            SELECT count(*) FROM pending_send WHERE workspace_id = :workspace AND email_id = :email
            """;

    void cancelQueued(List<EnrolmentKey> enrolments, String reason, Instant now) {
        if (enrolments.isEmpty()) {
            return;
        }
        handle.createUpdate(CANCEL_QUEUED)
                .bind("workspaces", Rows.ints(handle, enrolments, EnrolmentKey::workspace))
                .bind("enrolments", Rows.uuids(handle, enrolments, EnrolmentKey::id))
                .bind("reason", reason)
                .bind("now", Rows.at(now))
                .execute();
        new Doubts(handle).end(now);
    }

    int recall(int workspace, String email, Instant now) {
        handle.createUpdate(RECALL)
                .bind("workspace", workspace)
                .bind("email", email)
                .bind("now", Rows.at(now))
                .execute();
        return handle.createQuery(LEFT)
                .bind("workspace", workspace)
                .bind("email", email)
                .mapTo(Integer.class)
                .one();
    }
}
