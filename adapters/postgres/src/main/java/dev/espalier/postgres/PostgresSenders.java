package dev.espalier.postgres;

import dev.espalier.email.EmailText;
import dev.espalier.email.Fingerprint;
import dev.espalier.email.Sender;
import dev.espalier.engine.journal.Action;
import dev.espalier.engine.store.Senders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

record PostgresSenders(Handle handle) implements Senders {

    private static final String SHARE =
            """
            SELECT pg_advisory_xact_lock_shared(hashtextextended('espalier.sender.' || :workspace, 0))
            """;

    private static final String LOCK =
            """
            SELECT pg_advisory_xact_lock(hashtextextended('espalier.sender.' || :workspace, 0))
            """;

    // A statement of its own: it sees what was changed while the lock was waited for.
    private static final String OF =
            """
            SELECT sender_name, sender_email FROM workspace WHERE id = :workspace
            """;

    private static final String CONCERNED =
            """
            SELECT count(*) FILTER (WHERE e.status = 'draft') AS drafts,
                   count(*) FILTER (WHERE e.status = 'approved'
                     -- An email for many is sent again and again; one for a single person, once.
                     AND CASE WHEN e.enrolment_id IS NULL AND s.contact_id IS NULL
                              THEN e.version IN (s.running_version, s.pending_version)
                              ELSE NOT EXISTS (
                                       SELECT FROM send x JOIN enrolment n
                                           ON n.workspace_id = x.workspace_id AND n.id = x.enrolment_id
                                        WHERE n.workspace_id = e.workspace_id AND n.sequence_id = e.sequence_id
                                          AND n.contact_id = coalesce(e.contact_id, s.contact_id)
                                          AND x.email_id = e.id AND x.state NOT IN ('cancelled', 'suppressed'))
                                   AND (e.enrolment_id IS NULL OR EXISTS (
                                       SELECT FROM enrolment n WHERE n.workspace_id = e.workspace_id
                                          AND n.id = e.enrolment_id AND n.status = 'active'))
                         END) AS approved
              FROM email e
              JOIN sequence s ON s.workspace_id = e.workspace_id AND s.id = e.sequence_id
               AND s.status IN ('draft', 'active', 'paused')
              JOIN email_text t ON t.workspace_id = e.workspace_id AND t.fingerprint = e.fingerprint
             WHERE e.workspace_id = :workspace AND (t.sender_name, t.sender_email) IS DISTINCT FROM (:name, :email)
            """;

    private static final String LOCK_SEQUENCES =
            """
            SELECT id FROM sequence s
             WHERE workspace_id = :workspace AND status IN ('draft', 'active', 'paused')
               AND EXISTS (SELECT FROM email e
                             JOIN email_text t ON t.workspace_id = e.workspace_id AND t.fingerprint = e.fingerprint
                             JOIN workspace w ON w.id = e.workspace_id
                            WHERE e.workspace_id = s.workspace_id AND e.sequence_id = s.id AND e.status = 'draft'
                              AND (t.sender_name, t.sender_email) IS DISTINCT FROM (w.sender_name, w.sender_email))
             ORDER BY id
               FOR UPDATE
            """;

    private static final String DRAFT_TEXTS =
            """
            SELECT t.* FROM email_text t JOIN workspace w ON w.id = t.workspace_id
             WHERE t.workspace_id = :workspace
               AND (t.sender_name, t.sender_email) IS DISTINCT FROM (w.sender_name, w.sender_email)
               AND EXISTS (SELECT FROM email e
                             JOIN sequence s ON s.workspace_id = e.workspace_id AND s.id = e.sequence_id
                              AND s.status IN ('draft', 'active', 'paused')
                            WHERE e.workspace_id = t.workspace_id AND e.fingerprint = t.fingerprint
                              AND e.status = 'draft')
             LIMIT :limit
            """;

