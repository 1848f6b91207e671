package dev.espalier.postgres;

import dev.espalier.definition.StepKey;
import dev.espalier.engine.store.Ledger;
import dev.espalier.engine.store.Page;
import dev.espalier.send.SendState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

record PostgresLedger(Handle handle) implements Ledger {

    private static final String FIND =
            """
            SELECT * FROM sends WHERE workspace_id = :workspace AND id = :id
            """;

    private static final String WAS_SENT =
            """
            SELECT EXISTS (SELECT FROM send
                            WHERE workspace_id = :workspace AND sequence_id = e.sequence_id AND email_id = e.id
                              AND state NOT IN ('cancelled', 'suppressed'))
                OR EXISTS (SELECT FROM pending_send
                            WHERE workspace_id = :workspace AND email_id = e.id
                              AND (doubtful OR state IN ('submitting', 'in_doubt')))
              FROM email e WHERE e.workspace_id = :workspace AND e.id = :email
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
        return handle.createQuery(WAS_SENT)
                .bind("workspace", workspace)
                .bind("email", email)
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false);
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
                Rows.instantOrNull(row, "in_doubt_since"));
    }
}
