package dev.espalier.postgres;

import dev.espalier.definition.StepKey;
import dev.espalier.engine.store.Emails.VersionKey;
import dev.espalier.engine.store.Overview;
import dev.espalier.send.SendState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;

record PostgresOverview(Handle handle) implements Overview {

    private static final String STANDINGS =
            """
            WITH people AS MATERIALIZED (
                SELECT id, status, step_key, hold, passed
                  FROM enrolment
                 WHERE workspace_id = :workspace AND sequence_id = :sequence AND version = :version
            )
            SELECT step_key, count(*) AS at, count(hold) AS held, 0 AS past
              FROM people WHERE status = 'active' GROUP BY step_key
            UNION ALL
            -- A line for each step but emails, its key first: see PassedText.
            SELECT split_part(line, chr(9), 1), 0, 0, count(*)
              FROM people CROSS JOIN LATERAL string_to_table(passed, chr(10)) AS line
             WHERE line <> '' GROUP BY 1
            UNION ALL
            SELECT s.step_key, 0, 0, count(*)
              FROM send s JOIN people p ON p.id = s.enrolment_id
             WHERE s.workspace_id = :workspace AND s.sequence_id = :sequence AND s.state <> 'cancelled'
             GROUP BY s.step_key
            """;

    private static final String DUE =
            """
            SELECT NULL AS sequence_id, NULL::int AS version, NULL AS step_key, hour, day, count(*) AS n
              FROM (SELECT width_bucket(due_at, :hours) AS hour, width_bucket(due_at, :days) AS day
                      FROM pending_send
                     WHERE workspace_id = :workspace AND state = 'queued' AND due_at < :end) sends
             GROUP BY hour, day
            UNION ALL
            SELECT sequence_id, version, step_key, hour, day, count(*)
              FROM (-- What is written for one contact is emails and the time between them: nobody need read a million
                    -- definitions to know.
                    SELECT CASE WHEN s.contact_id IS NULL THEN n.sequence_id END AS sequence_id,
                           CASE WHEN s.contact_id IS NULL THEN n.version END AS version,
                           CASE WHEN s.contact_id IS NULL THEN n.step_key END AS step_key,
                           width_bucket(n.due_at, :hours) AS hour, width_bucket(n.due_at, :days) AS day
                      FROM enrolment n
                      JOIN sequence s ON s.workspace_id = n.workspace_id AND s.id = n.sequence_id
                                     AND s.status = 'active'
                     WHERE n.workspace_id = :workspace AND n.due_at < :end AND NOT n.sending
                       AND n.waits_for IS NULL) people
             GROUP BY sequence_id, version, step_key, hour, day
            """;

    private static final String OUTCOMES =
            """
            SELECT width_bucket(slot, :days) AS day, state, sum(sends) AS n
              FROM (SELECT slot, state, sends FROM send_tally
                     WHERE workspace_id = :workspace AND slot >= :start AND slot < :end
                    UNION ALL
                    SELECT slot, state, sends FROM send_tally_line
                     WHERE workspace_id = :workspace AND slot >= :start AND slot < :end
                    UNION ALL
                    SELECT doubtful_at, state, 1 FROM pending_send
                     WHERE workspace_id = :workspace AND state = 'in_doubt'
                       AND doubtful_at >= :start AND doubtful_at < :end) known
             GROUP BY 1, 2 HAVING sum(sends) <> 0
            """;

    private static final String TROUBLES =
            """
            (SELECT 'in_doubt' AS kind, sequence_id, count(*) AS n, min(coalesce(doubtful_at, planned_at)) AS since
               FROM pending_send WHERE workspace_id = :workspace AND state = 'in_doubt'
              GROUP BY sequence_id ORDER BY n DESC, sequence_id LIMIT :limit)
            UNION ALL
            (SELECT 'generation_failed', s.id, count(*) AS n, min(e.updated_at)
               FROM email e JOIN sequence s ON s.workspace_id = e.workspace_id AND s.id = e.sequence_id
              WHERE e.workspace_id = :workspace AND e.generation = 'failed' AND s.status IN ('draft', 'active', 'paused')
                AND (e.enrolment_id IS NOT NULL
                     OR e.version = coalesce(s.pending_version, s.running_version, s.latest_version))
              GROUP BY s.id ORDER BY n DESC, s.id LIMIT :limit)
            UNION ALL
            (SELECT 'held', sequence_id, count(*) AS n, min(coalesce(held_due, enrolled_at))
               FROM enrolment WHERE workspace_id = :workspace AND hold IN ('too_late', 'failed')
              GROUP BY sequence_id ORDER BY n DESC, sequence_id LIMIT :limit)
            """;

