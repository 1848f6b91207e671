package dev.espalier.postgres;

import dev.espalier.engine.store.Erasures.Forgotten;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// What an erasure takes out by the person's id, table by table. Doing it again finds nothing.
record Sweep(Handle handle, Forgotten who, Instant now) {

    private static final String END_SENDS =
            """
            -- What no node holds ends here, whatever it waits for; its frozen message goes with it.
            WITH gone AS (
                DELETE FROM pending_send
                 -- By the contact: whoever deletes a sequence takes the enrolment away, not what may have gone out.
                 WHERE workspace_id = :workspace AND contact_id = :contact AND owner IS NULL
                RETURNING *
            )
            INSERT INTO send (workspace_id, id, enrolment_id, sequence_id, version, step_key, occurrence, contact_id,
                              email_id, template_id, fingerprint, state, planned_at, attempt, ended_at, address, detail)
            SELECT workspace_id, id, enrolment_id, sequence_id, version, step_key, occurrence, contact_id, email_id,
                   template_id, fingerprint, 'cancelled', planned_at, said, :now, address, ''
              FROM gone
            """;

    private static final String HELD =
            """
            SELECT count(*) FROM pending_send WHERE workspace_id = :workspace AND contact_id = :contact
            """;

    private static final String EVENT_KEYS =
            """
            -- Keys are the caller's own and may say anything. They are as old as their events, and found by that.
            DELETE FROM event_key k
             USING event e
             WHERE e.workspace_id = :workspace AND e.contact_id = :contact
               AND k.received_at = e.received_at AND k.workspace_id = e.workspace_id AND k.event_id = e.id
            """;

    private static final String EVENTS =
            """
            DELETE FROM event WHERE workspace_id = :workspace AND contact_id = :contact
            """;

    private static final String FEEDBACK =
            """
            UPDATE feedback f SET detail = ''
              FROM send s
             WHERE s.workspace_id = :workspace AND s.contact_id = :contact
               AND f.workspace_id = s.workspace_id AND f.send_id = s.id AND f.detail <> ''
            """;

    private static final String ADDRESSES =
            """
            -- Where their sends went, for RelayWords: no send tells it any more.
            UPDATE erasure x
               SET addresses = ARRAY(SELECT unnest(x.addresses)
                                      UNION
                                     SELECT s.address FROM send s
                                      WHERE s.workspace_id = :workspace AND s.contact_id = :contact
                                        AND s.address IS NOT NULL)
             WHERE x.workspace_id = :workspace AND x.id = :id AND x.contact_id = :contact
            """;

    private static final String SENDS =
            """
            UPDATE send SET contact_id = :id, address = NULL, detail = ''
             WHERE workspace_id = :workspace AND contact_id = :contact
            """;

    private static final String ENROLMENTS =
            """
            UPDATE enrolment SET contact_id = :id, trigger_event = NULL, passed = ''
             WHERE workspace_id = :workspace AND contact_id = :contact
            """;

    private static final String JOURNAL =
            """
            UPDATE audit a SET detail = ''
              FROM sequence s
             WHERE s.workspace_id = :workspace AND s.contact_id = :contact
               AND a.workspace_id = s.workspace_id AND a.sequence_id = s.id AND a.detail <> ''
            """;

    private static final String JOBS =
            """
            -- What was asked for may speak of them: an instruction for whoever drafts.
            DELETE FROM job j
             USING sequence s LEFT JOIN email m ON m.workspace_id = s.workspace_id AND m.sequence_id = s.id
             WHERE s.workspace_id = :workspace AND s.contact_id = :contact
               AND j.workspace_id = s.workspace_id AND j.subject IN (s.id, m.id)
            """;

    private static final String GENERATED =
            """
            UPDATE generated_sequence SET contact_id = :id, brief = NULL, topic = ''
             WHERE workspace_id = :workspace AND contact_id = :contact
            """;

    private static final String EMAILS =
            """
            DELETE FROM email m
             USING sequence s
             WHERE s.workspace_id = :workspace AND s.contact_id = :contact
               AND m.workspace_id = s.workspace_id AND m.sequence_id = s.id
            """;

    private static final String TEXTS =
            """
            -- Whoever says the same keeps it.
            DELETE FROM email_text t
             USING personal_text p
             WHERE p.workspace_id = :workspace AND p.contact_id = :contact
               AND t.workspace_id = p.workspace_id AND t.fingerprint = p.fingerprint
               AND NOT EXISTS (SELECT FROM email m
                                WHERE m.workspace_id = t.workspace_id AND m.fingerprint = t.fingerprint)
               AND NOT EXISTS (SELECT FROM template x
                                WHERE x.workspace_id = t.workspace_id AND x.fingerprint = t.fingerprint)
               AND NOT EXISTS (SELECT FROM personal_text o
                                WHERE o.workspace_id = t.workspace_id AND o.fingerprint = t.fingerprint
                                  AND o.contact_id <> p.contact_id)
            """;

    private static final String PERSONAL_TEXTS =
            """
            DELETE FROM personal_text WHERE workspace_id = :workspace AND contact_id = :contact
            """;

    private static final String VERSIONS =
            """
            UPDATE sequence_version v SET definition = '', canonical = '', triggers = '[]'
              FROM sequence s
             WHERE s.workspace_id = :workspace AND s.contact_id = :contact
               AND v.workspace_id = s.workspace_id AND v.sequence_id = s.id
            """;

    private static final String SEQUENCES =
            """
            UPDATE sequence SET contact_id = :id, name = 'erased', definition = '', triggers = '[]'
             WHERE workspace_id = :workspace AND contact_id = :contact
            """;

    /// Those that find things by what later ones change come first.
    private static final List<String> BY_CONTACT =
            List.of(
                    EVENT_KEYS,
                    EVENTS,
                    FEEDBACK,
                    JOURNAL,
                    JOBS,
                    GENERATED,
                    EMAILS,
                    TEXTS,
                    PERSONAL_TEXTS,
                    VERSIONS,
                    SEQUENCES);

    /// A send that lands later is found by its contact.
    private static final List<String> WHEN_LANDED = List.of(ADDRESSES, SENDS, ENROLMENTS);

    /// @return how many sends nodes hold
    int all() {
        run(END_SENDS);
        BY_CONTACT.forEach(this::run);
        int held =
                handle.createQuery(HELD)
                        .bind("workspace", who.workspace())
                        .bind("contact", who.contactId())
                        .mapTo(Integer.class)
                        .one();
        if (held == 0) {
            WHEN_LANDED.forEach(this::run);
        }
        return held;
    }

    private void run(String statement) {
        var update =
                handle.createUpdate(statement)
                        .bind("workspace", who.workspace())
                        .bind("contact", who.contactId());
        if (statement.contains(":id")) {
            update.bind("id", who.id());
        }
        if (statement.contains(":now")) {
            update.bind("now", Rows.at(now));
        }
        update.execute();
    }
}
