package dev.espalier.postgres;

import dev.espalier.engine.store.Enrolments.Due;
import dev.espalier.engine.store.Events;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

record PostgresEvents(Handle handle) implements Events {

    // Two transactions that bring the same key wait for one another here; sorted, so that they
    // cannot cross.
    private static final String CLAIM_KEYS =
            """
            INSERT INTO event_key (workspace_id, key, event_id, received_at)
            SELECT * FROM unnest(:workspaces, :keys, :ids, :received) AS k (workspace_id, key, event_id, received_at)
             ORDER BY workspace_id, key
            ON CONFLICT DO NOTHING
            RETURNING workspace_id, key, event_id
            """;

    private static final String KEYS =
            """
            SELECT k.workspace_id, k.key, e.event_id
              FROM unnest(:workspaces, :keys) AS k (workspace_id, key)
              JOIN event_key e USING (workspace_id, key)
            """;

    private static final String FIRST_TOLD =
            """
            SELECT e.id, e.occurred_at, e.received_at
              FROM unnest(:workspaces, :ids) AS k (workspace_id, id) JOIN event e USING (workspace_id, id)
            """;

    private static final String INSERT =
            """
            INSERT INTO event (workspace_id, id, name, contact_id, properties, occurred_at, received_at)
            SELECT workspace_id, id, name, contact_id, properties::jsonb, occurred_at, received_at
              FROM unnest(:workspaces, :ids, :names, :contacts, :properties, :occurred, :received)
                   AS e (workspace_id, id, name, contact_id, properties, occurred_at, received_at)
            """;

    private static final String SINCE =
            """
            SELECT k.enrolment_id, e.name, e.received_at, e.properties
              FROM unnest(:workspaces, :enrolments, :contacts, :since, :triggers)
                   AS k (workspace_id, enrolment_id, contact_id, since, trigger_event)
              JOIN event e ON e.workspace_id = k.workspace_id AND e.contact_id = k.contact_id
                          AND e.name = ANY (:names) AND e.received_at >= k.since
                          AND e.id IS DISTINCT FROM k.trigger_event
             ORDER BY e.received_at, e.id
            """;

    private static final String PROPERTIES =
            """
            SELECT e.id, e.properties
              FROM unnest(:workspaces, :ids) AS k (workspace_id, id) JOIN event e USING (workspace_id, id)
            """;

    @Override
    public List<Stored> insert(List<Event> events) {
        var firstIds = claimKeys(events);
        var seen = new HashSet<UUID>();
        var fresh = new ArrayList<Event>(events.size());
        var known = new ArrayList<EventKey>();
        var stored = new ArrayList<Stored>(events.size());
        for (var event : events) {
            var id =
                    event.key()
                            .map(key ->
                                    firstIds.getOrDefault(
                                            new Key(event.workspace(), key), event.id()))
                            .orElse(event.id());
            boolean isNew = id.equals(event.id()) && seen.add(id);
            stored.add(new Stored(id, event.occurredAt(), event.receivedAt(), isNew));
            if (isNew) {
                fresh.add(event);
            } else {
                known.add(new EventKey(event.workspace(), id));
            }
        }
        insertAll(fresh);
        return known.isEmpty() ? stored : asFirstTold(stored, known);
    }

    /// With the instants of those that were told before. One that is no longer kept has none.
    private List<Stored> asFirstTold(List<Stored> stored, List<EventKey> known) {
        var first = new HashMap<UUID, Stored>();
        handle.createQuery(FIRST_TOLD)
                .bind("workspaces", Rows.ints(handle, known, EventKey::workspace))
                .bind("ids", Rows.uuids(handle, known, EventKey::id))
                .map((row, _) ->
                        first.put(
                                Rows.uuid(row, "id"),
                                new Stored(
                                        Rows.uuid(row, "id"),
                                        Rows.instant(row, "occurred_at"),
                                        Rows.instant(row, "received_at"),
                                        false)))
                .list();
        return stored.stream()
                .map(one -> one.isNew() ? one : first.getOrDefault(one.id(), one))
                .toList();
    }

    private record Key(int workspace, String text) {}

    private Map<Key, UUID> claimKeys(List<Event> events) {
        var keyed = events.stream().filter(event -> event.key().isPresent()).toList();
        if (keyed.isEmpty()) {
            return Map.of();
        }
        var ids = new HashMap<Key, UUID>();
        handle.createQuery(CLAIM_KEYS)
                .bind("workspaces", Rows.ints(handle, keyed, Event::workspace))
                .bind("keys", Rows.texts(handle, keyed, event -> event.key().orElseThrow()))
                .bind("ids", Rows.uuids(handle, keyed, Event::id))
                .bind("received", Rows.instants(handle, keyed, Event::receivedAt))
                .map((row, _) -> ids.put(key(row), Rows.uuid(row, "event_id")))
                .list();
        var taken =
                keyed.stream()
                        .map(event -> new Key(event.workspace(), event.key().orElseThrow()))
                        .filter(key -> !ids.containsKey(key))
                        .toList();
        if (!taken.isEmpty()) {
            // A statement of its own: the first one does not see what came in while it waited.
            handle.createQuery(KEYS)
                    .bind("workspaces", Rows.ints(handle, taken, Key::workspace))
                    .bind("keys", Rows.texts(handle, taken, Key::text))
                    .map((row, _) -> ids.put(key(row), Rows.uuid(row, "event_id")))
                    .list();
        }
        return ids;
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(row.getInt("workspace_id"), row.getString("key"));
    }

    private void insertAll(List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        handle.createUpdate(INSERT)
                .bind("workspaces", Rows.ints(handle, events, Event::workspace))
                .bind("ids", Rows.uuids(handle, events, Event::id))
                .bind("names", Rows.texts(handle, events, Event::name))
                .bind("contacts", Rows.texts(handle, events, Event::contactId))
                .bind(
                        "properties",
                        Rows.texts(handle, events, event -> Json.write(event.properties())))
                .bind("occurred", Rows.instants(handle, events, Event::occurredAt))
                .bind("received", Rows.instants(handle, events, Event::receivedAt))
                .execute();
    }

    @Override
    public List<Since> since(Collection<Due> enrolments, Collection<String> names) {
        return handle.createQuery(SINCE)
                .bind("workspaces", Rows.ints(handle, enrolments, Due::workspace))
                .bind("enrolments", Rows.uuids(handle, enrolments, Due::id))
                .bind("contacts", Rows.texts(handle, enrolments, Due::contactId))
                .bind("since", Rows.instants(handle, enrolments, Due::enrolledAt))
                .bind("triggers", Rows.uuids(handle, enrolments, Due::triggerEvent))
                .bind("names", Rows.texts(handle, names, name -> name))
                .map((row, _) ->
                        new Since(
                                Rows.uuid(row, "enrolment_id"),
                                row.getString("name"),
                                Rows.instant(row, "received_at"),
                                Json.read(row.getString("properties"))))
                .list();
    }

    @Override
    public Map<UUID, Map<String, Object>> properties(Collection<EventKey> events) {
        var properties = new HashMap<UUID, Map<String, Object>>();
        handle.createQuery(PROPERTIES)
                .bind("workspaces", Rows.ints(handle, events, EventKey::workspace))
                .bind("ids", Rows.uuids(handle, events, EventKey::id))
                .map((row, _) ->
                        properties.put(
                                Rows.uuid(row, "id"), Json.read(row.getString("properties"))))
                .list();
        return properties;
    }
}
