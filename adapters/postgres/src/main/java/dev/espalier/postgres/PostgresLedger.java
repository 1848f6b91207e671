package dev.espalier.postgres;

import dev.espalier.definition.StepKey;
import dev.espalier.engine.store.Ledger;
import dev.espalier.engine.store.Page;
import dev.espalier.send.SendState;
import dev.espalier.send.Waiting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

record PostgresLedger(Handle handle) implements Ledger {

    private static final String FIND =
            """
            SELECT * FROM sends WHERE workspace_id = :workspace AND id = :id
            """;

    private static final String SENT =
            """
            -- By the enrolment: a sequence for many may have a million sends.
            WITH way AS (
                SELECT e.id AS email, e.enrolment_id AS id FROM email e
                 WHERE e.workspace_id = :workspace AND e.id = ANY (:emails) AND e.enrolment_id IS NOT NULL
                UNION ALL
                SELECT e.id, n.id FROM email e
                  JOIN enrolment n ON n.workspace_id = e.workspace_id AND n.sequence_id = e.sequence_id
                 WHERE e.workspace_id = :workspace AND e.id = ANY (:emails) AND e.enrolment_id IS NULL
            )
            SELECT w.email FROM way w JOIN send s ON s.workspace_id = :workspace AND s.enrolment_id = w.id
             WHERE s.email_id = w.email AND s.state NOT IN ('cancelled', 'suppressed')
             UNION
            SELECT w.email FROM way w JOIN pending_send p ON p.workspace_id = :workspace AND p.enrolment_id = w.id
             WHERE p.email_id = w.email AND (p.doubtful OR p.state IN ('submitting', 'in_doubt'))
            """;

    private static final String OF_SEQUENCES =
            """
            -- By the people inside: what is queued of a million others is not looked at.
            SELECT s.*
              FROM enrolment e JOIN sends s ON s.workspace_id = e.workspace_id AND s.enrolment_id = e.id
             WHERE e.workspace_id = :workspace AND e.sequence_id = ANY (:sequences)
             ORDER BY s.id
            """;

    private static final String LIST =
            """
            SELECT * FROM sends
             WHERE workspace_id = :workspace
               AND (:states::text[] IS NULL OR state = ANY (:states))
               AND (:sequence::text IS NULL OR sequence_id = :sequence)
               AND (:contact::text IS NULL OR contact_id = :contact)
               AND (:after::uuid IS NULL OR id > :after::uuid)
             ORDER BY id LIMIT :limit
            """;

    @Override
    public Optional<Entry> find(int workspace, UUID id) {
        return handle.createQuery(FIND)
                .bind("workspace", workspace)
                .bind("id", id)
                .map((row, _) -> entry(row))
                .findOne();
    }

    @Override
    public boolean wasSent(int workspace, String email) {
        return !sent(workspace, List.of(email)).isEmpty();
    }

    @Override
    public Set<String> sent(int workspace, Collection<String> emails) {
        return handle.createQuery(SENT)
                .bind("workspace", workspace)
                .bind("emails", Rows.texts(handle, emails, id -> id))
                .mapTo(String.class)
                .set();
    }

    @Override
    public List<Entry> ofSequences(int workspace, Collection<String> sequences) {
        return handle.createQuery(OF_SEQUENCES)
                .bind("workspace", workspace)
                .bind("sequences", Rows.texts(handle, sequences, id -> id))
                .map((row, _) -> entry(row))
                .list();
    }

    @Override
    public Page<Entry> list(
            int workspace,
            Optional<List<SendState>> states,
            Optional<String> sequence,
            Optional<String> contact,
            Optional<UUID> after,
            int limit) {
        var rows =
                handle.createQuery(LIST)
                        .bind("workspace", workspace)
                        .bind(
                                "states",
                                states.map(some -> Rows.texts(handle, some, SendState::word))
                                        .orElse(null))
                        .bind("sequence", sequence.orElse(null))
                        .bind("contact", contact.orElse(null))
                        .bind("after", after.orElse(null))
                        .bind("limit", limit + 1)
                        .map((row, _) -> entry(row))
                        .list();
        return Page.of(rows, limit, one -> one.id().toString());
    }

    static Entry entry(ResultSet row) throws SQLException {
        var waiting = row.getString("waiting");
        return new Entry(
                Rows.uuid(row, "id"),
                row.getString("sequence_id"),
                row.getString("contact_id"),
                row.getString("template_id"),
                row.getString("email_id"),
                new StepKey(row.getString("step_key")),
                SendState.of(row.getString("state")),
                row.getInt("attempt"),
                Rows.instant(row, "planned_at"),
                Rows.instantOrNull(row, "accepted_at"),
                row.getString("detail"),
                Rows.instantOrNull(row, "in_doubt_since"),
                waiting == null ? null : Waiting.of(waiting),
                Rows.instantOrNull(row, "due_at"));
    }
}
