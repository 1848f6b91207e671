package dev.espalier.postgres;

import dev.espalier.access.ApiKey;
import dev.espalier.access.Scope;
import dev.espalier.engine.store.Keys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

record PostgresKeys(Handle handle) implements Keys {

    private static final String INSERT =
            """
            INSERT INTO api_key (workspace_id, id, name, prefix, hash, scopes, created_at)
            VALUES (:workspace, :id, :name, :prefix, :hash, :scopes, :createdAt)
            ON CONFLICT DO NOTHING
            """;

    private static final String FIND_BY_HASH =
            """
            SELECT * FROM api_key WHERE hash = :hash
            """;

    private static final String LIST =
            """
            SELECT * FROM api_key WHERE workspace_id = :workspace ORDER BY created_at DESC, id DESC
            """;

    private static final String REVOKE =
            """
            UPDATE api_key SET revoked_at = coalesce(revoked_at, :now)
             WHERE workspace_id = :workspace AND id = :id
            RETURNING *
            """;

    @Override
    public boolean insert(ApiKey key, byte[] hash) {
        return handle.createUpdate(INSERT)
                        .bind("workspace", key.workspace())
                        .bind("id", key.id())
                        .bind("name", key.name())
                        .bind("prefix", key.prefix())
                        .bind("hash", hash)
                        .bind("scopes", Rows.texts(handle, key.scopes(), Scope::word))
                        .bind("createdAt", Rows.at(key.createdAt()))
                        .execute()
                == 1;
    }

    @Override
    public Optional<ApiKey> findByHash(byte[] hash) {
        return handle.createQuery(FIND_BY_HASH)
                .bind("hash", hash)
                .map((row, _) -> key(row))
                .findOne();
    }

    @Override
    public List<ApiKey> list(int workspace) {
        return handle.createQuery(LIST)
                .bind("workspace", workspace)
                .map((row, _) -> key(row))
                .list();
    }

    @Override
    public Optional<ApiKey> revoke(int workspace, String id, Instant now) {
        return handle.createQuery(REVOKE)
                .bind("workspace", workspace)
                .bind("id", id)
                .bind("now", Rows.at(now))
                .map((row, _) -> key(row))
                .findOne();
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        return new ApiKey(
                row.getInt("workspace_id"),
                row.getString("id"),
                row.getString("name"),
                row.getString("prefix"),
                Rows.list(row, "scopes").stream()
                        .map(word -> Scope.of(word).orElseThrow())
                        .collect(Collectors.toSet()),
                Rows.instant(row, "created_at"),
                Optional.ofNullable(Rows.instantOrNull(row, "revoked_at")));
    }
}
