package dev.espalier.postgres;

import dev.espalier.contact.Contact;
import dev.espalier.contact.EmailAddress;
import dev.espalier.engine.store.Contacts;
import dev.espalier.engine.store.Page;
import dev.espalier.refusal.Refused.Conflict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

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

    private static final String ADDRESSEES =
            """
            SELECT e.id AS email_id, v.properties AS event, c.*, x.address IS NOT NULL AS suppressed
              FROM unnest(:emails) AS k (id)
              JOIN email e ON e.workspace_id = :workspace AND e.id = k.id
              JOIN sequence s ON s.workspace_id = e.workspace_id AND s.id = e.sequence_id
              JOIN contact c ON c.workspace_id = e.workspace_id AND c.id = coalesce(e.contact_id, s.contact_id)
              LEFT JOIN suppression x ON x.workspace_id = c.workspace_id AND x.address = c.address
              LEFT JOIN enrolment n ON n.workspace_id = e.workspace_id AND n.id = e.enrolment_id
              LEFT JOIN event v ON v.workspace_id = n.workspace_id AND v.id = n.trigger_event
            """;

    private static final String PROPERTY_NAMES =
            """
            SELECT DISTINCT jsonb_object_keys(properties)
              FROM (SELECT properties FROM contact WHERE workspace_id = :workspace ORDER BY id DESC LIMIT :newest) c
            """;

    private static final String FIND_FOR_UPDATE =
            """
            SELECT c.*, x.address IS NOT NULL AS suppressed
              FROM contact c LEFT JOIN suppression x ON x.workspace_id = c.workspace_id AND x.address = c.address
             WHERE c.workspace_id = :workspace AND c.id = :id
               FOR UPDATE OF c
            """;

    private static final String FIND_BY_ADDRESSES =
            """
            SELECT c.*, x.address IS NOT NULL AS suppressed
              FROM unnest(:addresses) AS k (address)
              JOIN contact c ON c.workspace_id = :workspace AND c.address = k.address
              LEFT JOIN suppression x ON x.workspace_id = c.workspace_id AND x.address = c.address
            """;

    private static final String FIND_BY_ADDRESS_FOR_UPDATE =
            """
            SELECT c.*, x.address IS NOT NULL AS suppressed
              FROM unnest(:addresses) AS k (address)
              JOIN contact c ON c.workspace_id = :workspace AND c.address = k.address
              LEFT JOIN suppression x ON x.workspace_id = c.workspace_id AND x.address = c.address
             -- Sorted, so that two transactions that lock the same people cannot cross.
             ORDER BY c.address
               FOR UPDATE OF c
            """;

    private static final String INSERT =
            """
            INSERT INTO contact (workspace_id, id, email, address, zone, properties, unsubscribed_at, created_at,
                                 updated_at)
            SELECT workspace_id, id, email, address, zone, properties::jsonb, unsubscribed_at, created_at, updated_at
              FROM unnest(:workspaces, :ids, :emails, :addresses, :zones, :properties, :unsubscribed, :created, :updated)
                   AS n (workspace_id, id, email, address, zone, properties, unsubscribed_at, created_at, updated_at)
             -- Whoever had this id is still being swept up, and that by the id.
             WHERE NOT EXISTS (SELECT FROM erasure u
                                WHERE u.finished_at IS NULL AND u.workspace_id = n.workspace_id AND u.contact_id = n.id)
             ORDER BY workspace_id, address
            ON CONFLICT DO NOTHING
            RETURNING id
            """;

    private static final String UPDATE =
            """
            UPDATE contact c
               SET email = n.email, address = n.address, zone = n.zone, properties = n.properties::jsonb,
                   unsubscribed_at = n.unsubscribed_at, updated_at = n.updated_at
              FROM unnest(:workspaces, :ids, :emails, :addresses, :zones, :properties, :unsubscribed, :updated)
                   AS n (workspace_id, id, email, address, zone, properties, unsubscribed_at, updated_at)
             WHERE c.workspace_id = n.workspace_id AND c.id = n.id
            """;

    private static final String DELETE =
            """
            DELETE FROM contact WHERE workspace_id = :workspace AND id = :id
            """;

    private static final String LIST =
            """
            SELECT c.*, x.address IS NOT NULL AS suppressed
              FROM contact c LEFT JOIN suppression x ON x.workspace_id = c.workspace_id AND x.address = c.address
             WHERE c.workspace_id = :workspace
               AND (:after::text IS NULL OR c.id > :after)
               AND (:address::text IS NULL OR c.address = :address)
               AND (:suppressed::boolean IS NULL OR (x.address IS NOT NULL) = :suppressed)
               AND (:search::text IS NULL
                    -- One text, so that both names together are found too.
                    OR strpos(lower(concat_ws(' ', c.email, c.properties ->> 'firstName', c.properties ->> 'lastName')),
                              lower(:search)) > 0)
             ORDER BY c.id LIMIT :limit
            """;

    private static final String UNIQUE_VIOLATION = "23505";

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
                .bind("address", EmailAddress.keyOf(address))
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

    @Override
    public Map<String, Addressee> addressees(int workspace, List<String> emails) {
        var found = new HashMap<String, Addressee>();
        handle.createQuery(ADDRESSEES)
                .bind("workspace", workspace)
                .bind("emails", Rows.texts(handle, emails, id -> id))
                .map((row, _) ->
                        found.put(
                                row.getString("email_id"), new Addressee(contact(row), event(row))))
                .list();
        return found;
    }

    private static Map<String, Object> event(ResultSet row) throws SQLException {
        var properties = row.getString("event");
        return properties == null ? Map.of() : Json.read(properties);
    }

    @Override
    public Set<String> propertyNames(int workspace, int newest) {
        return handle.createQuery(PROPERTY_NAMES)
                .bind("workspace", workspace)
                .bind("newest", newest)
                .mapTo(String.class)
                .set();
    }

    @Override
    public Optional<Contact> findForUpdate(int workspace, String id) {
        return handle.createQuery(FIND_FOR_UPDATE)
                .bind("workspace", workspace)
                .bind("id", id)
                .map((row, _) -> contact(row))
                .findOne();
    }

    @Override
    public List<Contact> findByAddresses(int workspace, Collection<String> addresses) {
        return handle.createQuery(FIND_BY_ADDRESSES)
                .bind("workspace", workspace)
                .bind("addresses", Rows.texts(handle, addresses, EmailAddress::keyOf))
                .map((row, _) -> contact(row))
                .list();
    }

    @Override
    public List<Contact> findByAddressForUpdate(int workspace, Collection<String> addresses) {
        return handle.createQuery(FIND_BY_ADDRESS_FOR_UPDATE)
                .bind("workspace", workspace)
                .bind("addresses", Rows.texts(handle, addresses, EmailAddress::keyOf))
                .map((row, _) -> contact(row))
                .list();
    }

    @Override
    public List<String> insert(List<Contact> contacts) {
        return columns(handle.createQuery(INSERT), contacts)
                .bind("created", Rows.instants(handle, contacts, Contact::createdAt))
                .mapTo(String.class)
                .list();
    }

    @Override
    public void update(List<Contact> contacts) {
        try {
            columns(handle.createUpdate(UPDATE), contacts).execute();
        } catch (UnableToExecuteStatementException failed) {
            if (failed.getCause() instanceof SQLException sql
                    && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                throw new Conflict("email: belongs to another contact");
            }
            throw failed;
        }
    }

    private <S extends SqlStatement<S>> S columns(S statement, List<Contact> contacts) {
        return statement
                .bind("workspaces", Rows.ints(handle, contacts, Contact::workspace))
                .bind("ids", Rows.texts(handle, contacts, Contact::id))
                .bind("emails", Rows.texts(handle, contacts, Contact::email))
                .bind(
                        "addresses",
                        Rows.texts(handle, contacts, it -> EmailAddress.keyOf(it.email())))
                .bind(
                        "zones",
                        Rows.texts(
                                handle, contacts, it -> it.zone().map(ZoneId::getId).orElse(null)))
                .bind("properties", Rows.texts(handle, contacts, it -> Json.write(it.properties())))
                .bind("unsubscribed", Rows.instants(handle, contacts, Contact::unsubscribedAt))
                .bind("updated", Rows.instants(handle, contacts, Contact::updatedAt));
    }

    @Override
    public boolean delete(int workspace, String id) {
        return handle.createUpdate(DELETE).bind("workspace", workspace).bind("id", id).execute()
                == 1;
    }

    @Override
    public Page<Contact> list(int workspace, Filter filter, Optional<String> after, int limit) {
        var rows =
                handle.createQuery(LIST)
                        .bind("workspace", workspace)
                        .bind("after", after.orElse(null))
                        .bind("address", filter.address().map(EmailAddress::keyOf).orElse(null))
                        .bind("suppressed", filter.suppressed().orElse(null))
                        .bind("search", filter.search().orElse(null))
                        .bind("limit", limit + 1)
                        .map((row, _) -> contact(row))
                        .list();
        return Page.of(rows, limit, Contact::id);
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
