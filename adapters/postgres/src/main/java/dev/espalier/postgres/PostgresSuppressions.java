package dev.espalier.postgres;

import dev.espalier.contact.EmailAddress;
import dev.espalier.contact.Suppression;
import dev.espalier.engine.store.Page;
import dev.espalier.engine.store.Suppressions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

record PostgresSuppressions(Handle handle) implements Suppressions {

    private static final String FIND =
            """
            -- An erased address stands nowhere; whoever asks for it by name is told.
            SELECT workspace_id, address, reason, detail, created_at FROM suppression
             WHERE workspace_id = :workspace AND address = :address
            UNION ALL
            SELECT workspace_id, :address, 'erased', '', erased_at FROM erased_address
             WHERE workspace_id = :workspace AND hash = erased_hash(:workspace, :address)
             LIMIT 1
            """;

    private static final String ADD =
            """
            INSERT INTO suppression (workspace_id, address, reason, detail, created_at)
            SELECT :workspace, :address, :reason, :detail, :createdAt
             WHERE NOT EXISTS (SELECT FROM erased_address
                                WHERE workspace_id = :workspace AND hash = erased_hash(:workspace, :address))
            ON CONFLICT (workspace_id, address) DO UPDATE SET reason = 'erased', detail = excluded.detail
             WHERE excluded.reason = 'erased' AND suppression.reason <> 'erased'
            -- A row that was just inserted has no deleter.
            RETURNING xmax = 0 AS is_new
            """;

    private static final String ADD_ALL =
            """
            INSERT INTO suppression (workspace_id, address, reason, detail, created_at)
            SELECT workspace_id, address, reason, detail, created_at
              FROM unnest(:workspaces, :addresses, :reasons, :details, :created)
                   AS n (workspace_id, address, reason, detail, created_at)
             WHERE NOT EXISTS (SELECT FROM erased_address e
                                WHERE e.workspace_id = n.workspace_id
                                  AND e.hash = erased_hash(n.workspace_id, n.address))
             -- Sorted, so that two transactions that add the same cannot cross.
             ORDER BY workspace_id, address
            ON CONFLICT DO NOTHING
            RETURNING address
            """;

    private static final String REMOVE =
            """
            DELETE FROM suppression WHERE workspace_id = :workspace AND address = :address
            """;

    private static final String LIST =
            """
            SELECT * FROM suppression
             WHERE workspace_id = :workspace AND (:after::text IS NULL OR address > :after)
             ORDER BY address LIMIT :limit
            """;

    @Override
    public Optional<Suppression> find(int workspace, String address) {
        return handle.createQuery(FIND)
                .bind("workspace", workspace)
                .bind("address", EmailAddress.keyOf(address))
                .map((row, _) -> suppression(row))
                .findOne();
    }

    @Override
    public boolean add(Suppression suppression) {
        return handle.createQuery(ADD)
                .bind("workspace", suppression.workspace())
                .bind("address", EmailAddress.keyOf(suppression.address()))
                .bind("reason", suppression.reason().word())
                .bind("detail", suppression.detail())
                .bind("createdAt", Rows.at(suppression.createdAt()))
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false);
    }

    @Override
    public List<String> addAll(List<Suppression> suppressions) {
        return handle.createQuery(ADD_ALL)
                .bind("workspaces", Rows.ints(handle, suppressions, Suppression::workspace))
                .bind("addresses", Rows.texts(handle, suppressions, Suppression::address))
                .bind("reasons", Rows.texts(handle, suppressions, one -> one.reason().word()))
                .bind("details", Rows.texts(handle, suppressions, Suppression::detail))
                .bind("created", Rows.instants(handle, suppressions, Suppression::createdAt))
                .mapTo(String.class)
                .list();
    }

    @Override
    public boolean remove(int workspace, String address) {
        return handle.createUpdate(REMOVE)
                        .bind("workspace", workspace)
                        .bind("address", EmailAddress.keyOf(address))
                        .execute()
                == 1;
    }

    @Override
    public Page<Suppression> list(int workspace, Optional<String> after, int limit) {
        var rows =
                handle.createQuery(LIST)
                        .bind("workspace", workspace)
                        .bind("after", after.orElse(null))
                        .bind("limit", limit + 1)
                        .map((row, _) -> suppression(row))
                        .list();
        return Page.of(rows, limit, Suppression::address);
    }

    private static Suppression suppression(ResultSet row) throws SQLException {
        return new Suppression(
                row.getInt("workspace_id"),
                row.getString("address"),
                Suppression.Reason.of(row.getString("reason")),
                row.getString("detail"),
                Rows.instant(row, "created_at"));
    }
}
