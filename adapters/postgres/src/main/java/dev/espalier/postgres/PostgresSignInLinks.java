package dev.espalier.postgres;

import dev.espalier.access.Role;
import dev.espalier.access.SignInLink;
import dev.espalier.engine.store.SignInLinks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

record PostgresSignInLinks(Handle handle) implements SignInLinks {

    private static final String INSERT =
            """
            INSERT INTO sign_in_link
                   (workspace_id, id, hash, kind, email, role, person_id, created_by, created_at, expires_at)
            VALUES (:workspace, :id, :hash, :kind, :email, :role, :person, :createdBy, :createdAt, :expiresAt)
            """;

    private static final String FIND =
            """
            SELECT * FROM sign_in_link
             WHERE hash = :hash AND ended_at IS NULL AND (expires_at IS NULL OR expires_at > :now)
            """;

    private static final String END =
            """
            UPDATE sign_in_link SET ended_at = :now
             WHERE workspace_id = :workspace AND id = :id AND ended_at IS NULL
               AND (expires_at IS NULL OR expires_at > :now)
            """;

    private static final String INVITATIONS =
            """
            SELECT * FROM sign_in_link
             WHERE workspace_id = :workspace AND kind = 'invitation' AND ended_at IS NULL
               AND (expires_at IS NULL OR expires_at > :now)
             ORDER BY created_at DESC, id DESC
            """;

    private static final String END_ALL =
            """
            UPDATE sign_in_link SET ended_at = :now
             WHERE workspace_id = :workspace AND email = :email AND ended_at IS NULL
            """;

    @Override
    public void insert(SignInLink link, byte[] hash) {
        handle.createUpdate(INSERT)
                .bind("workspace", link.workspace())
                .bind("id", link.id())
                .bind("hash", hash)
                .bind("kind", link.kind().name().toLowerCase(Locale.ROOT))
                .bind("email", link.email().orElse(null))
                .bind("role", link.role().word())
                .bind("person", link.person().orElse(null))
                .bind("createdBy", link.createdBy())
                .bind("createdAt", Rows.at(link.createdAt()))
                .bind("expiresAt", Rows.atOrNull(link.expiresAt().orElse(null)))
                .execute();
    }

    @Override
    public Optional<SignInLink> find(byte[] hash, Instant now) {
        return handle.createQuery(FIND)
                .bind("hash", hash)
                .bind("now", Rows.at(now))
                .map((row, _) -> link(row))
                .findOne();
    }

    @Override
    public List<SignInLink> invitations(int workspace, Instant now) {
        return handle.createQuery(INVITATIONS)
                .bind("workspace", workspace)
                .bind("now", Rows.at(now))
                .map((row, _) -> link(row))
                .list();
    }

    @Override
    public boolean end(int workspace, String id, Instant now) {
        return handle.createUpdate(END)
                        .bind("workspace", workspace)
                        .bind("id", id)
                        .bind("now", Rows.at(now))
                        .execute()
                == 1;
    }

    @Override
    public void endAll(int workspace, String email, Instant now) {
        handle.createUpdate(END_ALL)
                .bind("workspace", workspace)
                .bind("email", email)
                .bind("now", Rows.at(now))
                .execute();
    }

    private static SignInLink link(ResultSet row) throws SQLException {
        return new SignInLink(
                row.getInt("workspace_id"),
                row.getString("id"),
                SignInLink.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getString("email")),
                Role.of(row.getString("role")).orElseThrow(),
                Optional.ofNullable(row.getString("person_id")),
                row.getString("created_by"),
                Rows.instant(row, "created_at"),
                Optional.ofNullable(Rows.instantOrNull(row, "expires_at")));
    }
}
