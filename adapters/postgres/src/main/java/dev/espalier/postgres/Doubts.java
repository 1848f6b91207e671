package dev.espalier.postgres;

import dev.espalier.engine.store.Sends.Claimed;
import dev.espalier.engine.store.Sends.Doubtful;
import dev.espalier.send.InDoubt;
import dev.espalier.send.SendState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Sends whose answer was lost.
record Doubts(Handle handle) {

    private static final String RESUME =
            """
            UPDATE pending_send SET state = 'queued', due_at = :now
             WHERE workspace_id = :workspace AND sequence_id = :sequence AND state = 'in_doubt' AND NOT holds_doubt
            """;

    private static final String END =
            """
            WITH over AS MATERIALIZED (
                SELECT p.workspace_id, p.id FROM pending_send p
                 WHERE p.state = 'in_doubt' AND NOT p.holds_doubt
                   AND coalesce((SELECT e.status FROM enrolment e
                                  WHERE e.workspace_id = p.workspace_id AND e.id = p.enrolment_id), 'gone') <> 'active'
                   FOR UPDATE SKIP LOCKED
            ), gone AS (
                DELETE FROM pending_send p USING over k
                 WHERE p.workspace_id = k.workspace_id AND p.id = k.id
                RETURNING p.*
            )
            INSERT INTO send (workspace_id, id, enrolment_id, sequence_id, version, step_key, occurrence, contact_id,
                              email_id, template_id, fingerprint, state, planned_at, attempt, ended_at, address,
                              detail)
            SELECT workspace_id, id, enrolment_id, sequence_id, version, step_key, occurrence, contact_id, email_id,
                   template_id, fingerprint, 'cancelled', planned_at, said, :now, address,
                   left('may have arrived, and the enrolment ended: ' || detail, 500)
              FROM gone
            """;

    private static final String END_FORGOTTEN =
            """
            WITH forgotten AS MATERIALIZED (
                SELECT p.workspace_id, p.id FROM pending_send p
                 WHERE p.state = 'in_doubt'
                   AND (SELECT c.id FROM contact c
                         WHERE c.workspace_id = p.workspace_id AND c.id = p.contact_id) IS NULL
                   FOR UPDATE SKIP LOCKED
            ), gone AS (
                DELETE FROM pending_send p USING forgotten k
                 WHERE p.workspace_id = k.workspace_id AND p.id = k.id
                RETURNING p.*
            )
            INSERT INTO send (workspace_id, id, enrolment_id, sequence_id, version, step_key, occurrence, contact_id,
                              email_id, template_id, fingerprint, state, planned_at, attempt, ended_at, address,
                              detail)
            SELECT workspace_id, id, enrolment_id, sequence_id, version, step_key, occurrence, contact_id, email_id,
                   template_id, fingerprint, 'cancelled', planned_at, said, :now, address,
                   'may have arrived, and the contact was deleted'
              FROM gone
            """;

    private static final String DECIDE =
            """
            UPDATE pending_send
               SET holds_doubt = :hold,
                   state = CASE WHEN :hold AND doubtful AND state = 'queued' THEN 'in_doubt' ELSE state END
             WHERE workspace_id = :workspace AND sequence_id = :sequence
            """;

    private static final String FIND =
            """
            SELECT p.*, coalesce(s.created_at, p.planned_at) AS incarnation,
                   EXISTS (SELECT FROM enrolment e
                            WHERE e.workspace_id = p.workspace_id AND e.id = p.enrolment_id AND e.status = 'active'
                              AND e.sending) AS is_inside
              FROM pending_send p LEFT JOIN sequence s ON s.workspace_id = p.workspace_id AND s.id = p.sequence_id
             WHERE p.workspace_id = :workspace AND p.id = :id AND p.state = 'in_doubt'
               FOR UPDATE OF p
            """;

    private static final String PROVEN =
            """
            SELECT p.*, coalesce(s.created_at, p.planned_at) AS incarnation,
                   EXISTS (SELECT FROM enrolment e
                            WHERE e.workspace_id = p.workspace_id AND e.id = p.enrolment_id AND e.status = 'active'
                              AND e.sending) AS is_inside
              FROM (SELECT DISTINCT workspace_id, send_id FROM feedback WHERE early) f
              JOIN pending_send p ON p.workspace_id = f.workspace_id AND p.id = f.send_id
              LEFT JOIN sequence s ON s.workspace_id = p.workspace_id AND s.id = p.sequence_id
             WHERE p.doubtful AND p.owner IS NULL
             LIMIT :limit
               FOR UPDATE OF p SKIP LOCKED
            """;

