package dev.espalier.postgres;

import dev.espalier.engine.store.OptOuts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

record PostgresOptOuts(Handle handle) implements OptOuts {

    private static final String ADD =
            """
            INSERT INTO opt_out (workspace_id, contact_id, sequence_id, at)
            VALUES (:workspace, :contact, :sequence, :now)
            ON CONFLICT DO NOTHING
            """;

    private static final String REMOVE =
            """
            DELETE FROM opt_out
             WHERE workspace_id = :workspace AND contact_id = :contact AND sequence_id = :sequence
            """;

    private static final String FIND =
            """
            SELECT at FROM opt_out
             WHERE workspace_id = :workspace AND contact_id = :contact AND sequence_id = :sequence
            """;

    private static final String OF =
            """
            SELECT sequence_id FROM opt_out
             WHERE workspace_id = :workspace AND contact_id = :contact ORDER BY sequence_id
            """;

    @Override
    public void add(int workspace, String contactId, String sequence, Instant now) {
        handle.createUpdate(ADD)
                .bind("workspace", workspace)
                .bind("contact", contactId)
                .bind("sequence", sequence)
                .bind("now", Rows.at(now))
                .execute();
    }

    @Override
    public boolean remove(int workspace, String contactId, String sequence) {
        return handle.createUpdate(REMOVE)
                        .bind("workspace", workspace)
                        .bind("contact", contactId)
                        .bind("sequence", sequence)
                        .execute()
                == 1;
    }

    @Override
    public Optional<Instant> find(int workspace, String contactId, String sequence) {
        return handle.createQuery(FIND)
                .bind("workspace", workspace)
                .bind("contact", contactId)
                .bind("sequence", sequence)
                .map((row, _) -> Rows.instant(row, "at"))
                .findOne();
    }

    @Override
    public List<String> of(int workspace, String contactId) {
        return handle.createQuery(OF)
                .bind("workspace", workspace)
                .bind("contact", contactId)
                .mapTo(String.class)
                .list();
    }
}
