package dev.espalier.postgres;

import dev.espalier.engine.store.Quotas;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

record PostgresQuotas(Handle handle) implements Quotas {

    private static final String LATEST =
            """
            SELECT * FROM sending_quota WHERE workspace_id = :workspace AND scope = :scope ORDER BY since DESC LIMIT 1
            """;

    private static final String FIND =
            """
            SELECT q.* FROM unnest(:workspaces, :scopes, :sinces) AS k (workspace_id, scope, since)
              JOIN sending_quota q USING (workspace_id, scope, since)
            """;

    private static final String OPEN =
            """
            INSERT INTO sending_quota (workspace_id, scope, since, cap) VALUES (:workspace, :scope, :since, :cap)
            ON CONFLICT DO NOTHING
            """;

    private static final String LOCK =
            """
            -- Sorted, so that two nodes cannot cross. A statement of its own: what TAKE sees is what is locked here.
            SELECT q.used FROM unnest(:workspaces, :scopes, :sinces) AS k (workspace_id, scope, since)
              JOIN sending_quota q USING (workspace_id, scope, since)
             ORDER BY q.workspace_id, q.scope, q.since
               FOR UPDATE OF q
            """;

    private static final String TAKE =
            """
            WITH asked AS (
                SELECT q.workspace_id, q.scope, q.since, least(k.wanted, q.cap - q.used) AS granted
                  FROM unnest(:workspaces, :scopes, :sinces, :counts) AS k (workspace_id, scope, since, wanted)
                  JOIN sending_quota q USING (workspace_id, scope, since)
            )
            UPDATE sending_quota q SET used = q.used + a.granted
              FROM asked a
             WHERE q.workspace_id = a.workspace_id AND q.scope = a.scope AND q.since = a.since
            RETURNING q.workspace_id, q.scope, q.since, a.granted
            """;

    private static final String GIVE_BACK =
            """
            UPDATE sending_quota q SET used = greatest(0, q.used - k.n)
              FROM unnest(:workspaces, :scopes, :sinces, :counts) AS k (workspace_id, scope, since, n)
             WHERE q.workspace_id = k.workspace_id AND q.scope = k.scope AND q.since = k.since
            """;

    private static final String FORGET =
            """
            DELETE FROM sending_quota q
             WHERE since < :before
               AND EXISTS (SELECT FROM sending_quota n
                            WHERE n.workspace_id = q.workspace_id AND n.scope = q.scope AND n.since > q.since)
            """;

    @Override
    public Optional<Quota> latest(int workspace, String scope) {
        return handle.createQuery(LATEST)
                .bind("workspace", workspace)
                .bind("scope", scope)
                .map((row, _) -> quota(row))
                .findOne();
    }

    @Override
    public Map<Key, Quota> find(Collection<Key> keys) {
        return keyed(handle.createQuery(FIND), sorted(keys))
                .map((row, _) -> quota(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Quota::key, one -> one));
    }

    @Override
    public void open(Key key, long cap) {
        handle.createUpdate(OPEN)
                .bind("workspace", key.workspace())
                .bind("scope", key.scope())
                .bind("since", Rows.at(key.since()))
                .bind("cap", cap)
                .execute();
    }

    @Override
    public Map<Key, Integer> take(Map<Key, Integer> wanted) {
        var keys = lock(wanted.keySet());
        var granted = new HashMap<Key, Integer>();
        counted(handle.createQuery(TAKE), keys, wanted)
                .map((row, _) -> granted.put(key(row), row.getInt("granted")))
                .list();
        return granted;
    }

    @Override
    public void giveBack(Map<Key, Integer> some) {
        var keys = lock(some.keySet());
        counted(handle.createUpdate(GIVE_BACK), keys, some).execute();
    }

    @Override
    public void forget(Instant before) {
        handle.createUpdate(FORGET).bind("before", Rows.at(before)).execute();
    }

    private List<Key> lock(Collection<Key> keys) {
        var sorted = sorted(keys);
        keyed(handle.createQuery(LOCK), sorted).mapTo(Long.class).list();
        return sorted;
    }

    private static List<Key> sorted(Collection<Key> keys) {
        return keys.stream()
                .sorted(
                        Comparator.comparingInt(Key::workspace)
                                .thenComparing(Key::scope)
                                .thenComparing(Key::since))
                .toList();
    }

    private <S extends SqlStatement<S>> S counted(
            S statement, List<Key> keys, Map<Key, Integer> counts) {
        return keyed(statement, keys)
                .bind("counts", Rows.ints(handle, keys, key -> counts.getOrDefault(key, 0)));
    }

    private <S extends SqlStatement<S>> S keyed(S statement, List<Key> keys) {
        return statement
                .bind("workspaces", Rows.ints(handle, keys, Key::workspace))
                .bind("scopes", Rows.texts(handle, keys, Key::scope))
                .bind("sinces", Rows.instants(handle, keys, Key::since));
    }

    private static Quota quota(ResultSet row) throws SQLException {
        return new Quota(key(row), row.getLong("cap"), row.getLong("used"));
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(
                row.getInt("workspace_id"), row.getString("scope"), Rows.instant(row, "since"));
    }
}
