package dev.espalier.postgres;

import dev.espalier.engine.store.Erasures.Forgotten;
import org.jdbi.v3.core.Handle;

/// What was written for one person alone in sequences for many.
record Written(Handle handle, Forgotten who) {

    private static final String LOCK =
            """
            -- As whoever changes an email does, so that what they have asked is seen; they find no email after this.
            SELECT id FROM sequence
             WHERE workspace_id = :workspace
               AND id IN (SELECT sequence_id FROM email WHERE workspace_id = :workspace AND contact_id = :contact)
             ORDER BY id
               FOR NO KEY UPDATE
            """;

    private static final String FORGET =
            """
            -- What was written for them alone in sequences for many; the emails themselves go with the contact.
            WITH theirs AS (
                SELECT sequence_id, id FROM email WHERE workspace_id = :workspace AND contact_id = :contact
            ), noted AS (
                UPDATE audit a SET detail = ''
                  FROM theirs t
                 WHERE a.workspace_id = :workspace AND a.sequence_id = t.sequence_id AND a.email_id = t.id
                   AND a.detail <> ''
            )
            DELETE FROM job j USING theirs t WHERE j.workspace_id = :workspace AND j.subject = t.id
            """;

    void forget() {
        handle.createQuery(LOCK)
                .bind("workspace", who.workspace())
                .bind("contact", who.contactId())
                .mapTo(String.class)
                .list();
        handle.createUpdate(FORGET)
                .bind("workspace", who.workspace())
                .bind("contact", who.contactId())
                .execute();
    }
}
