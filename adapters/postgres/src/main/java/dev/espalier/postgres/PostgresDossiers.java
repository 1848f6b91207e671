package dev.espalier.postgres;

import dev.espalier.definition.StepKey;
import dev.espalier.draft.Draft;
import dev.espalier.email.EmailText;
import dev.espalier.email.Sender;
import dev.espalier.engine.store.Dossiers;
import dev.espalier.engine.store.Texts.Pinned;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

record PostgresDossiers(Handle handle) implements Dossiers {

    private static final String EVENTS =
            """
            SELECT e.*, k.key FROM event e
              LEFT JOIN event_key k ON k.received_at = e.received_at AND k.workspace_id = e.workspace_id
                                   AND k.event_id = e.id
             WHERE e.workspace_id = :workspace AND e.contact_id = :contact
             ORDER BY e.received_at, e.id
            """;

    private static final String OPT_OUTS =
            """
            SELECT sequence_id, at FROM opt_out
             WHERE workspace_id = :workspace AND contact_id = :contact ORDER BY sequence_id
            """;

    private static final String ACTIVITIES =
            """
            SELECT a.* FROM enrolment e
              JOIN activity a ON a.workspace_id = e.workspace_id AND a.enrolment_id = e.id
             WHERE e.workspace_id = :workspace AND e.contact_id = :contact
             ORDER BY a.first_at, a.enrolment_id, a.step_key, a.kind
            """;

    private static final String WAYS =
            """
            SELECT id, passed FROM enrolment
             WHERE workspace_id = :workspace AND contact_id = :contact AND passed <> '' ORDER BY id
            """;

    private static final String MAILED =
            """
            SELECT s.id, s.address, s.frozen, b.message AS base, t.*
              FROM (SELECT id, workspace_id, fingerprint, address, NULL::bytea AS frozen
                      FROM send WHERE workspace_id = :workspace AND contact_id = :contact
                    UNION ALL
                    SELECT id, workspace_id, fingerprint, address, frozen
                      FROM pending_send WHERE workspace_id = :workspace AND contact_id = :contact) s
              LEFT JOIN email_text t ON t.workspace_id = s.workspace_id AND t.fingerprint = s.fingerprint
              LEFT JOIN message_base b ON s.frozen IS NOT NULL
                                      AND b.workspace_id = s.workspace_id AND b.fingerprint = s.fingerprint
             ORDER BY s.id
            """;

    private static final String SEQUENCES =
            """
            SELECT s.id, s.name, s.status, s.definition, g.topic, g.brief
              FROM sequence s
              LEFT JOIN generated_sequence g ON g.workspace_id = s.workspace_id AND g.sequence_id = s.id
             WHERE s.workspace_id = :workspace AND s.contact_id = :contact ORDER BY s.id
            """;

    private static final String EMAILS =
            """
            SELECT m.*, r.instruction AS asked
              FROM (SELECT * FROM email WHERE workspace_id = :workspace AND contact_id = :contact
                    UNION ALL
                    SELECT m.* FROM sequence s JOIN email m ON m.workspace_id = s.workspace_id AND m.sequence_id = s.id
                     WHERE s.workspace_id = :workspace AND s.contact_id = :contact AND m.contact_id IS NULL) m
              LEFT JOIN regeneration r ON r.workspace_id = m.workspace_id AND r.email_id = m.id
             ORDER BY m.created_at, m.id
            """;

    private static final String DRAFTS =
            """
            SELECT * FROM draft WHERE workspace_id = :workspace AND contact_id = :contact
            UNION ALL
            SELECT d.* FROM sequence s JOIN draft d ON d.workspace_id = s.workspace_id AND d.sequence_id = s.id
             WHERE s.workspace_id = :workspace AND s.contact_id = :contact AND d.contact_id IS NULL
             ORDER BY created_at, id
            """;

    private static final String JOBS =
            """
            SELECT j.*
              FROM (SELECT id FROM email WHERE workspace_id = :workspace AND contact_id = :contact
                    UNION
                    SELECT id FROM sequence WHERE workspace_id = :workspace AND contact_id = :contact
                    UNION
                    SELECT m.id FROM sequence s JOIN email m ON m.workspace_id = s.workspace_id AND m.sequence_id = s.id
                     WHERE s.workspace_id = :workspace AND s.contact_id = :contact) theirs
              JOIN job j ON j.workspace_id = :workspace AND j.subject = theirs.id
             ORDER BY j.asked_at, j.id
            """;

