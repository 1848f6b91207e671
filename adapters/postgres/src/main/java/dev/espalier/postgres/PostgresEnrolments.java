package dev.espalier.postgres;

import dev.espalier.definition.Activity;
import dev.espalier.definition.StepKey;
import dev.espalier.engine.store.Enrolments;
import dev.espalier.planner.Facts.Did;
import dev.espalier.planner.Position;
import dev.espalier.sequence.SequenceStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

record PostgresEnrolments(Handle handle) implements Enrolments {

    private static final String INSERT =
            """
            WITH inserted AS (
                INSERT INTO enrolment (workspace_id, id, sequence_id, version, contact_id, reentry_key, status, step_key,
                                       anchor, due_at, enrolled_at, trigger_event)
                SELECT workspace_id, id, sequence_id, version, contact_id, reentry_key, 'active', step_key, at, at, at,
                       trigger_event
                  FROM unnest(:workspaces, :ids, :sequences, :versions, :contacts, :reentries, :steps, :ats, :triggers)
                       AS n (workspace_id, id, sequence_id, version, contact_id, reentry_key, step_key, at,
                             trigger_event)
                 -- Sorted, so that two transactions that enrol the same people cannot cross.
                 ORDER BY workspace_id, sequence_id, contact_id, reentry_key
                ON CONFLICT (workspace_id, sequence_id, contact_id, reentry_key) DO NOTHING
                RETURNING workspace_id, sequence_id, id
            ), counted AS (
                INSERT INTO enrolment_tally (workspace_id, sequence_id, enrolled, active, completed, exited, cancelled)
                SELECT workspace_id, sequence_id, count(*), count(*), 0, 0, 0 FROM inserted
                 GROUP BY workspace_id, sequence_id
            )
            SELECT id FROM inserted
            """;

    private static final String PAST =
            """
            SELECT contact_id, count(*) AS times, bool_or(status = 'active') AS is_inside
              FROM enrolment
             WHERE workspace_id = :workspace AND sequence_id = :sequence AND contact_id = ANY (:contacts)
             GROUP BY contact_id
            """;

    private static final String UNDERWAY =
            """
            SELECT sequence_id, version, contact_id, step_key, anchor, released_at, enrolled_at
              FROM enrolment
             WHERE workspace_id = :workspace AND sequence_id = ANY (:sequences) AND status = 'active'
            """;

    private static final String CLAIM_DUE =
            """
            SELECT e.*, s.status AS sequence_status, coalesce(s.created_at, e.enrolled_at) AS incarnation,
                   EXISTS (SELECT FROM opt_out o
                            WHERE o.workspace_id = e.workspace_id AND o.contact_id = e.contact_id
                              AND o.sequence_id = e.sequence_id) AS opted_out
              FROM workspace w
             -- Each workspace has its share: one with a million due rows cannot starve another.
             CROSS JOIN LATERAL (
                   SELECT workspace_id, id, sequence_id, version, contact_id, step_key, anchor, released_at, enrolled_at,
                          trigger_event, sending
                     FROM enrolment
                    WHERE workspace_id = w.id AND due_at <= :now
                    ORDER BY due_at
                    -- Written out: a plan for any number of rows would look dearer and never be kept.
                    LIMIT :share
                      -- Rows another node is planning are passed by.
                      FOR UPDATE SKIP LOCKED) e
              -- One that came in while its sequence was being deleted has none.
              LEFT JOIN sequence s ON s.workspace_id = e.workspace_id AND s.id = e.sequence_id
            """;

    private static final String CLAIM =
            """
            SELECT e.*, s.status AS sequence_status, coalesce(s.created_at, e.enrolled_at) AS incarnation,
                   EXISTS (SELECT FROM opt_out o
                            WHERE o.workspace_id = e.workspace_id AND o.contact_id = e.contact_id
                              AND o.sequence_id = e.sequence_id) AS opted_out
              FROM (SELECT workspace_id, id, sequence_id, version, contact_id, step_key, anchor, released_at, enrolled_at,
                           trigger_event, sending
                      FROM enrolment
                     WHERE workspace_id = :workspace AND id = :id AND due_at <= :now
                       FOR UPDATE SKIP LOCKED) e
              LEFT JOIN sequence s ON s.workspace_id = e.workspace_id AND s.id = e.sequence_id
            """;

