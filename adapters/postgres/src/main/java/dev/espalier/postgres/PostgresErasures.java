package dev.espalier.postgres;

import dev.espalier.contact.EmailAddress;
import dev.espalier.engine.store.Erasures;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

record PostgresErasures(Handle handle) implements Erasures {

    /// The first half of the lock's name; the other is the workspace.
    private static final int LOCK = 0x65726173;

    private static final String SHARE =
            """
            SELECT pg_advisory_xact_lock_shared(:lock, :workspace)
            """;

    private static final String ALONE =
            """
            SELECT pg_advisory_xact_lock(:lock, :workspace)
            """;

    private static final String MAKE_KEY =
            """
            SELECT make_erasure_key()
            """;

    private static final String BEGIN =
            """
            INSERT INTO erasure (workspace_id, id, contact_id, asked_by, asked_at, addresses)
            VALUES (:workspace, :id, :contact, :by, :now, ARRAY[:address])
            """;

    private static final String SUPPRESS =
            """
            WITH theirs AS (
                SELECT :address AS address
                UNION
                SELECT s.address FROM send s
                 WHERE s.workspace_id = :workspace AND s.contact_id = :contact AND s.address IS NOT NULL
                UNION
                SELECT p.address FROM pending_send p
                 WHERE p.workspace_id = :workspace AND p.contact_id = :contact AND p.address IS NOT NULL
            ), alone AS (
                SELECT t.address FROM theirs t
                 WHERE NOT EXISTS (SELECT FROM contact c
                                    WHERE c.workspace_id = :workspace AND c.address = t.address AND c.id <> :contact)
            ), readable AS (
                DELETE FROM suppression x USING alone a WHERE x.workspace_id = :workspace AND x.address = a.address
            )
            INSERT INTO erased_address (workspace_id, hash, erased_at)
            SELECT :workspace, erased_hash(:workspace, a.address), :now FROM alone a
            ON CONFLICT DO NOTHING
            """;

    private static final String FORGET_ANSWERS =
            """
            DELETE FROM replay r
             USING unnest(:marks, :texts) AS m (mark, text)
             WHERE r.workspace_id = :workspace AND r.status IS NOT NULL
               AND (position(m.mark IN r.body) > 0 OR strpos(lower(r.key), lower(m.text)) > 0)
            """;

    private static final String SEAL =
            """
            UPDATE replay SET sealed = true WHERE workspace_id = :workspace AND status IS NULL
            """;

    private static final String OPEN_SEQUENCES =
            """
            SELECT id FROM sequence
             WHERE workspace_id = :workspace AND contact_id = :contact AND status IN ('draft', 'active', 'paused')
             ORDER BY id
            """;

    private static final String HELD =
            """
            SELECT count(*) FROM pending_send
             WHERE workspace_id = :workspace AND contact_id = :contact AND owner IS NOT NULL
            """;

    private static final String IS_OPEN =
            """
            SELECT true FROM erasure WHERE workspace_id = :workspace AND id = :id AND finished_at IS NULL FOR UPDATE
            """;

    private static final String FINISH =
            """
            UPDATE erasure SET contact_id = NULL, addresses = '{}', finished_at = :now
             WHERE workspace_id = :workspace AND id = :id AND finished_at IS NULL
            """;

    private static final String UNFINISHED =
            """
            SELECT workspace_id, contact_id, id FROM erasure WHERE finished_at IS NULL ORDER BY asked_at LIMIT :limit
            """;

    private static final String IS_ERASED =
            """
            SELECT EXISTS (SELECT FROM workspace w
                            CROSS JOIN unnest(:addresses) AS a (address)
                             JOIN erased_address e ON e.workspace_id = w.id AND e.hash = erased_hash(w.id, a.address))
            """;

    @Override
    public void share(int workspace) {
        lock(SHARE, workspace);
    }

    @Override
    public void alone(int workspace) {
        lock(ALONE, workspace);
    }

    private void lock(String statement, int workspace) {
        handle.createQuery(statement)
                .bind("lock", LOCK)
                .bind("workspace", workspace)
                .map((_, _) -> true)
                .one();
    }

    @Override
    public void begin(Forgotten who, String address, String by, Instant now) {
        handle.createQuery(MAKE_KEY).map((_, _) -> true).one();
        handle.createUpdate(BEGIN)
                .bind("workspace", who.workspace())
                .bind("id", who.id())
                .bind("contact", who.contactId())
                .bind("by", by)
                .bind("address", EmailAddress.keyOf(address))
                .bind("now", Rows.at(now))
                .execute();
        handle.createUpdate(SUPPRESS)
                .bind("workspace", who.workspace())
                .bind("contact", who.contactId())
                .bind("address", EmailAddress.keyOf(address))
                .bind("now", Rows.at(now))
                .execute();
    }

    @Override
    public void forgetWritten(Forgotten who) {
        new Written(handle, who).forget();
    }

    @Override
    public void forgetAnswers(int workspace, Collection<String> marks) {
        handle.createUpdate(FORGET_ANSWERS)
                .bind("workspace", workspace)
                .bind(
                        "marks",
                        Rows.bytes(handle, marks, mark -> mark.getBytes(StandardCharsets.UTF_8)))
                .bind("texts", Rows.texts(handle, marks, mark -> mark))
                .execute();
        handle.createUpdate(SEAL).bind("workspace", workspace).execute();
    }

    @Override
    public List<String> openSequences(int workspace, String contactId) {
        return handle.createQuery(OPEN_SEQUENCES)
                .bind("workspace", workspace)
                .bind("contact", contactId)
                .mapTo(String.class)
                .list();
    }

    @Override
    public int held(Forgotten who) {
        return handle.createQuery(HELD)
                .bind("workspace", who.workspace())
                .bind("contact", who.contactId())
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public boolean isOpen(Forgotten who) {
        return handle.createQuery(IS_OPEN)
                .bind("workspace", who.workspace())
                .bind("id", who.id())
                .mapTo(Boolean.class)
                .findOne()
                .isPresent();
    }

    @Override
    public int sweep(Forgotten who, Instant now) {
        return new Sweep(handle, who, now).all();
    }

    @Override
    public void finish(Forgotten who, Instant now) {
        new RelayWords(handle, who).forget();
        handle.createUpdate(FINISH)
                .bind("workspace", who.workspace())
                .bind("id", who.id())
                .bind("now", Rows.at(now))
                .execute();
    }

    @Override
    public List<Forgotten> unfinished(int limit) {
        return handle.createQuery(UNFINISHED)
                .bind("limit", limit)
                .map((row, _) ->
                        new Forgotten(
                                row.getInt("workspace_id"),
                                row.getString("contact_id"),
                                row.getString("id")))
                .list();
    }

    @Override
    public boolean isErased(Collection<String> addresses) {
        return !addresses.isEmpty()
                && handle.createQuery(IS_ERASED)
                        .bind("addresses", Rows.texts(handle, addresses, EmailAddress::keyOf))
                        .mapTo(Boolean.class)
                        .one();
    }
}
