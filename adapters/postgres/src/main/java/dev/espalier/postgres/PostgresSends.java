package dev.espalier.postgres;

import dev.espalier.definition.StepKey;
import dev.espalier.email.Fingerprint;
import dev.espalier.engine.store.Sends;
import dev.espalier.send.InDoubt;
import dev.espalier.send.SendState;
import dev.espalier.send.Waiting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

record PostgresSends(Handle handle) implements Sends {

    private static final String LOOK_AGAIN =
            """
            UPDATE pending_send SET due_at = planned_at, waiting = NULL, detail = ''
             WHERE (:workspace::int IS NULL OR workspace_id = :workspace) AND state = 'queued' AND waiting = :why
            """;

    private static final String MOVE_UP =
            """
            WITH next AS MATERIALIZED (
                SELECT workspace_id, id FROM pending_send
                 WHERE workspace_id = :workspace AND waiting IN ('warm_up', 'rate') AND state = 'queued'
                 ORDER BY planned_at LIMIT :places
                   FOR UPDATE SKIP LOCKED
            )
            UPDATE pending_send p SET due_at = planned_at, waiting = NULL, detail = ''
              FROM next n
             WHERE p.workspace_id = n.workspace_id AND p.id = n.id
            """;

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
                 -- Nothing goes out of a restored copy before a person says so.
                 WHERE NOT EXISTS (SELECT FROM installation WHERE held_since IS NOT NULL)
            ), claimed AS (
                UPDATE pending_send p
                   SET state = 'claimed', owner = :owner, attempt = p.attempt + 1,
                       first_attempt_at = coalesce(p.first_attempt_at, :now),
                       -- What may be there already goes nowhere else.
                       address = CASE WHEN p.doubtful AND p.frozen IS NOT NULL THEN p.address
                                      ELSE (SELECT c.address FROM contact c
                                             WHERE c.workspace_id = p.workspace_id AND c.id = p.contact_id) END,
                       holds_doubt = coalesce((SELECT s.in_doubt = 'hold' FROM sequence s
                                                WHERE s.workspace_id = p.workspace_id AND s.id = p.sequence_id), :hold)
                  FROM due d
                 WHERE p.workspace_id = d.workspace_id AND p.id = d.id
                RETURNING p.*
            )
            SELECT c.*, coalesce(s.created_at, c.planned_at) AS incarnation
              FROM claimed c LEFT JOIN sequence s ON s.workspace_id = c.workspace_id AND s.id = c.sequence_id
            """;

    private static final String GIVE_BACK =
            """
            UPDATE pending_send
               SET state = CASE WHEN state = 'submitting' AND holds_doubt THEN 'in_doubt' ELSE 'queued' END,
                   owner = NULL, due_at = least(due_at, :now), doubtful = doubtful OR state = 'submitting',
                   doubtful_at = CASE WHEN state = 'submitting' THEN coalesce(doubtful_at, :now) ELSE doubtful_at END
             WHERE owner = :owner AND NOT id = ANY (:inHand)
            """;

    private static final String FINISH =
            """
            WITH gone AS (
                DELETE FROM pending_send p
                 USING unnest(:workspaces, :ids, :attempts, :states, :details, :answers)
                       AS k (workspace_id, id, attempt, state, detail, is_answer)
                 WHERE p.workspace_id = k.workspace_id AND p.id = k.id AND p.attempt = k.attempt
                   AND (p.owner = :owner AND p.state IN ('claimed', 'submitting')
                        -- A late answer ends the doubt, as long as nobody has begun another attempt.
                        OR k.is_answer AND p.owner IS NULL AND p.doubtful)
                RETURNING p.*, k.state AS final_state, k.detail AS final_detail
            )
            INSERT INTO send (workspace_id, id, enrolment_id, sequence_id, version, step_key, occurrence, contact_id,
                              email_id, template_id, fingerprint, state, planned_at, attempt, accepted_at, ended_at,
                              detail, address)
            SELECT workspace_id, id, enrolment_id, sequence_id, version, step_key, occurrence, contact_id, email_id,
                   template_id, fingerprint, final_state, planned_at, said,
                   CASE WHEN final_state = 'accepted' THEN :now::timestamptz END, :now, final_detail, address
              FROM gone
            RETURNING id
            """;

    private static final String RETRY =
            """
            UPDATE pending_send p
               SET state = CASE WHEN k.doubtful AND p.holds_doubt THEN 'in_doubt' ELSE 'queued' END,
                   owner = NULL, due_at = k.due_at, waiting = k.waiting,
                   -- Neither a "later" nor silence: nothing was said to the relay after all.
                   said = p.said - CASE WHEN p.state = 'submitting' AND NOT (k.deferred OR k.doubtful) THEN 1 ELSE 0 END,
                   detail = coalesce(nullif(k.detail, ''), p.detail), doubtful = p.doubtful OR k.doubtful,
                   doubtful_at = CASE WHEN k.doubtful THEN coalesce(p.doubtful_at, :now) ELSE p.doubtful_at END,
                   deferrals = p.deferrals + CASE WHEN k.deferred OR k.doubtful THEN 1 ELSE 0 END
              FROM unnest(:workspaces, :ids, :attempts, :dues, :details, :doubtfuls, :deferreds, :waitings)
                   AS k (workspace_id, id, attempt, due_at, detail, doubtful, deferred, waiting)
             WHERE p.workspace_id = k.workspace_id AND p.id = k.id AND p.owner = :owner AND p.attempt = k.attempt
               AND p.state IN ('claimed', 'submitting')
            RETURNING p.id
            """;

    private static final String REAP =
            """
            UPDATE pending_send p
               SET state = CASE WHEN p.state = 'submitting' AND p.holds_doubt THEN 'in_doubt' ELSE 'queued' END,
                   owner = NULL, due_at = least(p.due_at, :now), doubtful = p.doubtful OR p.state = 'submitting',
                   doubtful_at = CASE WHEN p.state = 'submitting' THEN coalesce(p.doubtful_at, :now)
                                      ELSE p.doubtful_at END,
                   detail = CASE WHEN p.state = 'submitting' THEN 'the node that held it died, maybe after the relay took it'
                                 ELSE 'the node that held it died' END
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
    public List<Claimed> claim(UUID owner, InDoubt onDoubt, Instant now, int share) {
        return handle.createQuery(CLAIM)
                .bind("owner", owner)
                .bind("hold", onDoubt == InDoubt.HOLD)
                .bind("now", Rows.at(now))
                .bind("share", share)
                .map((row, _) -> claimed(row))
                .list();
    }

    static Claimed claimed(ResultSet row) throws SQLException {
        var resent = Rows.instantOrNull(row, "resent_at");
        var waited = row.getString("waiting");
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
                resent == null ? Rows.instant(row, "planned_at") : resent,
                Rows.instant(row, "first_attempt_at"),
                Rows.instant(row, "incarnation"),
                row.getInt("deferrals"),
                row.getBoolean("doubtful"),
                row.getBoolean("holds_doubt") ? InDoubt.HOLD : InDoubt.RESEND,
                waited == null ? null : Waiting.of(waited),
                kept(row));
    }

    private static @Nullable Kept kept(ResultSet row) throws SQLException {
        var message = row.getBytes("frozen");
        return message == null
                ? null
                : new Kept(row.getString("frozen_from"), row.getString("frozen_to"), message);
    }

    @Override
    public List<UUID> submit(UUID owner, List<Addressed> sends, Instant now) {
        return new Gate(handle).submit(owner, sends, now);
    }

    @Override
    public Optional<Claimed> handedOver(UUID owner, int workspace, UUID id, int attempt) {
        return new Doubts(handle).handedOver(owner, workspace, id, attempt);
    }

    @Override
    public void withdraw(UUID owner, List<Claimed> sends, Instant now) {
        new Gate(handle).withdraw(owner, sends, now);
    }

    @Override
    public int recall(int workspace, String email, Instant now) {
        return new Recalls(handle).recall(workspace, email, now);
    }

    @Override
    public int resumeDoubtful(int workspace, String sequence, Instant now) {
        return new Doubts(handle).resume(workspace, sequence, now);
    }

    @Override
    public void lookAgain(int workspace, Waiting why) {
        look(workspace, why);
    }

    @Override
    public void lookAgain(Waiting why) {
        look(null, why);
    }

    private void look(@Nullable Integer workspace, Waiting why) {
        handle.createUpdate(LOOK_AGAIN)
                .bind("workspace", workspace)
                .bind("why", why.word())
                .execute();
    }

    @Override
    public void moveUp(int workspace, int places) {
        handle.createUpdate(MOVE_UP).bind("workspace", workspace).bind("places", places).execute();
    }

    @Override
    public void endDoubtful(Instant now) {
        new Doubts(handle).end(now);
    }

    @Override
    public void endForgotten(Instant now) {
        new Doubts(handle).endForgotten(now);
    }

    @Override
    public void decideDoubt(int workspace, String sequence, InDoubt onDoubt) {
        new Doubts(handle).decide(workspace, sequence, onDoubt);
    }

    @Override
    public Optional<Doubtful> findDoubtful(int workspace, UUID id) {
        return new Doubts(handle).find(workspace, id);
    }

    @Override
    public List<Doubtful> proven(int limit) {
        return new Doubts(handle).proven(limit);
    }

    @Override
    public void resend(int workspace, UUID id, Instant now) {
        new Doubts(handle).resend(workspace, id, now);
    }

    @Override
    public void settle(
            int workspace,
            UUID id,
            SendState state,
            String detail,
            @Nullable Instant acceptedAt,
            Instant now) {
        new Doubts(handle).settle(workspace, id, state, detail, acceptedAt, now);
    }

    @Override
    public void giveBack(UUID owner, Collection<UUID> inHand, Instant now) {
        handle.createUpdate(GIVE_BACK)
                .bind("owner", owner)
                .bind("inHand", Rows.uuids(handle, inHand, id -> id))
                .bind("now", Rows.at(now))
                .execute();
    }

    @Override
    public List<UUID> record(UUID owner, List<Result> results, Instant now) {
        var finals = new ArrayList<Result.Final>();
        var retries = new ArrayList<Retried>();
        for (var result : results) {
            switch (result) {
                case Result.Final end -> finals.add(end);
                case Result.Retry(var send, var at, var detail, var isDeferral) ->
                        retries.add(new Retried(send, at, detail, false, isDeferral, null));
                case Result.Doubtful(var send, var at, var detail) ->
                        retries.add(new Retried(send, at, detail, true, false, null));
                case Result.PutOff(var send, var at, var waiting, var detail) ->
                        retries.add(new Retried(send, at, detail, false, false, waiting.word()));
            }
        }
        var ours = new ArrayList<UUID>();
        if (!finals.isEmpty()) {
            ours.addAll(finish(owner, finals, now));
        }
        if (!retries.isEmpty()) {
            ours.addAll(retry(owner, retries, now));
        }
        return ours;
    }

    private record Retried(
            Claimed send,
            Instant at,
            String detail,
            boolean isDoubtful,
            boolean isDeferral,
            @Nullable String waiting) {}

    private List<UUID> finish(UUID owner, List<Result.Final> finals, Instant now) {
        var sends = finals.stream().map(Result.Final::send).toList();
        return Gate.fenced(handle, handle.createQuery(FINISH), owner, sends)
                .bind("states", Rows.texts(handle, finals, end -> end.state().word()))
                .bind("details", Rows.texts(handle, finals, Result.Final::detail))
                .bind("answers", Rows.bools(handle, finals, Result.Final::isAnswer))
                .bind("now", Rows.at(now))
                .map((row, _) -> Rows.uuid(row, "id"))
                .list();
    }

    private List<UUID> retry(UUID owner, List<Retried> retries, Instant now) {
        var sends = retries.stream().map(Retried::send).toList();
        return Gate.fenced(handle, handle.createQuery(RETRY), owner, sends)
                .bind("dues", Rows.instants(handle, retries, Retried::at))
                .bind("details", Rows.texts(handle, retries, Retried::detail))
                .bind("doubtfuls", Rows.bools(handle, retries, Retried::isDoubtful))
                .bind("deferreds", Rows.bools(handle, retries, Retried::isDeferral))
                .bind("waitings", Rows.texts(handle, retries, Retried::waiting))
                .bind("now", Rows.at(now))
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