    private static final String HOLD_FAILED =
            """
            UPDATE enrolment SET hold = 'failed', held_due = due_at, due_at = NULL, waits_for = NULL
             WHERE workspace_id = :workspace AND id = :id AND status = 'active' AND due_at <= :now
            """;

    private static final String DISCARD =
            """
            WITH gone AS (
                DELETE FROM enrolment e USING unnest(:workspaces, :ids) AS k (workspace_id, id)
                 WHERE e.workspace_id = k.workspace_id AND e.id = k.id
                RETURNING e.workspace_id, e.sequence_id
            )
            INSERT INTO enrolment_tally (workspace_id, sequence_id, enrolled, active, completed, exited, cancelled)
            SELECT workspace_id, sequence_id, -count(*), -count(*), 0, 0, 0 FROM gone GROUP BY workspace_id, sequence_id
            """;

    private static final String MOVE =
            """
            WITH moved AS (
                UPDATE enrolment e
                   SET status = m.status, step_key = coalesce(m.step_key, e.step_key),
                       anchor = coalesce(m.anchor, e.anchor), released_at = m.released_at, due_at = m.due_at,
                       sending = m.sending, waits_for = m.waits_for, hold = m.hold, held_due = m.held_due,
                       ended_at = m.ended_at, end_reason = m.end_reason, passed = e.passed || m.passed
                  FROM unnest(:workspaces, :ids, :statuses, :steps, :anchors, :released, :dues, :sendings, :waits,
                              :holds, :heldDues, :ends, :reasons, :passed)
                       AS m (workspace_id, id, status, step_key, anchor, released_at, due_at, sending, waits_for, hold,
                             held_due, ended_at, end_reason, passed)
                 WHERE e.workspace_id = m.workspace_id AND e.id = m.id
                RETURNING e.workspace_id, e.sequence_id, e.status
            )
            INSERT INTO enrolment_tally (workspace_id, sequence_id, enrolled, active, completed, exited, cancelled)
            SELECT workspace_id, sequence_id, 0, -count(*), count(*) FILTER (WHERE status = 'completed'),
                   count(*) FILTER (WHERE status = 'exited'), count(*) FILTER (WHERE status = 'cancelled')
              FROM moved WHERE status <> 'active' GROUP BY workspace_id, sequence_id
            """;

    private static final String AFTER_SENDS =
            """
            WITH moved AS (
                UPDATE enrolment e
                   SET status = m.status, step_key = coalesce(m.step_key, e.step_key),
                       anchor = coalesce(m.anchor, e.anchor), released_at = m.released_at,
                       -- Due while sending: an event came that nobody has looked at yet.
                       due_at = CASE WHEN m.status = 'active' THEN least(m.due_at, e.due_at) END,
                       sending = m.sending, waits_for = m.waits_for, hold = m.hold, held_due = m.held_due,
                       ended_at = m.ended_at, end_reason = m.end_reason
                  FROM unnest(:workspaces, :ids, :statuses, :steps, :anchors, :released, :dues, :sendings, :waits,
                              :holds, :heldDues, :ends, :reasons, :versions, :sent)
                       AS m (workspace_id, id, status, step_key, anchor, released_at, due_at, sending, waits_for, hold,
                             held_due, ended_at, end_reason, version, sent)
                 WHERE e.workspace_id = m.workspace_id AND e.id = m.id
                   AND e.status = 'active' AND e.sending AND e.version = m.version AND e.step_key = m.sent
                RETURNING e.workspace_id, e.sequence_id, e.status, e.id
            ), counted AS (
                INSERT INTO enrolment_tally (workspace_id, sequence_id, enrolled, active, completed, exited, cancelled)
                SELECT workspace_id, sequence_id, 0, -count(*), count(*) FILTER (WHERE status = 'completed'),
                       count(*) FILTER (WHERE status = 'exited'), count(*) FILTER (WHERE status = 'cancelled')
                  FROM moved WHERE status <> 'active' GROUP BY workspace_id, sequence_id
            )
            SELECT id FROM moved
            """;

    private static final String VERSIONS_OF =
            """
            SELECT id, version FROM enrolment
             WHERE workspace_id = :workspace AND id = ANY (:ids) AND status = 'active' AND sending
            """;

