package dev.espalier.postgres;

import dev.espalier.contact.EmailAddress;
import dev.espalier.definition.Activity;
import dev.espalier.definition.StepKey;
import dev.espalier.engine.store.Feedbacks;
import dev.espalier.engine.store.SequenceGroups;
import dev.espalier.send.SendState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

record PostgresFeedbacks(Handle handle) implements Feedbacks {

    private static final String FIND =
            """
            SELECT s.*, coalesce(s.went_to, c.address, '') AS address, coalesce(t.sender_email, '') AS sender,
                   q.contact_id IS NOT NULL AS is_for_one
              FROM workspace w
             -- By whole keys in each workspace: there are few of them, and a send is in one.
             CROSS JOIN LATERAL (
                   SELECT workspace_id, id, enrolment_id, sequence_id, step_key, contact_id, fingerprint,
                          address AS went_to
                     FROM send WHERE workspace_id = w.id AND id = :id
                   UNION ALL
                   SELECT workspace_id, id, enrolment_id, sequence_id, step_key, contact_id, fingerprint, address
                     FROM pending_send WHERE workspace_id = w.id AND id = :id) s
              LEFT JOIN contact c ON c.workspace_id = s.workspace_id AND c.id = s.contact_id
              LEFT JOIN sequence q ON q.workspace_id = s.workspace_id AND q.id = s.sequence_id
              LEFT JOIN email_text t ON t.workspace_id = s.workspace_id AND t.fingerprint = s.fingerprint
             WHERE :workspace::integer IS NULL OR w.id = :workspace
             LIMIT 1
            """;

    private static final String LOCK =
            """
            SELECT state FROM send WHERE workspace_id = :workspace AND id = :id FOR UPDATE
            """;

    private static final String MOVE =
            """
            UPDATE send SET state = :state, detail = :detail, ended_at = :now WHERE workspace_id = :workspace AND id = :id
            """;

    private static final String ADD =
            """
            INSERT INTO feedback (workspace_id, id, send_id, kind, source, key, detail, at, early)
            VALUES (:workspace, :id, :send, :kind, :source, :key, :detail, :at, :early)
            ON CONFLICT (workspace_id, send_id, key) DO NOTHING
            """;

    private static final String RIPE =
            """
            WITH ready AS (
                SELECT f.workspace_id, f.id FROM feedback f JOIN send s ON s.workspace_id = f.workspace_id AND s.id = f.send_id
                 WHERE f.early ORDER BY f.id LIMIT :limit
                   FOR UPDATE OF f SKIP LOCKED
            ), taken AS (
                UPDATE feedback f SET early = false FROM ready r
                 WHERE f.workspace_id = r.workspace_id AND f.id = r.id
                RETURNING f.*
            )
            SELECT * FROM taken ORDER BY id
            """;

    private static final String OF =
            """
            SELECT * FROM feedback WHERE workspace_id = :workspace AND send_id = :send ORDER BY at, id LIMIT 1000
            """;

    private static final String ADD_STRAY =
            """
            INSERT INTO stray_feedback (id, kind, source, key, detail, at) VALUES (:id, :kind, :source, :key, :detail, :at)
            ON CONFLICT (key) DO NOTHING
            """;

    private static final String FORGET_STRAYS =
            """
            DELETE FROM stray_feedback
             WHERE at < :before OR at < (SELECT at FROM stray_feedback ORDER BY at DESC OFFSET :most LIMIT 1)
            """;

    private static final String GIVE_UP =
            """
            UPDATE feedback SET early = false WHERE early AND at < :before
            """;

    private static final String DID =
            """
            INSERT INTO activity (workspace_id, enrolment_id, step_key, kind, first_at)
            VALUES (:workspace, :enrolment, :step, :kind, :now)
            ON CONFLICT DO NOTHING
            """;

    private static final String CONTACT_AT =
            """
            SELECT id FROM contact WHERE workspace_id = :workspace AND address = :address
            """;

    private static final String EXIT =
            """
            WITH ended AS (
                UPDATE enrolment SET status = 'exited', due_at = NULL, sending = false, waits_for = NULL, hold = NULL,
                       held_due = NULL, ended_at = :now, end_reason = :reason
                 WHERE workspace_id = :workspace AND contact_id = :contact AND status = 'active'
                   AND (:sequence::text IS NULL OR sequence_id = :sequence)
                RETURNING workspace_id, sequence_id, id
            ), counted AS (
                INSERT INTO enrolment_tally (workspace_id, sequence_id, enrolled, active, completed, exited, cancelled)
                SELECT workspace_id, sequence_id, 0, -count(*), 0, count(*), 0 FROM ended
                 GROUP BY workspace_id, sequence_id
            ), gone AS (
                -- What a relay has begun to see, or may have, is not ours to call cancelled.
                DELETE FROM pending_send p USING ended e
                 WHERE p.workspace_id = e.workspace_id AND p.enrolment_id = e.id
                   AND p.state IN ('queued', 'claimed') AND NOT p.doubtful
                RETURNING p.*
            ), kept AS (
                INSERT INTO send (workspace_id, id, enrolment_id, sequence_id, version, step_key, occurrence, contact_id,
                                  email_id, template_id, fingerprint, state, planned_at, attempt, ended_at, detail)
                SELECT workspace_id, id, enrolment_id, sequence_id, version, step_key, occurrence, contact_id, email_id,
                       template_id, fingerprint, 'cancelled', planned_at, said, :now, 'the enrolment ended'
                  FROM gone
            )
            SELECT DISTINCT sequence_id FROM ended
            """;

