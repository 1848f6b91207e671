package dev.espalier.postgres;

import dev.espalier.engine.store.Generations;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

record PostgresGenerations(Handle handle) implements Generations {

    private static final String ADD =
            """
            INSERT INTO generated_sequence (workspace_id, sequence_id, contact_id, category, topic, brief, batch_id,
                                            created_at)
            VALUES (:workspace, :sequence, :contact, :category, :topic, :brief, :batch, :at)
            """;

    private static final String FIND =
            """
            SELECT * FROM generated_sequence WHERE workspace_id = :workspace AND sequence_id = :sequence
            """;

    private static final String LOCK_CONTACTS =
            """
            -- In one order, so that two generations for the same people follow one another.
            SELECT id FROM contact WHERE workspace_id = :workspace AND id = ANY (:contacts) ORDER BY id FOR NO KEY UPDATE
            """;

    private static final String UNFINISHED =
            """
            SELECT g.contact_id, min(g.sequence_id) AS sequence_id
              FROM generated_sequence g
              JOIN sequence s ON s.workspace_id = g.workspace_id AND s.id = g.sequence_id
             WHERE g.workspace_id = :workspace AND g.contact_id = ANY (:contacts) AND g.topic = :topic
               AND s.status IN ('draft', 'active', 'paused')
             GROUP BY g.contact_id
            """;

    @Override
    public void add(List<Generated> generated) {
        if (generated.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch(ADD);
        for (var one : generated) {
            batch.bind("workspace", one.workspace())
                    .bind("sequence", one.sequence())
                    .bind("contact", one.contactId())
                    .bind("category", one.category())
                    .bind("topic", one.topic())
                    .bind("brief", one.brief().orElse(null))
                    .bind("batch", one.batch())
                    .bind("at", Rows.at(one.at()))
                    .add();
        }
        batch.execute();
    }

    @Override
    public Optional<Generated> find(int workspace, String sequence) {
        return handle.createQuery(FIND)
                .bind("workspace", workspace)
                .bind("sequence", sequence)
                .map((row, _) ->
                        new Generated(
                                row.getInt("workspace_id"),
                                row.getString("sequence_id"),
                                row.getString("contact_id"),
                                row.getString("category"),
                                row.getString("topic"),
                                Optional.ofNullable(row.getString("brief")),
                                Rows.uuid(row, "batch_id"),
                                Rows.instant(row, "created_at")))
                .findOne();
    }

    @Override
    public Map<String, String> unfinished(
            int workspace, Collection<String> contacts, String topic) {
        handle.createQuery(LOCK_CONTACTS)
                .bind("workspace", workspace)
                .bind("contacts", Rows.texts(handle, contacts, one -> one))
                .mapTo(String.class)
                .list();
        return handle
                .createQuery(UNFINISHED)
                .bind("workspace", workspace)
                .bind("contacts", Rows.texts(handle, contacts, one -> one))
                .bind("topic", topic)
                .map((row, _) ->
                        Map.entry(row.getString("contact_id"), row.getString("sequence_id")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