    private static final String WAKE =
            """
            -- The lock comes first and by itself: it waits for whoever is planning these people now, so that a wait
            -- that begins at this moment cannot miss the event.
            WITH inside AS MATERIALIZED (
                SELECT e.workspace_id, e.id
                  FROM unnest(:workspaces, :contacts, :sequences) AS k (workspace_id, contact_id, sequence_id)
                  JOIN enrolment e ON e.workspace_id = k.workspace_id AND e.contact_id = k.contact_id
                                  AND e.sequence_id = k.sequence_id AND e.status = 'active'
                 ORDER BY e.id
                   FOR UPDATE OF e
            )
            UPDATE enrolment e SET due_at = :now
              FROM inside i
             WHERE e.workspace_id = i.workspace_id AND e.id = i.id AND e.status = 'active'
            """;

    private static final String ACTIVITIES =
            """
            SELECT a.enrolment_id, a.step_key, a.kind
              FROM unnest(:workspaces, :ids) AS k (workspace_id, enrolment_id)
              JOIN activity a USING (workspace_id, enrolment_id)
            """;

    @Override
    public List<UUID> insert(List<New> enrolments) {
        if (enrolments.isEmpty()) {
            return List.of();
        }
        return handle.createQuery(INSERT)
                .bind("workspaces", Rows.ints(handle, enrolments, New::workspace))
                .bind("ids", Rows.uuids(handle, enrolments, New::id))
                .bind("sequences", Rows.texts(handle, enrolments, New::sequence))
                .bind("versions", Rows.ints(handle, enrolments, New::version))
                .bind("contacts", Rows.texts(handle, enrolments, New::contactId))
                .bind("reentries", Rows.texts(handle, enrolments, New::reentryKey))
                .bind("steps", Rows.texts(handle, enrolments, one -> one.firstStep().value()))
                .bind("ats", Rows.instants(handle, enrolments, New::at))
                .bind("triggers", Rows.uuids(handle, enrolments, New::triggerEvent))
                .map((row, _) -> Rows.uuid(row, "id"))
                .list();
    }

