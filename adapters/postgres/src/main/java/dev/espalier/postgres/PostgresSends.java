package dev.espalier.postgres;

import dev.espalier.contact.EmailAddress;
import dev.espalier.definition.StepKey;
import dev.espalier.email.Fingerprint;
import dev.espalier.engine.store.Sends;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

record PostgresSends(Handle handle) implements Sends {

    private static final String PLAN =
            """
            INSERT INTO pending_send (workspace_id, id, enrolment_id, sequence_id, version, step_key, contact_id,
                                      email_id, template_id, fingerprint, trigger_event, state, due_at, planned_at)
            SELECT workspace_id, id, enrolment_id, sequence_id, version, step_key, contact_id, email_id, template_id,
                   fingerprint, trigger_event, 'queued', due_at, planned_at
              FROM unnest(:workspaces, :ids, :enrolments, :sequences, :versions, :steps, :contacts, :emails,
                          :templates, :fingerprints, :triggers, :planned, :dues)
                   AS n (workspace_id, id, enrolment_id, sequence_id, version, step_key, contact_id, email_id,
                         template_id, fingerprint, trigger_event, planned_at, due_at)
            """;

    private static final String STEPS =
            """
            SELECT s.enrolment_id, s.step_key
              FROM unnest(:workspaces, :enrolments) AS k (workspace_id, enrolment_id)
              JOIN sends s USING (workspace_id, enrolment_id)
            """;

    private static final String CLAIM =
            """
            WITH due AS (
                SELECT p.workspace_id, p.id
                  FROM workspace w
                 -- Each workspace has its share: one with a million due rows cannot starve another.
                 CROSS JOIN LATERAL (
                       SELECT workspace_id, id FROM pending_send
                        WHERE workspace_id = w.id AND state = 'queued' AND due_at <= :now
                        ORDER BY due_at LIMIT :share
                          FOR UPDATE SKIP LOCKED) p
            ), claimed AS (
                UPDATE pending_send p
                   SET state = 'claimed', owner = :owner, attempt = p.attempt + 1,
                       first_attempt_at = coalesce(p.first_attempt_at, :now),
                       address = (SELECT c.address FROM contact c
                                   WHERE c.workspace_id = p.workspace_id AND c.id = p.contact_id)
                  FROM due d
                 WHERE p.workspace_id = d.workspace_id AND p.id = d.id
                RETURNING p.*
            )
            SELECT c.*, coalesce(s.created_at, c.planned_at) AS incarnation
              FROM claimed c LEFT JOIN sequence s ON s.workspace_id = c.workspace_id AND s.id = c.sequence_id
            """;

    private static final String SUBMIT =
            """
            -- The gate: what changed since it was planned is seen here, or not at all.
            UPDATE pending_send p
               SET state = 'submitting', submitted_at = :now
              FROM unnest(:workspaces, :ids, :attempts, :addresses) AS k (workspace_id, id, attempt, address)
             WHERE p.workspace_id = k.workspace_id AND p.id = k.id
               AND p.owner = :owner AND p.attempt = k.attempt AND p.state = 'claimed'
               -- The message is for the address that the claim wrote down, by which barriers find it.
               AND p.address = k.address
               -- Scalar look-ups by whole keys, one row each: joins here would be planned by statistics that a
               -- table which has just been filled does not have yet.
               -- A retry outlives the attempt during which its person left.
               AND (SELECT n.status = 'active' AND n.sending FROM enrolment n
                     WHERE n.workspace_id = p.workspace_id AND n.id = p.enrolment_id)
               AND (SELECT s.status FROM sequence s
                     WHERE s.workspace_id = p.workspace_id AND s.id = p.sequence_id) = 'active'
               AND (SELECT e.status = 'approved' AND e.fingerprint = p.fingerprint FROM email e
                     WHERE e.workspace_id = p.workspace_id AND e.id = p.email_id)
               AND NOT (SELECT count(*) > 0 FROM opt_out o
                         WHERE o.workspace_id = p.workspace_id AND o.contact_id = p.contact_id
                           AND o.sequence_id = p.sequence_id)
               AND (SELECT c.unsubscribed_at IS NULL AND c.address = p.address
                           AND NOT (SELECT count(*) > 0 FROM suppression x
                                     WHERE x.workspace_id = c.workspace_id AND x.address = c.address)
                      FROM contact c
                     WHERE c.workspace_id = p.workspace_id AND c.id = p.contact_id)
            RETURNING p.id
            """;

