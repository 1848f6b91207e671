package dev.espalier.postgres;

import dev.espalier.definition.StepKey;
import dev.espalier.engine.store.EnrolmentGroups;
import dev.espalier.engine.store.Page;
import dev.espalier.planner.HoldReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

record PostgresEnrolmentGroups(Handle handle) implements EnrolmentGroups {

    private static final String REPLAN =
            """
            UPDATE enrolment SET due_at = :now, hold = NULL, held_due = NULL
             WHERE workspace_id = :workspace AND sequence_id = :sequence AND status = 'active' AND step_key = :step
               AND NOT sending AND hold IS DISTINCT FROM 'failed'
            """;

    private static final String REPLAN_UNSCHEDULED =
            """
            UPDATE enrolment n SET due_at = :now
              FROM sequence_version v
             WHERE n.workspace_id = :workspace AND n.status = 'active' AND n.due_at > :now AND NOT n.sending
               AND n.waits_for IS NULL
               AND v.workspace_id = n.workspace_id AND v.sequence_id = n.sequence_id AND v.version = n.version
               AND v.canonical::jsonb -> 'schedule' IS NULL
            """;

    private static final String RELEASE =
            """
            UPDATE enrolment SET due_at = least(held_due, :now), hold = NULL, held_due = NULL
             WHERE workspace_id = :workspace AND sequence_id = :sequence AND hold = :why
            """;

    private static final String RELEASE_CONTACT =
            """
            UPDATE enrolment SET due_at = :now, hold = NULL, held_due = NULL, released_at = :now
             WHERE workspace_id = :workspace AND sequence_id = :sequence AND contact_id = :contact
               AND hold IN ('too_late', 'failed')
            """;

    private static final String RELEASE_FORGOTTEN =
            """
            UPDATE enrolment e SET due_at = least(e.held_due, :now), hold = NULL, held_due = NULL
              FROM sequence s
             WHERE s.status = 'active' AND e.workspace_id = s.workspace_id AND e.sequence_id = s.id
               AND (e.hold = 'paused'
                    OR e.hold = 'awaiting_approval'
                       AND EXISTS (SELECT FROM email m
                                    WHERE m.workspace_id = e.workspace_id AND m.sequence_id = e.sequence_id
                                      AND m.version = e.version AND m.step_key = e.step_key
                                      AND m.enrolment_id IS NULL AND m.status = 'approved')
                    OR e.hold = 'awaiting_approval'
                       AND EXISTS (SELECT FROM email m
                                    WHERE m.workspace_id = e.workspace_id AND m.enrolment_id = e.id
                                      AND m.step_key = e.step_key AND m.status = 'approved'))
            """;

    private static final String IS_ACTIVE =
            """
            SELECT EXISTS (SELECT FROM enrolment WHERE workspace_id = :workspace AND id = :id AND status = 'active')
            """;

    private static final String RELEASE_ONE =
            """
            UPDATE enrolment SET due_at = least(held_due, :now), hold = NULL, held_due = NULL
             WHERE workspace_id = :workspace AND id = :enrolment AND hold = :why
            """;

    private static final String REPLAN_ONE =
            """
            UPDATE enrolment SET due_at = :now, hold = NULL, held_due = NULL
             WHERE workspace_id = :workspace AND id = :enrolment AND status = 'active' AND NOT sending
               AND hold IS DISTINCT FROM 'failed'
            """;