    private static final String HANDED_OVER =
            """
            SELECT p.*, coalesce(s.created_at, p.planned_at) AS incarnation
              FROM pending_send p LEFT JOIN sequence s ON s.workspace_id = p.workspace_id AND s.id = p.sequence_id
             WHERE p.workspace_id = :workspace AND p.id = :id AND p.attempt = :attempt
               AND (p.owner = :owner AND p.state = 'submitting' OR p.owner IS NULL AND p.doubtful)
            """;

    private static final String RESEND =
            """
            UPDATE pending_send SET state = 'queued', due_at = :now, resent_at = :now
             WHERE workspace_id = :workspace AND id = :id AND state = 'in_doubt'
            """;

    private static final String SETTLE =
            """
            WITH gone AS (
                DELETE FROM pending_send
                 WHERE workspace_id = :workspace AND id = :id AND owner IS NULL
                   AND (doubtful OR state = 'in_doubt')
                RETURNING *
            )
            INSERT INTO send (workspace_id, id, enrolment_id, sequence_id, version, step_key, occurrence, contact_id,
                              email_id, template_id, fingerprint, state, planned_at, attempt, accepted_at, ended_at,
                              address, detail)
            SELECT workspace_id, id, enrolment_id, sequence_id, version, step_key, occurrence, contact_id, email_id,
                   template_id, fingerprint, :state, planned_at, said, :acceptedAt::timestamptz, :now, address,
                   :detail
              FROM gone
            """;

    int resume(int workspace, String sequence, Instant now) {
        return handle.createUpdate(RESUME)
                .bind("workspace", workspace)
                .bind("sequence", sequence)
                .bind("now", Rows.at(now))
                .execute();
    }

    void end(Instant now) {
        handle.createUpdate(END).bind("now", Rows.at(now)).execute();
    }

    void endForgotten(Instant now) {
        handle.createUpdate(END_FORGOTTEN).bind("now", Rows.at(now)).execute();
    }

    void decide(int workspace, String sequence, InDoubt onDoubt) {
        handle.createUpdate(DECIDE)
                .bind("workspace", workspace)
                .bind("sequence", sequence)
                .bind("hold", onDoubt == InDoubt.HOLD)
                .execute();
    }

    Optional<Claimed> handedOver(UUID owner, int workspace, UUID id, int attempt) {
        return handle.createQuery(HANDED_OVER)
                .bind("owner", owner)
                .bind("workspace", workspace)
                .bind("id", id)
                .bind("attempt", attempt)
                .map((row, _) -> PostgresSends.claimed(row))
                .findOne();
    }

    Optional<Doubtful> find(int workspace, UUID id) {
        return handle.createQuery(FIND)
                .bind("workspace", workspace)
                .bind("id", id)
                .map((row, _) -> doubtful(row))
                .findOne();
    }

    List<Doubtful> proven(int limit) {
        return handle.createQuery(PROVEN)
                .bind("limit", limit)
                .map((row, _) -> doubtful(row))
                .list();
    }

    private static Doubtful doubtful(ResultSet row) throws SQLException {
        var submitted = Rows.instantOrNull(row, "submitted_at");
        return new Doubtful(
                PostgresSends.claimed(row),
                row.getString("email_id"),
                submitted == null ? Rows.instant(row, "first_attempt_at") : submitted,
                row.getBoolean("is_inside"));
    }

    void resend(int workspace, UUID id, Instant now) {
        handle.createUpdate(RESEND)
                .bind("workspace", workspace)
                .bind("id", id)
                .bind("now", Rows.at(now))
                .execute();
    }

    void settle(
            int workspace,
            UUID id,
            SendState state,
            String detail,
            @Nullable Instant acceptedAt,
            Instant now) {
        handle.createUpdate(SETTLE)
                .bind("workspace", workspace)
                .bind("id", id)
                .bind("state", state.word())
                .bind("detail", detail)
                .bind("acceptedAt", Rows.atOrNull(acceptedAt))
                .bind("now", Rows.at(now))
                .execute();
    }
}