    private static final String WITHDRAW =
            """
            WITH gone AS (
                DELETE FROM pending_send p
                 USING unnest(:workspaces, :ids, :attempts) AS k (workspace_id, id, attempt)
                 WHERE p.workspace_id = k.workspace_id AND p.id = k.id AND p.owner = :owner AND p.attempt = k.attempt
                   AND p.state = 'claimed' AND NOT p.doubtful
                RETURNING p.*
            ), back AS (
                UPDATE enrolment e SET sending = false, due_at = :now
                  FROM gone g
                 WHERE e.workspace_id = g.workspace_id AND e.id = g.enrolment_id AND e.status = 'active' AND e.sending
                   AND e.step_key = g.step_key
                RETURNING e.workspace_id, e.id
            )
            -- Nobody will plan it anew: the ledger says so.
            INSERT INTO send (workspace_id, id, enrolment_id, sequence_id, version, step_key, occurrence, contact_id,
                              email_id, template_id, fingerprint, state, planned_at, attempt, ended_at, detail)
            SELECT workspace_id, id, enrolment_id, sequence_id, version, step_key, occurrence, contact_id, email_id,
                   template_id, fingerprint, 'cancelled', planned_at, attempt, :now, 'the enrolment ended'
              FROM gone g
             WHERE NOT EXISTS (SELECT FROM back b WHERE b.workspace_id = g.workspace_id AND b.id = g.enrolment_id)
            """;

    private static final String KEEP_DOUBTFUL =
            """
            WITH kept AS (
                UPDATE pending_send p
                   -- One whose person has another address by now is tried there; anything else waits for a person.
                   SET state = CASE WHEN p.address <> (SELECT c.address FROM contact c
                                                        WHERE c.workspace_id = p.workspace_id AND c.id = p.contact_id)
                                    THEN 'queued' ELSE 'in_doubt' END,
                       owner = NULL
                  FROM unnest(:workspaces, :ids, :attempts) AS k (workspace_id, id, attempt)
                 WHERE p.workspace_id = k.workspace_id AND p.id = k.id AND p.owner = :owner AND p.attempt = k.attempt
                   AND p.state = 'claimed' AND p.doubtful
                RETURNING p.workspace_id, p.enrolment_id
            )
            -- The planner looks whether the enrolment has to end.
            UPDATE enrolment e SET due_at = :now
              FROM kept k
             WHERE e.workspace_id = k.workspace_id AND e.id = k.enrolment_id AND e.status = 'active' AND e.sending
            """;

    private static final String GIVE_BACK =
            """
            UPDATE pending_send SET state = 'queued', owner = NULL, due_at = least(due_at, :now),
                   doubtful = doubtful OR state = 'submitting'
             WHERE owner = :owner AND NOT id = ANY (:inHand)
            """;

    private static final String FINISH =
            """
            WITH gone AS (
                DELETE FROM pending_send p
                 USING unnest(:workspaces, :ids, :attempts, :states, :details)
                       AS k (workspace_id, id, attempt, state, detail)
                 WHERE p.workspace_id = k.workspace_id AND p.id = k.id AND p.owner = :owner AND p.attempt = k.attempt
                   AND p.state IN ('claimed', 'submitting')
                RETURNING p.*, k.state AS final_state, k.detail AS final_detail
            )
            INSERT INTO send (workspace_id, id, enrolment_id, sequence_id, version, step_key, occurrence, contact_id,
                              email_id, template_id, fingerprint, state, planned_at, attempt, accepted_at, ended_at,
                              detail, address)
            SELECT workspace_id, id, enrolment_id, sequence_id, version, step_key, occurrence, contact_id, email_id,
                   template_id, fingerprint, final_state, planned_at, attempt,
                   CASE WHEN final_state = 'accepted' THEN :now::timestamptz END, :now, final_detail, address
              FROM gone
            RETURNING id
            """;

