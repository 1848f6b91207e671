package dev.espalier.postgres;

import dev.espalier.definition.StepKey;
import dev.espalier.engine.store.Emails.Pin;
import dev.espalier.engine.store.Page;
import dev.espalier.engine.store.Sends.EnrolmentKey;
import dev.espalier.sequence.Email;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The emails that were written for one person each.
record PersonalEmails(Handle handle) {

    private static final String OF_ENROLMENT =
            """
            SELECT * FROM email WHERE workspace_id = :workspace AND enrolment_id = :enrolment ORDER BY ordinal
            """;

    private static final String WRITTEN =
            """
            SELECT * FROM email
             WHERE workspace_id = :workspace AND sequence_id = :sequence AND enrolment_id IS NOT NULL
               AND (:approved::boolean IS NULL OR (status = 'approved') = :approved)
               AND (:after::text IS NULL OR id > :after)
             ORDER BY id LIMIT :limit
            """;

    private static final String PINS_OF =
            """
            SELECT e.enrolment_id, e.step_key, e.id, e.fingerprint, e.template_id, e.approved_at, e.scheduled_at
              FROM unnest(:workspaces, :enrolments) AS n (workspace_id, enrolment_id)
              JOIN email e USING (workspace_id, enrolment_id)
            """;

    Map<UUID, Map<StepKey, Pin>> pinsOf(Collection<EnrolmentKey> enrolments) {
        var pins = new HashMap<UUID, Map<StepKey, Pin>>();
        handle.createQuery(PINS_OF)
                .bind("workspaces", Rows.ints(handle, enrolments, EnrolmentKey::workspace))
                .bind("enrolments", Rows.uuids(handle, enrolments, EnrolmentKey::id))
                .map((row, _) ->
                        pins.computeIfAbsent(Rows.uuid(row, "enrolment_id"), _ -> new HashMap<>())
                                .put(new StepKey(row.getString("step_key")), EmailRows.pin(row)))
                .list();
        return pins;
    }

    List<Email> ofEnrolment(int workspace, UUID enrolment) {
        return handle.createQuery(OF_ENROLMENT)
                .bind("workspace", workspace)
                .bind("enrolment", enrolment)
                .map((row, _) -> EmailRows.email(row))
                .list();
    }

    Page<Email> written(
            int workspace,
            String sequence,
            Optional<Boolean> approved,
            Optional<String> after,
            int limit) {
        var rows =
                handle.createQuery(WRITTEN)
                        .bind("workspace", workspace)
                        .bind("sequence", sequence)
                        .bind("approved", approved.orElse(null))
                        .bind("after", after.orElse(null))
                        .bind("limit", limit + 1)
                        .map((row, _) -> EmailRows.email(row))
                        .list();
        return Page.of(rows, limit, Email::id);
    }
}