    private static final String CANCEL =
            """
            WITH ended AS (
                UPDATE enrolment SET status = 'cancelled', due_at = NULL, sending = false, waits_for = NULL, hold = NULL,
                       held_due = NULL, ended_at = :now, end_reason = :reason
                 WHERE workspace_id = :workspace AND (:sequence::text IS NULL OR sequence_id = :sequence)
                   AND (:contact::text IS NULL OR contact_id = :contact) AND status = 'active'
                RETURNING workspace_id, sequence_id, id
            ), counted AS (
                INSERT INTO enrolment_tally (workspace_id, sequence_id, enrolled, active, completed, exited, cancelled)
                SELECT workspace_id, sequence_id, 0, -count(*), 0, 0, count(*) FROM ended
                 GROUP BY workspace_id, sequence_id
            ), free AS MATERIALIZED (
                SELECT p.workspace_id, p.id
                  FROM ended e JOIN pending_send p ON p.workspace_id = e.workspace_id AND p.enrolment_id = e.id
                 -- What a relay has begun to see, or may have, is not ours to call cancelled.
                 WHERE p.state IN ('queued', 'claimed') AND NOT p.doubtful
                   -- As in Recalls: who holds enrolments waits for no send.
                   FOR UPDATE OF p SKIP LOCKED
            ), gone AS (
                DELETE FROM pending_send p USING free k
                 WHERE p.workspace_id = k.workspace_id AND p.id = k.id
                RETURNING p.*
            ), kept AS (
                INSERT INTO send (workspace_id, id, enrolment_id, sequence_id, version, step_key, occurrence, contact_id,
                                  email_id, template_id, fingerprint, state, planned_at, attempt, ended_at, detail)
                SELECT workspace_id, id, enrolment_id, sequence_id, version, step_key, occurrence, contact_id, email_id,
                       template_id, fingerprint, 'cancelled', planned_at, said, :now, :reason
                  FROM gone
            )
            SELECT count(*) FROM ended
            """;

    private static final String STANDING =
            """
            SELECT version, step_key, sending, count(*) AS people
              FROM enrolment
             WHERE workspace_id = :workspace AND sequence_id = :sequence AND version <> :version AND status = 'active'
             GROUP BY version, step_key, sending
            """;

    private static final String SHIFT =
            """
            UPDATE enrolment
               SET version = :to, step_key = :toStep,
                   -- What holds or wakes them is for the planner to find out anew.
                   due_at = CASE WHEN sending THEN due_at ELSE :now END, hold = NULL, held_due = NULL, waits_for = NULL
             WHERE workspace_id = :workspace AND sequence_id = :sequence AND version = :from AND step_key = :fromStep
               AND sending = :sending AND status = 'active'
            """;

    private static final String COUNT =
            """
            SELECT coalesce(sum(enrolled), 0) AS enrolled, coalesce(sum(active), 0) AS active,
                   coalesce(sum(completed), 0) AS completed, coalesce(sum(exited), 0) AS exited,
                   coalesce(sum(cancelled), 0) AS cancelled,
                   (SELECT count(*) FROM enrolment
                     WHERE workspace_id = :workspace AND sequence_id = :sequence AND hold IS NOT NULL) AS held
              FROM enrolment_tally
             WHERE workspace_id = :workspace AND sequence_id = :sequence
            """;

    private static final String CONTACTS_INSIDE =
            """
            SELECT DISTINCT contact_id FROM enrolment
             WHERE workspace_id = :workspace AND sequence_id = :sequence AND status = 'active'
               AND (:after::text IS NULL OR contact_id > :after)
             ORDER BY contact_id LIMIT :limit
            """;

    private static final String ROLL_UP_TALLY =
            """
            WITH many AS (
                SELECT workspace_id, sequence_id FROM enrolment_tally
                 GROUP BY workspace_id, sequence_id HAVING count(*) > 50
            ), line AS MATERIALIZED (
                SELECT t.ctid AS at FROM enrolment_tally t JOIN many USING (workspace_id, sequence_id)
                   FOR UPDATE OF t SKIP LOCKED
            ), taken AS (
                DELETE FROM enrolment_tally t USING line l
                 WHERE t.ctid = l.at
                RETURNING t.*
            )
            INSERT INTO enrolment_tally (workspace_id, sequence_id, enrolled, active, completed, exited, cancelled)
            SELECT workspace_id, sequence_id, sum(enrolled), sum(active), sum(completed), sum(exited), sum(cancelled)
              FROM taken GROUP BY workspace_id, sequence_id
            """;

    @Override
    public int release(int workspace, String sequence, HoldReason why, Instant now) {
        return handle.createUpdate(RELEASE)
                .bind("workspace", workspace)
                .bind("sequence", sequence)
                .bind("why", why.word())
                .bind("now", Rows.at(now))
                .execute();
    }

    @Override
    public boolean isActive(int workspace, UUID id) {
        return handle.createQuery(IS_ACTIVE)
                .bind("workspace", workspace)
                .bind("id", id)
                .mapTo(Boolean.class)
                .one();
    }