    private static final String PACE =
            """
            SELECT unnest(recent) AS at FROM contact_pace
             WHERE workspace_id = :workspace AND contact_id = :contact ORDER BY at
            """;

    private static final String TEXTS =
            """
            SELECT t.* FROM personal_text p
              JOIN email_text t ON t.workspace_id = p.workspace_id AND t.fingerprint = p.fingerprint
             WHERE p.workspace_id = :workspace AND p.contact_id = :contact
             ORDER BY t.subject, t.fingerprint
            """;

    @Override
    public List<Event> events(int workspace, String contactId) {
        return rows(
                EVENTS,
                workspace,
                contactId,
                (row, _) ->
                        new Event(
                                Rows.uuid(row, "id"),
                                row.getString("key"),
                                row.getString("name"),
                                Json.read(row.getString("properties")),
                                Rows.instant(row, "occurred_at"),
                                Rows.instant(row, "received_at")));
    }

    @Override
    public List<OptOut> optOuts(int workspace, String contactId) {
        return rows(
                OPT_OUTS,
                workspace,
                contactId,
                (row, _) -> new OptOut(row.getString("sequence_id"), Rows.instant(row, "at")));
    }

    @Override
    public List<Activity> activities(int workspace, String contactId) {
        return rows(
                ACTIVITIES,
                workspace,
                contactId,
                (row, _) ->
                        new Activity(
                                Rows.uuid(row, "enrolment_id"),
                                new StepKey(row.getString("step_key")),
                                row.getString("kind"),
                                Rows.instant(row, "first_at")));
    }

    @Override
    public List<Way> ways(int workspace, String contactId) {
        return rows(
                WAYS,
                workspace,
                contactId,
                (row, _) ->
                        new Way(Rows.uuid(row, "id"), PassedText.read(row.getString("passed"))));
    }

    @Override
    public List<Mailed> mailed(int workspace, String contactId) {
        return rows(
                MAILED,
                workspace,
                contactId,
                (row, _) ->
                        new Mailed(
                                Rows.uuid(row, "id"),
                                row.getString("address"),
                                row.getString("subject") == null ? null : pinned(row),
                                row.getBytes("frozen"),
                                row.getBytes("base")));
    }

    @Override
    public List<Written> sequences(int workspace, String contactId) {
        return rows(
                SEQUENCES,
                workspace,
                contactId,
                (row, _) ->
                        new Written(
                                row.getString("id"),
                                row.getString("name"),
                                row.getString("status"),
                                row.getString("definition"),
                                row.getString("topic"),
                                row.getString("brief")));
    }

    @Override
    public List<Pinned> texts(int workspace, String contactId) {
        return rows(TEXTS, workspace, contactId, (row, _) -> pinned(row));
    }

    @Override
    public List<Personal> emails(int workspace, String contactId) {
        return rows(
                EMAILS,
                workspace,
                contactId,
                (row, _) ->
                        new Personal(
                                row.getString("id"),
                                row.getString("sequence_id"),
                                new StepKey(row.getString("step_key")),
                                row.getString("status"),
                                row.getString("subject"),
                                row.getString("preheader"),
                                row.getString("source"),
                                row.getString("instruction"),
                                row.getString("asked")));
    }

    @Override
    public List<Draft> drafts(int workspace, String contactId) {
        return rows(DRAFTS, workspace, contactId, (row, _) -> PostgresDrafts.draft(row));
    }

    @Override
    public List<Work> jobs(int workspace, String contactId) {
        return rows(
                JOBS,
                workspace,
                contactId,
                (row, _) ->
                        new Work(
                                Rows.uuid(row, "id"),
                                row.getString("kind"),
                                row.getString("subject"),
                                Json.read(row.getString("payload")),
                                row.getString("state"),
                                Rows.instant(row, "asked_at"),
                                row.getString("trouble"),
                                row.getString("note")));
    }

    @Override
    public List<Instant> pace(int workspace, String contactId) {
        return rows(PACE, workspace, contactId, (row, _) -> Rows.instant(row, "at"));
    }

    private <T> List<T> rows(
            String statement, int workspace, String contactId, RowMapper<T> mapper) {
        return handle.createQuery(statement)
                .bind("workspace", workspace)
                .bind("contact", contactId)
                .map(mapper)
                .list();
    }

    private static Pinned pinned(ResultSet row) throws SQLException {
        return new Pinned(
                new EmailText(
                        row.getString("subject"),
                        row.getString("preheader"),
                        row.getString("html"),
                        row.getString("plain")),
                new Sender(row.getString("sender_name"), row.getString("sender_email")));
    }
}
