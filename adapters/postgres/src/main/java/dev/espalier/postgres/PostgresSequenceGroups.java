package dev.espalier.postgres;

import dev.espalier.engine.journal.Action;
import dev.espalier.engine.journal.Entry;
import dev.espalier.engine.store.Page;
import dev.espalier.engine.store.SequenceGroups;
import dev.espalier.sequence.Sequence;
import dev.espalier.sequence.SequenceStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

record PostgresSequenceGroups(Handle handle) implements SequenceGroups {

    private static final String COUNT =
            """
            SELECT status, sum(sequences) AS n FROM sequence_tally WHERE workspace_id = :workspace GROUP BY status
            """;

    private static final String ROLL_UP =
            """
            WITH many AS (
                SELECT workspace_id FROM sequence_tally GROUP BY workspace_id HAVING count(*) > 50
            ), line AS MATERIALIZED (
                SELECT t.ctid AS at FROM sequence_tally t JOIN many USING (workspace_id)
                   FOR UPDATE OF t SKIP LOCKED
            ), taken AS (
                DELETE FROM sequence_tally t USING line l
                 WHERE t.ctid = l.at
                RETURNING t.*
            )
            INSERT INTO sequence_tally (workspace_id, status, sequences)
            SELECT workspace_id, status, sum(sequences) FROM taken GROUP BY workspace_id, status
            """;

    private static final String END_FINISHED =
            """
            UPDATE sequence s
               SET status = CASE e.status WHEN 'completed' THEN 'completed' ELSE 'cancelled' END,
                   paused_at = NULL, ended_at = :now, updated_at = :now
              FROM unnest(:workspaces, :sequences) AS k (workspace_id, sequence_id)
              JOIN enrolment e USING (workspace_id, sequence_id)
             WHERE s.workspace_id = k.workspace_id AND s.id = k.sequence_id
               AND s.contact_id = e.contact_id AND s.status IN ('active', 'paused') AND e.status <> 'active'
            RETURNING s.workspace_id, s.id, s.status, e.end_reason
            """;

    private static final String OF_CONTACT =
            """
            SELECT id FROM sequence
             WHERE workspace_id = :workspace AND contact_id = :contact AND status IN ('active', 'paused')
            """;

    private static final String SEARCH =
            """
            SELECT s.*
              FROM sequence s LEFT JOIN contact c ON c.workspace_id = s.workspace_id AND c.id = s.contact_id
             WHERE s.workspace_id = :workspace AND (:status::text IS NULL OR s.status = :status)
               AND s.id > coalesce(:after::text, '')
               AND strpos(lower(concat_ws(' ', s.name, s.id, c.email, c.properties ->> 'firstName',
                                          c.properties ->> 'lastName')), lower(:text)) > 0
             ORDER BY s.id LIMIT :limit
            """;

    @Override
    public Page<Sequence> search(
            int workspace,
            String text,
            Optional<SequenceStatus> status,
            Optional<String> after,
            int limit) {
        var rows =
                handle.createQuery(SEARCH)
                        .bind("workspace", workspace)
                        .bind("text", text)
                        .bind("status", status.map(SequenceStatus::word).orElse(null))
                        .bind("after", after.orElse(null))
                        .bind("limit", limit + 1)
                        .map((row, _) -> PostgresSequences.sequence(row))
                        .list();
        return Page.of(rows, limit, Sequence::id);
    }

    @Override
    public Map<SequenceStatus, Long> countByStatus(int workspace) {
        var counts = new EnumMap<SequenceStatus, Long>(SequenceStatus.class);
        handle.createQuery(COUNT)
                .bind("workspace", workspace)
                .map((row, _) ->
                        counts.put(SequenceStatus.of(row.getString("status")), row.getLong("n")))
                .list();
        return counts;
    }

    @Override
    public void rollUpTally() {
        handle.createUpdate(ROLL_UP).execute();
    }

    @Override
    public List<Entry> endFinished(Collection<Key> sequences, Instant now) {
        if (sequences.isEmpty()) {
            return List.of();
        }
        return handle.createQuery(END_FINISHED)
                .bind("workspaces", Rows.ints(handle, sequences, Key::workspace))
                .bind("sequences", Rows.texts(handle, sequences, Key::sequence))
                .bind("now", Rows.at(now))
                .map((row, _) ->
                        new Entry(
                                row.getInt("workspace_id"),
                                row.getString("id"),
                                Optional.empty(),
                                row.getString("status").equals("completed")
                                        ? Action.SEQUENCE_COMPLETED
                                        : Action.SEQUENCE_CANCELLED,
                                Entry.ENGINE,
                                now,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.ofNullable(row.getString("end_reason")).orElse("")))
                .list();
    }

    @Override
    public List<Entry> endFinishedOf(int workspace, String contactId, Instant now) {
        var sequences =
                handle.createQuery(OF_CONTACT)
                        .bind("workspace", workspace)
                        .bind("contact", contactId)
                        .map((row, _) -> new Key(workspace, row.getString("id")))
                        .list();
        return endFinished(sequences, now);
    }
}
