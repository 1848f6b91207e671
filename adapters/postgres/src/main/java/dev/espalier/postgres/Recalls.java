package dev.espalier.postgres;

import dev.espalier.engine.store.Sends.EnrolmentKey;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// What people take back of the sends on their way, or let go on.
record Recalls(Handle handle) {

    private static final String CANCEL_QUEUED =
            """
            WITH gone AS (
                DELETE FROM pending_send p USING unnest(:workspaces, :enrolments) AS k (workspace_id, enrolment_id)
                 WHERE p.workspace_id = k.workspace_id AND p.enrolment_id = k.enrolment_id
                   AND p.state IN ('queued', 'claimed') AND NOT p.doubtful
                RETURNING p.*
            )
            INSERT INTO send (workspace_id, id, enrolment_id, sequence_id, version, step_key, occurrence, contact_id,
                              email_id, template_id, fingerprint, state, planned_at, attempt, ended_at, detail)
            SELECT workspace_id, id, enrolment_id, sequence_id, version, step_key, occurrence, contact_id, email_id,
                   template_id, fingerprint, 'cancelled', planned_at, attempt, :now, :reason
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

    private static final String RESUME_DOUBTFUL =
            """
            UPDATE pending_send SET state = 'queued', due_at = :now
             WHERE workspace_id = :workspace AND sequence_id = :sequence AND state = 'in_doubt'
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

    void resumeDoubtful(int workspace, String sequence, Instant now) {
        handle.createUpdate(RESUME_DOUBTFUL)
                .bind("workspace", workspace)
                .bind("sequence", sequence)
                .bind("now", Rows.at(now))
                .execute();
    }
}
