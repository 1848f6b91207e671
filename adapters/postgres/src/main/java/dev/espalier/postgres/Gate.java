package dev.espalier.postgres;

import dev.espalier.contact.EmailAddress;
import dev.espalier.engine.store.Sends.Addressed;
import dev.espalier.engine.store.Sends.Claimed;
import dev.espalier.engine.store.Sends.Kept;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/// What a claimed send passes before a relay sees it, and the way back of those it refuses.
record Gate(Handle handle) {

    private static final String SUBMIT =
            """
            -- The gate: what changed since it was planned is seen here, or not at all.
            UPDATE pending_send p
               SET state = 'submitting', said = p.said + 1, submitted_at = :now, frozen = coalesce(k.frozen, p.frozen),
                   frozen_from = coalesce(k.frozen_from, p.frozen_from), frozen_to = coalesce(k.frozen_to, p.frozen_to)
              FROM unnest(:workspaces, :ids, :attempts, :addresses, :frozen, :froms, :tos)
                   AS k (workspace_id, id, attempt, address, frozen, frozen_from, frozen_to)
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
                   template_id, fingerprint, 'cancelled', planned_at, said, :now, 'the enrolment ended'
              FROM gone g
             WHERE NOT EXISTS (SELECT FROM back b WHERE b.workspace_id = g.workspace_id AND b.id = g.enrolment_id)
            """;

    private static final String KEEP_DOUBTFUL =
            """
            WITH kept AS (
                UPDATE pending_send p
                   -- It may be there already: it goes nowhere else, and nobody but a person can tell.
                   SET state = 'in_doubt', owner = NULL,
                       detail = CASE WHEN p.address <> (SELECT c.address FROM contact c
                                                         WHERE c.workspace_id = p.workspace_id AND c.id = p.contact_id)
                                     THEN left('the contact has another address by now; ' || p.detail, 500)
                                     ELSE p.detail END
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

    List<UUID> submit(UUID owner, List<Addressed> sends, Instant now) {
        var claimed = sends.stream().map(Addressed::send).toList();
        return fenced(handle, handle.createQuery(SUBMIT), owner, claimed)
                .bind(
                        "addresses",
                        Rows.texts(handle, sends, send -> EmailAddress.keyOf(send.address())))
                .bind("frozen", Rows.bytes(handle, sends, send -> kept(send, Kept::message)))
                .bind("froms", Rows.texts(handle, sends, send -> kept(send, Kept::from)))
                .bind("tos", Rows.texts(handle, sends, send -> kept(send, Kept::to)))
                .bind("now", Rows.at(now))
                .map((row, _) -> Rows.uuid(row, "id"))
                .list();
    }

    void withdraw(UUID owner, List<Claimed> sends, Instant now) {
        fenced(handle, handle.createUpdate(WITHDRAW), owner, sends)
                .bind("now", Rows.at(now))
                .execute();
        fenced(handle, handle.createUpdate(KEEP_DOUBTFUL), owner, sends)
                .bind("now", Rows.at(now))
                .execute();
        if (sends.stream().anyMatch(Claimed::isDoubtful)) {
            new Doubts(handle).end(now);
        }
    }

    private static <T> @Nullable T kept(Addressed send, Function<Kept, T> of) {
        var fresh = send.fresh();
        return fresh == null ? null : of.apply(fresh);
    }

    /// Binds what a change of these sends is fenced by.
    static <S extends SqlStatement<S>> S fenced(
            Handle handle, S statement, UUID owner, List<Claimed> sends) {
        return statement
                .bind("owner", owner)
                .bind("workspaces", Rows.ints(handle, sends, Claimed::workspace))
                .bind("ids", Rows.uuids(handle, sends, Claimed::id))
                .bind("attempts", Rows.ints(handle, sends, Claimed::attempt));
    }
}