    private static final String RETRY =
            """
            UPDATE pending_send p
               SET state = 'queued', owner = NULL, due_at = k.due_at, detail = k.detail,
                   doubtful = p.doubtful OR k.doubtful
              FROM unnest(:workspaces, :ids, :attempts, :dues, :details, :doubtfuls)
                   AS k (workspace_id, id, attempt, due_at, detail, doubtful)
             WHERE p.workspace_id = k.workspace_id AND p.id = k.id AND p.owner = :owner AND p.attempt = k.attempt
               AND p.state IN ('claimed', 'submitting')
            RETURNING p.id
            """;

    private static final String REAP =
            """
            UPDATE pending_send p
               SET state = 'queued', owner = NULL, due_at = :now, doubtful = p.doubtful OR p.state = 'submitting',
                   detail = 'the node that held it died'
             WHERE p.owner IS NOT NULL
               AND NOT EXISTS (SELECT FROM node n WHERE n.id = p.owner AND n.heartbeat_at > :deadSince)
            """;

    @Override
    public void plan(List<New> sends) {
        if (sends.isEmpty()) {
            return;
        }
        handle.createUpdate(PLAN)
                .bind("workspaces", Rows.ints(handle, sends, New::workspace))
                .bind("ids", Rows.uuids(handle, sends, New::id))
                .bind("enrolments", Rows.uuids(handle, sends, New::enrolment))
                .bind("sequences", Rows.texts(handle, sends, New::sequence))
                .bind("versions", Rows.ints(handle, sends, New::version))
                .bind("steps", Rows.texts(handle, sends, send -> send.step().value()))
                .bind("contacts", Rows.texts(handle, sends, New::contactId))
                .bind("emails", Rows.texts(handle, sends, New::emailId))
                .bind("templates", Rows.texts(handle, sends, New::templateId))
                .bind("fingerprints", Rows.bytes(handle, sends, send -> send.fingerprint().bytes()))
                .bind("triggers", Rows.uuids(handle, sends, New::triggerEvent))
                .bind("planned", Rows.instants(handle, sends, New::plannedAt))
                .bind("dues", Rows.instants(handle, sends, New::dueAt))
                .execute();
    }

    @Override
    public void cancelQueued(List<EnrolmentKey> enrolments, String reason, Instant now) {
        new Recalls(handle).cancelQueued(enrolments, reason, now);
    }

    @Override
    public Map<UUID, Set<StepKey>> steps(Collection<EnrolmentKey> enrolments) {
        var steps = new HashMap<UUID, Set<StepKey>>();
        handle.createQuery(STEPS)
                .bind("workspaces", Rows.ints(handle, enrolments, EnrolmentKey::workspace))
                .bind("enrolments", Rows.uuids(handle, enrolments, EnrolmentKey::id))
                .map((row, _) ->
                        steps.computeIfAbsent(Rows.uuid(row, "enrolment_id"), _ -> new HashSet<>())
                                .add(new StepKey(row.getString("step_key"))))
                .list();
        return steps;
    }

    @Override
    public List<Claimed> claim(UUID owner, Instant now, int share) {
        return handle.createQuery(CLAIM)
                .bind("owner", owner)
                .bind("now", Rows.at(now))
                .bind("share", share)
                .map((row, _) -> claimed(row))
                .list();
    }

    private static Claimed claimed(ResultSet row) throws SQLException {
        return new Claimed(
                row.getInt("workspace_id"),
                Rows.uuid(row, "id"),
                Rows.uuid(row, "enrolment_id"),
                row.getString("sequence_id"),
                row.getInt("version"),
                new StepKey(row.getString("step_key")),
                row.getString("contact_id"),
                Fingerprint.ofBytes(row.getBytes("fingerprint")),
                Rows.uuidOrNull(row, "trigger_event"),
                row.getInt("attempt"),
                Rows.instant(row, "planned_at"),
                Rows.instant(row, "first_attempt_at"),
                Rows.instant(row, "incarnation"));
    }