    private static final String LAST_BEAT = "SELECT max(heartbeat_at) FROM node";

    private static final String ROLL_UP =
            """
            WITH line AS MATERIALIZED (
                SELECT ctid AS at FROM send_tally_line LIMIT 50000 FOR UPDATE SKIP LOCKED
            ), taken AS (
                DELETE FROM send_tally_line t USING line l
                 WHERE t.ctid = l.at
                RETURNING t.*
            )
            INSERT INTO send_tally (workspace_id, slot, state, sends)
            SELECT workspace_id, slot, state, sum(sends) FROM taken GROUP BY workspace_id, slot, state
             -- In one order everywhere, so that two nodes that roll up at once do not cross.
             ORDER BY workspace_id, slot, state
            ON CONFLICT (workspace_id, slot, state) DO UPDATE SET sends = send_tally.sends + excluded.sends
            """;

    @Override
    public Map<StepKey, Standing> standings(int workspace, String sequence, int version) {
        var standings = new HashMap<StepKey, Standing>();
        handle.createQuery(STANDINGS)
                .bind("workspace", workspace)
                .bind("sequence", sequence)
                .bind("version", version)
                .map((row, _) ->
                        standings.merge(
                                new StepKey(row.getString("step_key")),
                                new Standing(
                                        row.getLong("at"),
                                        row.getLong("held"),
                                        row.getLong("past")),
                                Standing::plus))
                .list();
        return standings;
    }

    private Argument instants(List<Instant> instants) {
        return Rows.instants(handle, instants, one -> one);
    }

    @Override
    public List<Due> due(int workspace, List<Instant> hours, List<Instant> days) {
        return handle.createQuery(DUE)
                .bind("workspace", workspace)
                .bind("hours", instants(hours))
                .bind("days", instants(days))
                .bind("end", Rows.at(days.getLast()))
                .map((row, _) ->
                        new Due(
                                spot(workspace, row),
                                row.getInt("hour") - 1,
                                row.getInt("day") - 1,
                                row.getLong("n")))
                .list();
    }

    private static Optional<Spot> spot(int workspace, ResultSet row) throws SQLException {
        var sequence = row.getString("sequence_id");
        return sequence == null
                ? Optional.empty()
                : Optional.of(
                        new Spot(
                                new VersionKey(workspace, sequence, row.getInt("version")),
                                new StepKey(row.getString("step_key"))));
    }

    @Override
    public List<Outcome> outcomes(int workspace, List<Instant> days) {
        return handle.createQuery(OUTCOMES)
                .bind("workspace", workspace)
                .bind("days", instants(days))
                .bind("start", Rows.at(days.getFirst()))
                .bind("end", Rows.at(days.getLast()))
                .map((row, _) ->
                        new Outcome(
                                row.getInt("day") - 1,
                                SendState.of(row.getString("state")),
                                row.getLong("n")))
                .list();
    }

    @Override
    public List<Trouble> troubles(int workspace, int limit) {
        return handle.createQuery(TROUBLES)
                .bind("workspace", workspace)
                .bind("limit", limit)
                .map((row, _) ->
                        new Trouble(
                                Trouble.Kind.valueOf(
                                        row.getString("kind").toUpperCase(Locale.ROOT)),
                                row.getString("sequence_id"),
                                row.getLong("n"),
                                Rows.instant(row, "since")))
                .list();
    }

    @Override
    public Optional<Instant> lastBeat() {
        return handle.createQuery(LAST_BEAT)
                .map((row, _) -> Optional.ofNullable(Rows.instantOrNull(row, "max")))
                .one();
    }

    @Override
    public void rollUp() {
        handle.createUpdate(ROLL_UP).execute();
    }
}
