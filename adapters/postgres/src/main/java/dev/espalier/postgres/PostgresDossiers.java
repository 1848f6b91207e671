package dev.espalier.postgres;

import dev.espalier.definition.StepKey;
import dev.espalier.email.EmailText;
import dev.espalier.email.Sender;
import dev.espalier.engine.store.Dossiers;
import dev.espalier.engine.store.Texts.Pinned;
import java.sql.ResultSet;
import java.sql.SQLException;
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
            SELECT id, name, status, definition FROM sequence
             WHERE workspace_id = :workspace AND contact_id = :contact ORDER BY id
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
                                row.getString("definition")));
    }

    @Override
    public List<Pinned> texts(int workspace, String contactId) {
        return rows(TEXTS, workspace, contactId, (row, _) -> pinned(row));
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