    @Override
    public List<UUID> submit(UUID owner, List<Addressed> sends, Instant now) {
        var claimed = sends.stream().map(Addressed::send).toList();
        return fenced(handle.createQuery(SUBMIT), owner, claimed)
                .bind(
                        "addresses",
                        Rows.texts(handle, sends, send -> EmailAddress.keyOf(send.address())))
                .bind("now", Rows.at(now))
                .map((row, _) -> Rows.uuid(row, "id"))
                .list();
    }

    @Override
    public void withdraw(UUID owner, List<Claimed> sends, Instant now) {
        fenced(handle.createUpdate(WITHDRAW), owner, sends).bind("now", Rows.at(now)).execute();
        fenced(handle.createUpdate(KEEP_DOUBTFUL), owner, sends)
                .bind("now", Rows.at(now))
                .execute();
    }

    @Override
    public int recall(int workspace, String email, Instant now) {
        return new Recalls(handle).recall(workspace, email, now);
    }

    @Override
    public void resumeDoubtful(int workspace, String sequence, Instant now) {
        new Recalls(handle).resumeDoubtful(workspace, sequence, now);
    }

    @Override
    public void giveBack(UUID owner, Collection<UUID> inHand, Instant now) {
        handle.createUpdate(GIVE_BACK)
                .bind("owner", owner)
                .bind("inHand", Rows.uuids(handle, inHand, id -> id))
                .bind("now", Rows.at(now))
                .execute();
    }

    private <S extends org.jdbi.v3.core.statement.SqlStatement<S>> S fenced(
            S statement, UUID owner, List<Claimed> sends) {
        return statement
                .bind("owner", owner)
                .bind("workspaces", Rows.ints(handle, sends, Claimed::workspace))
                .bind("ids", Rows.uuids(handle, sends, Claimed::id))
                .bind("attempts", Rows.ints(handle, sends, Claimed::attempt));
    }

    @Override
    public List<UUID> record(UUID owner, List<Result> results, Instant now) {
        var finals = new ArrayList<Result.Final>();
        var retries = new ArrayList<Retried>();
        for (var result : results) {
            switch (result) {
                case Result.Final end -> finals.add(end);
                case Result.Retry(var send, var at, var detail) ->
                        retries.add(new Retried(send, at, detail, false));
                case Result.Doubtful(var send, var at, var detail) ->
                        retries.add(new Retried(send, at, detail, true));
            }
        }
        var ours = new ArrayList<UUID>();
        if (!finals.isEmpty()) {
            ours.addAll(finish(owner, finals, now));
        }
        if (!retries.isEmpty()) {
            ours.addAll(retry(owner, retries));
        }
        return ours;
    }

    private record Retried(Claimed send, Instant at, String detail, boolean isDoubtful) {}

    private List<UUID> finish(UUID owner, List<Result.Final> finals, Instant now) {
        var sends = finals.stream().map(Result.Final::send).toList();
        return fenced(handle.createQuery(FINISH), owner, sends)
                .bind("states", Rows.texts(handle, finals, end -> end.state().word()))
                .bind("details", Rows.texts(handle, finals, Result.Final::detail))
                .bind("now", Rows.at(now))
                .map((row, _) -> Rows.uuid(row, "id"))
                .list();
    }

    private List<UUID> retry(UUID owner, List<Retried> retries) {
        var sends = retries.stream().map(Retried::send).toList();
        return fenced(handle.createQuery(RETRY), owner, sends)
                .bind("dues", Rows.instants(handle, retries, Retried::at))
                .bind("details", Rows.texts(handle, retries, Retried::detail))
                .bind("doubtfuls", Rows.bools(handle, retries, Retried::isDoubtful))
                .map((row, _) -> Rows.uuid(row, "id"))
                .list();
    }

    @Override
    public int reap(Instant deadSince, Instant now) {
        return handle.createUpdate(REAP)
                .bind("deadSince", Rows.at(deadSince))
                .bind("now", Rows.at(now))
                .execute();
    }
}
