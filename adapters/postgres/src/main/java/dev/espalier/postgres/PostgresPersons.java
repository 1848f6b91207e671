package dev.espalier.postgres;

import dev.espalier.access.Person;
import dev.espalier.access.Role;
import dev.espalier.engine.store.Persons;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

record PostgresPersons(Handle handle) implements Persons {

    /// What [#person] reads.
    static final String COLUMNS =
            """
            p.workspace_id, p.id, p.email, p.name, p.role, p.created_at, p.disabled_at,
            (SELECT max(s.seen_at) FROM session s WHERE s.workspace_id = p.workspace_id AND s.person_id = p.id)
                AS last_seen_at
            """;

    private static final String INSERT =
            """
            INSERT INTO person (workspace_id, id, email, name, role, password_hash, created_at)
            VALUES (:workspace, :id, :email, :name, :role, :passwordHash, :createdAt)
            ON CONFLICT DO NOTHING
            """;

    private static final String FIND_BY_EMAIL =
            "SELECT " + COLUMNS + ", p.password_hash FROM person p WHERE p.email = :email";

    private static final String FIND =
            "SELECT "
                    + COLUMNS
                    + ", p.password_hash FROM person p WHERE p.workspace_id = :workspace AND p.id = :id";

    private static final String LIST =
            "SELECT "
                    + COLUMNS
                    + " FROM person p WHERE p.workspace_id = :workspace ORDER BY lower(p.name), p.id";

    private static final String LOCK =
            "SELECT id FROM person WHERE workspace_id = :workspace ORDER BY id FOR UPDATE";

    private static final String SAVE =
            """
            UPDATE person SET name = :name, role = :role, disabled_at = :disabledAt
             WHERE workspace_id = :workspace AND id = :id
            """;

    private static final String SAVE_PASSWORD =
            """
            UPDATE person SET password_hash = :passwordHash
             WHERE workspace_id = :workspace AND id = :id
            """;

    @Override
    public boolean insert(Person person, String passwordHash) {
        return handle.createUpdate(INSERT)
                        .bind("workspace", person.workspace())
                        .bind("id", person.id())
                        .bind("email", person.email())
                        .bind("name", person.name())
                        .bind("role", person.role().word())
                        .bind("passwordHash", passwordHash)
                        .bind("createdAt", Rows.at(person.createdAt()))
                        .execute()
                == 1;
    }

    @Override
    public Optional<WithPassword> findByEmail(String email) {
        return handle.createQuery(FIND_BY_EMAIL)
                .bind("email", email)
                .map((row, _) -> withPassword(row))
                .findOne();
    }

    @Override
    public Optional<WithPassword> find(int workspace, String id) {
        return handle.createQuery(FIND)
                .bind("workspace", workspace)
                .bind("id", id)
                .map((row, _) -> withPassword(row))
                .findOne();
    }

    @Override
    public List<Person> list(int workspace) {
        return handle.createQuery(LIST)
                .bind("workspace", workspace)
                .map((row, _) -> person(row))
                .list();
    }

    @Override
    public void lock(int workspace) {
        handle.createQuery(LOCK).bind("workspace", workspace).mapTo(String.class).list();
    }

    @Override
    public void save(
            int workspace, String id, String name, Role role, Optional<Instant> disabledAt) {
        handle.createUpdate(SAVE)
                .bind("workspace", workspace)
                .bind("id", id)
                .bind("name", name)
                .bind("role", role.word())
                .bind("disabledAt", Rows.atOrNull(disabledAt.orElse(null)))
                .execute();
    }

    @Override
    public void savePassword(int workspace, String id, String passwordHash) {
        handle.createUpdate(SAVE_PASSWORD)
                .bind("workspace", workspace)
                .bind("id", id)
                .bind("passwordHash", passwordHash)
                .execute();
    }

    private static WithPassword withPassword(ResultSet row) throws SQLException {
        return new WithPassword(person(row), row.getString("password_hash"));
    }

    static Person person(ResultSet row) throws SQLException {
        return new Person(
                row.getInt("workspace_id"),
                row.getString("id"),
                row.getString("email"),
                row.getString("name"),
                Role.of(row.getString("role")).orElseThrow(),
                Rows.instant(row, "created_at"),
                Optional.ofNullable(Rows.instantOrNull(row, "last_seen_at")),
                Optional.ofNullable(Rows.instantOrNull(row, "disabled_at")));
    }
}
