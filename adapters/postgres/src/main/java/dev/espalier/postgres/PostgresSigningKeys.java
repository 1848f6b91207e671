package dev.espalier.postgres;

import dev.espalier.engine.store.SigningKeys;
import java.util.List;
import org.jdbi.v3.core.Handle;

record PostgresSigningKeys(Handle handle) implements SigningKeys {

    private static final String ALL = "SELECT id, secret, created_at FROM signing_key ORDER BY id";

    private static final String ADD =
            """
            INSERT INTO signing_key (id, secret, created_at) VALUES (:id, :secret, :createdAt)
            ON CONFLICT DO NOTHING
            """;

    @Override
    public List<SigningKey> all() {
        return handle.createQuery(ALL)
                .map((row, _) ->
                        new SigningKey(
                                row.getInt("id"),
                                row.getBytes("secret"),
                                Rows.instant(row, "created_at")))
                .list();
    }

    @Override
    public boolean add(SigningKey key) {
        return handle.createUpdate(ADD)
                        .bind("id", key.id())
                        .bind("secret", key.secret())
                        .bind("createdAt", Rows.at(key.createdAt()))
                        .execute()
                == 1;
    }
}