    @Override
    public Optional<Sent> find(int workspace, UUID send) {
        return found(workspace, send);
    }

    @Override
    public Optional<Sent> find(UUID send) {
        return found(null, send);
    }

    private Optional<Sent> found(@Nullable Integer workspace, UUID send) {
        return handle.createQuery(FIND)
                .bind("workspace", workspace)
                .bind("id", send)
                .map((row, _) -> sent(row))
                .findOne();
    }

    private static Sent sent(ResultSet row) throws SQLException {
        return new Sent(
                row.getInt("workspace_id"),
                Rows.uuid(row, "id"),
                Rows.uuid(row, "enrolment_id"),
                row.getString("sequence_id"),
                new StepKey(row.getString("step_key")),
                row.getString("contact_id"),
                row.getString("address"),
                row.getString("sender"),
                row.getBoolean("is_for_one"));
    }

    @Override
    public Optional<SendState> lock(int workspace, UUID send) {
        return handle.createQuery(LOCK)
                .bind("workspace", workspace)
                .bind("id", send)
                .map((row, _) -> SendState.of(row.getString("state")))
                .findOne();
    }

    @Override
    public void move(int workspace, UUID send, SendState to, String detail, Instant now) {
        handle.createUpdate(MOVE)
                .bind("workspace", workspace)
                .bind("id", send)
                .bind("state", to.word())
                .bind("detail", detail)
                .bind("now", Rows.at(now))
                .execute();
    }

    @Override
    public boolean add(Row row) {
        return handle.createUpdate(ADD)
                        .bind("workspace", row.workspace())
                        .bind("id", row.id())
                        .bind("send", row.send())
                        .bind("kind", row.kind().word())
                        .bind("source", row.source())
                        .bind("key", row.key())
                        .bind("detail", row.detail())
                        .bind("at", Rows.at(row.at()))
                        .bind("early", row.isEarly())
                        .execute()
                == 1;
    }

    @Override
    public List<Row> ripe(int limit) {
        return handle.createQuery(RIPE).bind("limit", limit).map((row, _) -> row(row)).list();
    }

    @Override
    public List<Row> of(int workspace, UUID send) {
        return handle.createQuery(OF)
                .bind("workspace", workspace)
                .bind("send", send)
                .map((row, _) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getInt("workspace_id"),
                Rows.uuid(row, "id"),
                Rows.uuid(row, "send_id"),
                Kind.of(row.getString("kind")),
                row.getString("source"),
                row.getString("key"),
                row.getString("detail"),
                Rows.instant(row, "at"),
                row.getBoolean("early"));
    }

    @Override
    public boolean addStray(Stray stray) {
        return handle.createUpdate(ADD_STRAY)
                        .bind("id", stray.id())
                        .bind("kind", stray.kind())
                        .bind("source", stray.source())
                        .bind("key", stray.key())
                        .bind("detail", stray.detail())
                        .bind("at", Rows.at(stray.at()))
                        .execute()
                == 1;
    }

    @Override
    public void forget(Instant before, int most) {
        handle.createUpdate(FORGET_STRAYS)
                .bind("before", Rows.at(before))
                .bind("most", most)
                .execute();
        handle.createUpdate(GIVE_UP).bind("before", Rows.at(before)).execute();
    }

    @Override
    public void did(Sent sent, Activity activity, Instant now) {
        handle.createUpdate(DID)
                .bind("workspace", sent.workspace())
                .bind("enrolment", sent.enrolment())
                .bind("step", sent.step().value())
                .bind("kind", activity.word())
                .bind("now", Rows.at(now))
                .execute();
    }

    @Override
    public Optional<String> contactAt(int workspace, String address) {
        return handle.createQuery(CONTACT_AT)
                .bind("workspace", workspace)
                .bind("address", EmailAddress.keyOf(address))
                .mapTo(String.class)
                .findOne();
    }

    @Override
    public List<SequenceGroups.Key> exit(
            int workspace,
            Optional<String> sequence,
            String contactId,
            String reason,
            Instant now) {
        return handle.createQuery(EXIT)
                .bind("workspace", workspace)
                .bind("sequence", sequence.orElse(null))
                .bind("contact", contactId)
                .bind("reason", reason)
                .bind("now", Rows.at(now))
                .map((row, _) -> new SequenceGroups.Key(workspace, row.getString("sequence_id")))
                .list();
    }
}
