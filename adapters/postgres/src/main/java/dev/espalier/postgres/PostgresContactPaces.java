package dev.espalier.postgres;

import dev.espalier.engine.store.ContactPaces;
import dev.espalier.engine.store.Contacts.ContactKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

record PostgresContactPaces(Handle handle) implements ContactPaces {

    private static final String FULL =
            """
            SELECT p.workspace_id, p.contact_id,
                   p.recent[cardinality(p.recent) - k.most + 1] + k.days * interval '24 hours' AS free_at
              FROM unnest(:workspaces, :contacts, :mosts, :days) AS k (workspace_id, contact_id, most, days)
              JOIN contact_pace p USING (workspace_id, contact_id)
             WHERE cardinality(p.recent) >= k.most
               AND p.recent[cardinality(p.recent) - k.most + 1] > :now::timestamptz - k.days * interval '24 hours'
            """;

    private static final String SEED =
            """
            -- Whom nobody has counted yet: what the ledger knows of them.
            INSERT INTO contact_pace (workspace_id, contact_id, recent)
            SELECT k.workspace_id, k.contact_id,
                   ARRAY(SELECT s.accepted_at FROM send s
                          WHERE s.workspace_id = k.workspace_id AND s.contact_id = k.contact_id
                            AND s.accepted_at > :now::timestamptz - k.days * interval '24 hours'
                          ORDER BY s.accepted_at)
              FROM unnest(:workspaces, :contacts, :days) AS k (workspace_id, contact_id, days)
             WHERE NOT EXISTS (SELECT FROM contact_pace p
                                WHERE p.workspace_id = k.workspace_id AND p.contact_id = k.contact_id)
               AND EXISTS (SELECT FROM contact c WHERE c.workspace_id = k.workspace_id AND c.id = k.contact_id)
            ON CONFLICT DO NOTHING
            """;

    private static final String LOCK =
            """
            -- Sorted, so that two nodes cannot cross. A statement of its own: what TAKE sees is what is locked here.
            SELECT p.contact_id FROM unnest(:workspaces, :contacts) AS k (workspace_id, contact_id)
              JOIN contact_pace p USING (workspace_id, contact_id)
             ORDER BY p.workspace_id, p.contact_id
               FOR UPDATE OF p
            """;

    private static final String TAKE =
            """
            WITH known AS (
                SELECT p.workspace_id, p.contact_id, k.most, k.days * interval '24 hours' AS within,
                       ARRAY(SELECT at FROM unnest(p.recent) AS at
                              WHERE at > :now::timestamptz - k.days * interval '24 hours' ORDER BY at) AS recent
                  FROM unnest(:workspaces, :contacts, :mosts, :days) AS k (workspace_id, contact_id, most, days)
                  JOIN contact_pace p USING (workspace_id, contact_id)
            ), counted AS (
                UPDATE contact_pace p
                   -- Two at one instant are told apart, so that one of them can be taken back.
                   SET recent = k.recent || greatest(:now::timestamptz,
                                                     k.recent[cardinality(k.recent)] + interval '1 microsecond')
                  FROM known k
                 WHERE p.workspace_id = k.workspace_id AND p.contact_id = k.contact_id AND cardinality(k.recent) < k.most
                RETURNING p.workspace_id, p.contact_id, p.recent[cardinality(p.recent)] AS at
            )
            SELECT k.workspace_id, k.contact_id, c.at, k.recent[cardinality(k.recent) - k.most + 1] + k.within AS free_at
              FROM known k LEFT JOIN counted c USING (workspace_id, contact_id)
            """;

    private static final String GIVE_BACK =
            """
            UPDATE contact_pace p
               SET recent = ARRAY(SELECT at FROM unnest(p.recent) AS at WHERE NOT at = ANY (k.ats) ORDER BY at)
              FROM (SELECT workspace_id, contact_id, array_agg(at) AS ats
                      FROM unnest(:workspaces, :contacts, :ats) AS one (workspace_id, contact_id, at)
                     GROUP BY workspace_id, contact_id) k
             WHERE p.workspace_id = k.workspace_id AND p.contact_id = k.contact_id
            """;