    @Override
    public Map<String, Past> past(int workspace, String sequence, Collection<String> contacts) {
        return handle
                .createQuery(PAST)
                .bind("workspace", workspace)
                .bind("sequence", sequence)
                .bind("contacts", Rows.texts(handle, contacts, contact -> contact))
                .map((row, _) ->
                        Map.entry(
                                row.getString("contact_id"),
                                new Past(row.getInt("times"), row.getBoolean("is_inside"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public List<Underway> underway(int workspace, Collection<String> sequences) {
        return handle.createQuery(UNDERWAY)
                .bind("workspace", workspace)
                .bind("sequences", Rows.texts(handle, sequences, id -> id))
                .map((row, _) ->
                        new Underway(
                                row.getString("sequence_id"),
                                row.getInt("version"),
                                row.getString("contact_id"),
                                position(row),
                                Rows.instant(row, "enrolled_at")))
                .list();
    }

    private static Position position(ResultSet row) throws SQLException {
        return new Position(
                new StepKey(row.getString("step_key")),
                Rows.instant(row, "anchor"),
                Rows.instantOrNull(row, "released_at"));
    }

    @Override
    public List<Due> claimDue(Instant now, int share) {
        return handle.createQuery(CLAIM_DUE.replace(":share", Integer.toString(share)))
                .bind("now", Rows.at(now))
                .map((row, _) -> due(row))
                .list();
    }

    @Override
    public Optional<Due> claim(int workspace, UUID id, Instant now) {
        return handle.createQuery(CLAIM)
                .bind("workspace", workspace)
                .bind("id", id)
                .bind("now", Rows.at(now))
                .map((row, _) -> due(row))
                .findOne();
    }

    @Override
    public void holdFailed(int workspace, UUID id, Instant now) {
        handle.createUpdate(HOLD_FAILED)
                .bind("workspace", workspace)
                .bind("id", id)
                .bind("now", Rows.at(now))
                .execute();
    }

    static Due due(ResultSet row) throws SQLException {
        var status = row.getString("sequence_status");
        return new Due(
                row.getInt("workspace_id"),
                Rows.uuid(row, "id"),
                row.getString("sequence_id"),
                row.getInt("version"),
                row.getString("contact_id"),
                position(row),
                Rows.instant(row, "enrolled_at"),
                Rows.uuidOrNull(row, "trigger_event"),
                row.getBoolean("sending"),
                status == null ? null : SequenceStatus.of(status),
                row.getBoolean("opted_out"),
                Rows.instant(row, "incarnation"));
    }

    @Override
    public void move(List<Move> moves, Instant now) {
        var going = moves.stream().filter(move -> move.next() instanceof Next.Gone).toList();
        if (!going.isEmpty()) {
            of(handle.createUpdate(DISCARD), going).execute();
        }
        var staying = moves.stream().filter(move -> !(move.next() instanceof Next.Gone)).toList();
        if (!staying.isEmpty()) {
            var columns = staying.stream().map(move -> MoveColumns.of(move.next())).toList();
            of(columns(handle.createUpdate(MOVE), columns), staying)
                    .bind(
                            "passed",
                            Rows.texts(handle, staying, move -> PassedText.write(move.passed())))
                    .execute();
        }
    }

    private Update of(Update statement, List<Move> moves) {
        return statement
                .bind("workspaces", Rows.ints(handle, moves, Move::workspace))
                .bind("ids", Rows.uuids(handle, moves, Move::id));
    }

    @Override
    public Set<UUID> afterSends(List<After> results, Instant now) {
        if (results.isEmpty()) {
            return Set.of();
        }
        var columns = results.stream().map(after -> MoveColumns.of(after.next())).toList();
        return columns(handle.createQuery(AFTER_SENDS), columns)
                .bind("workspaces", Rows.ints(handle, results, After::workspace))
                .bind("ids", Rows.uuids(handle, results, After::id))
                .bind("versions", Rows.ints(handle, results, After::version))
                .bind("sent", Rows.texts(handle, results, after -> after.step().value()))
                .map((row, _) -> Rows.uuid(row, "id"))
                .set();
    }

    private <S extends org.jdbi.v3.core.statement.SqlStatement<S>> S columns(
            S statement, List<MoveColumns> columns) {
        return statement
                .bind("statuses", Rows.texts(handle, columns, MoveColumns::status))
                .bind("steps", Rows.texts(handle, columns, MoveColumns::step))
                .bind("anchors", Rows.instants(handle, columns, MoveColumns::anchor))
                .bind("released", Rows.instants(handle, columns, MoveColumns::releasedAt))
                .bind("dues", Rows.instants(handle, columns, MoveColumns::dueAt))
                .bind("sendings", Rows.bools(handle, columns, MoveColumns::sending))
                .bind("waits", Rows.texts(handle, columns, MoveColumns::waitsFor))
                .bind("holds", Rows.texts(handle, columns, MoveColumns::hold))
                .bind("heldDues", Rows.instants(handle, columns, MoveColumns::heldDue))
                .bind("ends", Rows.instants(handle, columns, MoveColumns::endedAt))
                .bind("reasons", Rows.texts(handle, columns, MoveColumns::endReason));
    }

    @Override
    public Map<UUID, Integer> versionsOf(int workspace, Collection<UUID> ids) {
        var versions = new HashMap<UUID, Integer>();
        handle.createQuery(VERSIONS_OF)
                .bind("workspace", workspace)
                .bind("ids", Rows.uuids(handle, ids, id -> id))
                .map((row, _) -> versions.put(Rows.uuid(row, "id"), row.getInt("version")))
                .list();
        return versions;
    }

    @Override
    public void wake(List<Wake> wakes, Instant now) {
        record One(int workspace, String contactId, String sequence) {}
        var ones = new ArrayList<One>();
        for (var wake : wakes) {
            wake.sequences()
                    .forEach(sequence ->
                            ones.add(new One(wake.workspace(), wake.contactId(), sequence)));
        }
        if (!ones.isEmpty()) {
            handle.createUpdate(WAKE)
                    .bind("workspaces", Rows.ints(handle, ones, One::workspace))
                    .bind("contacts", Rows.texts(handle, ones, One::contactId))
                    .bind("sequences", Rows.texts(handle, ones, One::sequence))
                    .bind("now", Rows.at(now))
                    .execute();
        }
    }

    @Override
    public Map<UUID, List<Did>> activities(Collection<Due> enrolments) {
        var did = new HashMap<UUID, List<Did>>();
        handle.createQuery(ACTIVITIES)
                .bind("workspaces", Rows.ints(handle, enrolments, Due::workspace))
                .bind("ids", Rows.uuids(handle, enrolments, Due::id))
                .map((row, _) ->
                        did.computeIfAbsent(Rows.uuid(row, "enrolment_id"), _ -> new ArrayList<>())
                                .add(
                                        new Did(
                                                new StepKey(row.getString("step_key")),
                                                Activity.of(row.getString("kind")).orElseThrow())))
                .list();
        return did;
    }
}