    @Override
    public boolean releaseOne(int workspace, UUID enrolment, HoldReason why, Instant now) {
        return handle.createUpdate(RELEASE_ONE)
                        .bind("workspace", workspace)
                        .bind("enrolment", enrolment)
                        .bind("why", why.word())
                        .bind("now", Rows.at(now))
                        .execute()
                > 0;
    }

    @Override
    public void replanOne(int workspace, UUID enrolment, Instant now) {
        handle.createUpdate(REPLAN_ONE)
                .bind("workspace", workspace)
                .bind("enrolment", enrolment)
                .bind("now", Rows.at(now))
                .execute();
    }

    @Override
    public int releaseForgotten(Instant now) {
        return handle.createUpdate(RELEASE_FORGOTTEN).bind("now", Rows.at(now)).execute();
    }

    @Override
    public int releaseContact(int workspace, String sequence, String contactId, Instant now) {
        return handle.createUpdate(RELEASE_CONTACT)
                .bind("workspace", workspace)
                .bind("sequence", sequence)
                .bind("contact", contactId)
                .bind("now", Rows.at(now))
                .execute();
    }

    @Override
    public int replan(int workspace, String sequence, StepKey step, Instant now) {
        return handle.createUpdate(REPLAN)
                .bind("workspace", workspace)
                .bind("sequence", sequence)
                .bind("step", step.value())
                .bind("now", Rows.at(now))
                .execute();
    }

    @Override
    public int replanUnscheduled(int workspace, Instant now) {
        return handle.createUpdate(REPLAN_UNSCHEDULED)
                .bind("workspace", workspace)
                .bind("now", Rows.at(now))
                .execute();
    }

    @Override
    public int cancelAll(int workspace, String sequence, String reason, Instant now) {
        return cancel(workspace, Optional.of(sequence), Optional.empty(), reason, now);
    }

    @Override
    public int cancelContact(
            int workspace,
            Optional<String> sequence,
            String contactId,
            String reason,
            Instant now) {
        return cancel(workspace, sequence, Optional.of(contactId), reason, now);
    }

    private int cancel(
            int workspace,
            Optional<String> sequence,
            Optional<String> contact,
            String reason,
            Instant now) {
        int ended =
                handle.createQuery(CANCEL)
                        .bind("workspace", workspace)
                        .bind("sequence", sequence.orElse(null))
                        .bind("contact", contact.orElse(null))
                        .bind("reason", reason)
                        .bind("now", Rows.at(now))
                        .mapTo(Integer.class)
                        .one();
        new Doubts(handle).end(now);
        return ended;
    }

    @Override
    public List<Standing> standing(int workspace, String sequence, int version) {
        return handle.createQuery(STANDING)
                .bind("workspace", workspace)
                .bind("sequence", sequence)
                .bind("version", version)
                .map((row, _) ->
                        new Standing(
                                row.getInt("version"),
                                new StepKey(row.getString("step_key")),
                                row.getBoolean("sending"),
                                row.getLong("people")))
                .list();
    }

    @Override
    public int shift(
            int workspace, String sequence, Standing from, int version, StepKey step, Instant now) {
        return handle.createUpdate(SHIFT)
                .bind("workspace", workspace)
                .bind("sequence", sequence)
                .bind("from", from.version())
                .bind("fromStep", from.step().value())
                .bind("sending", from.sending())
                .bind("to", version)
                .bind("toStep", step.value())
                .bind("now", Rows.at(now))
                .execute();
    }

    @Override
    public Counts count(int workspace, String sequence) {
        return handle.createQuery(COUNT)
                .bind("workspace", workspace)
                .bind("sequence", sequence)
                .map((row, _) ->
                        new Counts(
                                row.getLong("enrolled"),
                                row.getLong("active"),
                                row.getLong("completed"),
                                row.getLong("exited"),
                                row.getLong("cancelled"),
                                row.getLong("held")))
                .one();
    }

    @Override
    public Page<String> contactsInside(
            int workspace, String sequence, Optional<String> after, int limit) {
        var rows =
                handle.createQuery(CONTACTS_INSIDE)
                        .bind("workspace", workspace)
                        .bind("sequence", sequence)
                        .bind("after", after.orElse(null))
                        .bind("limit", limit + 1)
                        .mapTo(String.class)
                        .list();
        return Page.of(rows, limit, contact -> contact);
    }

    @Override
    public void rollUpTally() {
        handle.createUpdate(ROLL_UP_TALLY).execute();
    }
}
