package dev.espalier.postgres;

import dev.espalier.contact.Contact;
import dev.espalier.engine.store.Contacts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

record PostgresContacts(Handle handle) implements Contacts {

    private static final String FIND =
            """
            SELECT c.*, x.address IS NOT NULL AS suppressed
              FROM contact c LEFT JOIN suppression x ON x.workspace_id = c.workspace_id AND x.address = c.address
             WHERE c.workspace_id = :workspace AND c.id = :id
            """;

    private static final String FIND_BY_ADDRESS =
            """
            SELECT c.*, x.address IS NOT NULL AS suppressed
              FROM contact c LEFT JOIN suppression x ON x.workspace_id = c.workspace_id AND x.address = c.address
             WHERE c.workspace_id = :workspace AND c.address = :address
            """;

    private static final String FIND_ALL =
            """
            SELECT c.*, x.address IS NOT NULL AS suppressed
              FROM unnest(:workspaces, :ids) AS k (workspace_id, id)
              JOIN contact c ON c.workspace_id = k.workspace_id AND c.id = k.id
              LEFT JOIN suppression x ON x.workspace_id = c.workspace_id AND x.address = c.address
            """;

    @Override
    public Optional<Contact> find(int workspace, String id) {
        return handle.createQuery(FIND)
                .bind("workspace", workspace)
                .bind("id", id)
                .map((row, _) -> contact(row))
                .findOne();
    }

    @Override
    public Optional<Contact> findByAddress(int workspace, String address) {
        return handle.createQuery(FIND_BY_ADDRESS)
                .bind("workspace", workspace)
                .bind("address", address.strip().toLowerCase(Locale.ROOT))
                .map((row, _) -> contact(row))
                .findOne();
    }

    @Override
    public List<Contact> findAll(List<ContactKey> keys) {
        return handle.createQuery(FIND_ALL)
                .bind("workspaces", Rows.ints(handle, keys, ContactKey::workspace))
                .bind("ids", Rows.texts(handle, keys, ContactKey::id))
                .map((row, _) -> contact(row))
                .list();
    }

    private static Contact contact(ResultSet row) throws SQLException {
        return new Contact(
                row.getInt("workspace_id"),
                row.getString("id"),
                row.getString("email"),
                Optional.ofNullable(row.getString("zone")).map(ZoneId::of),
                Json.read(row.getString("properties")),
                Rows.instantOrNull(row, "unsubscribed_at"),
                row.getBoolean("suppressed"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "updated_at"));
    }
}