    private static final String SENT_SINCE =
            """
            SELECT accepted_at FROM send
             WHERE workspace_id = :workspace AND contact_id = :contact AND accepted_at > :since
             ORDER BY accepted_at
            """;

    private static final String FORGET = "DELETE FROM contact_pace WHERE workspace_id = :workspace";

    @Override
    public Map<ContactKey, Instant> full(Collection<Asked> asked, Instant now) {
        var full = new HashMap<ContactKey, Instant>();
        capped(handle.createQuery(FULL), sorted(asked))
                .bind("now", Rows.at(now))
                .map((row, _) -> full.put(key(row), Rows.instant(row, "free_at")))
                .list();
        return full;
    }

    @Override
    public Map<ContactKey, Answer> take(Collection<Asked> asked, Instant now) {
        var sorted = sorted(asked);
        capped(handle.createUpdate(SEED), sorted).bind("now", Rows.at(now)).execute();
        lock(sorted.stream().map(Asked::contact).toList());
        var answers = new HashMap<ContactKey, Answer>();
        capped(handle.createQuery(TAKE), sorted)
                .bind("now", Rows.at(now))
                .map((row, _) -> answers.put(key(row), answer(row)))
                .list();
        return answers;
    }

    private static Answer answer(ResultSet row) throws SQLException {
        var at = Rows.instantOrNull(row, "at");
        return at == null ? new Answer.Full(Rows.instant(row, "free_at")) : new Answer.Counted(at);
    }

    @Override
    public void giveBack(Collection<Counting> some) {
        lock(
                some.stream()
                        .map(Counting::contact)
                        .distinct()
                        .sorted(
                                Comparator.comparingInt(ContactKey::workspace)
                                        .thenComparing(ContactKey::id))
                        .toList());
        handle.createUpdate(GIVE_BACK)
                .bind("workspaces", Rows.ints(handle, some, one -> one.contact().workspace()))
                .bind("contacts", Rows.texts(handle, some, one -> one.contact().id()))
                .bind("ats", Rows.instants(handle, some, Counting::at))
                .execute();
    }

    @Override
    public List<Instant> sentSince(ContactKey contact, Instant since) {
        return handle.createQuery(SENT_SINCE)
                .bind("workspace", contact.workspace())
                .bind("contact", contact.id())
                .bind("since", Rows.at(since))
                .map((row, _) -> Rows.instant(row, "accepted_at"))
                .list();
    }

    @Override
    public void forget(int workspace) {
        handle.createUpdate(FORGET).bind("workspace", workspace).execute();
    }

    private void lock(List<ContactKey> sorted) {
        handle.createQuery(LOCK)
                .bind("workspaces", Rows.ints(handle, sorted, ContactKey::workspace))
                .bind("contacts", Rows.texts(handle, sorted, ContactKey::id))
                .mapTo(String.class)
                .list();
    }

    private static List<Asked> sorted(Collection<Asked> asked) {
        return asked.stream()
                .sorted(
                        Comparator.comparingInt((Asked one) -> one.contact().workspace())
                                .thenComparing(one -> one.contact().id()))
                .toList();
    }

    private <S extends SqlStatement<S>> S capped(S statement, List<Asked> asked) {
        return statement
                .bind("workspaces", Rows.ints(handle, asked, one -> one.contact().workspace()))
                .bind("contacts", Rows.texts(handle, asked, one -> one.contact().id()))
                .bind("mosts", Rows.ints(handle, asked, one -> one.cap().emails()))
                .bind("days", Rows.ints(handle, asked, one -> one.cap().days()));
    }

    private static ContactKey key(ResultSet row) throws SQLException {
        return new ContactKey(row.getInt("workspace_id"), row.getString("contact_id"));
    }
}