    private static final String OF_OTHERS =
            """
            SELECT t.* FROM email_text t JOIN workspace w ON w.id = t.workspace_id
             WHERE t.workspace_id = :workspace AND t.fingerprint = ANY (:texts)
               AND (t.sender_name, t.sender_email) IS DISTINCT FROM (w.sender_name, w.sender_email)
            """;

    private static final String TAKE =
            """
            WITH taken AS (
                UPDATE email e SET fingerprint = k.after, revision = e.revision + 1, updated_at = :now
                  FROM unnest(:befores, :afters) AS k (before, after), sequence s
                 WHERE e.workspace_id = :workspace AND e.fingerprint = k.before AND e.status = 'draft'
                   AND s.workspace_id = e.workspace_id AND s.id = e.sequence_id
                   AND s.status IN ('draft', 'active', 'paused')
                RETURNING e.workspace_id, e.sequence_id, e.id, e.revision, k.before, k.after
            ), followed AS (
                UPDATE regeneration r SET revision = t.revision FROM taken t
                 WHERE r.workspace_id = t.workspace_id AND r.email_id = t.id AND r.revision = t.revision - 1
            )
            INSERT INTO audit (workspace_id, sequence_id, email_id, action, actor, at, before, after, detail)
            SELECT workspace_id, sequence_id, id, :action, :by, :now, before, after, :detail
              FROM taken ORDER BY sequence_id, id
            """;

    @Override
    public Sender of(int workspace) {
        share(workspace);
        return handle.createQuery(OF)
                .bind("workspace", workspace)
                .map((row, _) ->
                        new Sender(row.getString("sender_name"), row.getString("sender_email")))
                .one();
    }

    private void share(int workspace) {
        handle.createQuery(SHARE).bind("workspace", workspace).map((_, _) -> true).one();
    }

    @Override
    public void lock(int workspace) {
        handle.createQuery(LOCK).bind("workspace", workspace).map((_, _) -> true).one();
    }

    @Override
    public Concerned concerned(int workspace, Sender sender) {
        return handle.createQuery(CONCERNED)
                .bind("workspace", workspace)
                .bind("name", sender.name())
                .bind("email", sender.email())
                .map((row, _) -> new Concerned(row.getLong("drafts"), row.getLong("approved")))
                .one();
    }

    @Override
    public void lockSequences(int workspace) {
        handle.createQuery(LOCK_SEQUENCES).bind("workspace", workspace).mapTo(String.class).list();
    }

    @Override
    public Map<Fingerprint, EmailText> draftTexts(int workspace, int limit) {
        return texts(
                handle.createQuery(DRAFT_TEXTS).bind("workspace", workspace).bind("limit", limit));
    }

    @Override
    public Map<Fingerprint, EmailText> ofOthers(int workspace, Collection<Fingerprint> texts) {
        if (texts.isEmpty()) {
            return Map.of();
        }
        share(workspace);
        return texts(
                handle.createQuery(OF_OTHERS)
                        .bind("workspace", workspace)
                        .bind("texts", Rows.bytes(handle, texts, Fingerprint::bytes)));
    }

    private static Map<Fingerprint, EmailText> texts(Query query) {
        return query
                .map((row, _) ->
                        Map.entry(
                                Fingerprint.ofBytes(row.getBytes("fingerprint")),
                                new EmailText(
                                        row.getString("subject"),
                                        row.getString("preheader"),
                                        row.getString("html"),
                                        row.getString("plain"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public int take(
            int workspace,
            Map<Fingerprint, Fingerprint> texts,
            Sender sender,
            String by,
            Instant now) {
        var places = new ArrayList<>(texts.entrySet());
        return handle.createUpdate(TAKE)
                .bind("workspace", workspace)
                .bind("befores", Rows.bytes(handle, places, place -> place.getKey().bytes()))
                .bind("afters", Rows.bytes(handle, places, place -> place.getValue().bytes()))
                .bind("action", Action.EMAIL_SENDER_CHANGED.word())
                .bind("by", by)
                .bind("detail", (sender.name() + " <" + sender.email() + ">").strip())
                .bind("now", Rows.at(now))
                .execute();
    }
}
