package dev.espalier.postgres;

import dev.espalier.draft.Playbook;
import dev.espalier.draft.Playbook.Beat;
import dev.espalier.engine.store.Playbooks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

record PostgresPlaybooks(Handle handle) implements Playbooks {

    private static final String LIST =
            """
            SELECT * FROM playbook WHERE workspace_id = :workspace ORDER BY category
            """;

    private static final String FIND =
            """
            SELECT * FROM playbook WHERE workspace_id = :workspace AND category = :category
            """;

    private static final String PUT =
            """
            INSERT INTO playbook (workspace_id, category, name, purpose, requires, facts, aims, subjects, bodies)
            VALUES (:workspace, :category, :name, :purpose, :requires, :facts, :aims, :subjects, :bodies)
            ON CONFLICT (workspace_id, category) DO UPDATE
               SET name = excluded.name, purpose = excluded.purpose, requires = excluded.requires,
                   facts = excluded.facts, aims = excluded.aims, subjects = excluded.subjects, bodies = excluded.bodies
            -- Of a row that was there before, xmax is the transaction that replaced it.
            RETURNING xmax = 0 AS created
            """;

    private static final String DELETE =
            """
            DELETE FROM playbook WHERE workspace_id = :workspace AND category = :category
            """;

    @Override
    public List<Playbook> list(int workspace) {
        return handle.createQuery(LIST)
                .bind("workspace", workspace)
                .map((row, _) -> playbook(row))
                .list();
    }

    @Override
    public Optional<Playbook> find(int workspace, String category) {
        return handle.createQuery(FIND)
                .bind("workspace", workspace)
                .bind("category", category)
                .map((row, _) -> playbook(row))
                .findOne();
    }

    @Override
    public boolean put(int workspace, Playbook playbook) {
        return handle.createQuery(PUT)
                .bind("workspace", workspace)
                .bind("category", playbook.category())
                .bind("name", playbook.name())
                .bind("purpose", playbook.purpose())
                .bind("requires", Rows.texts(handle, playbook.requires(), one -> one))
                .bind("facts", Rows.texts(handle, playbook.facts(), one -> one))
                .bind("aims", Rows.texts(handle, playbook.emails(), Beat::aim))
                .bind("subjects", Rows.texts(handle, playbook.emails(), Beat::subject))
                .bind("bodies", Rows.texts(handle, playbook.emails(), Beat::body))
                .mapTo(Boolean.class)
                .one();
    }

    @Override
    public boolean delete(int workspace, String category) {
        return handle.createUpdate(DELETE)
                        .bind("workspace", workspace)
                        .bind("category", category)
                        .execute()
                == 1;
    }

    private static Playbook playbook(ResultSet row) throws SQLException {
        var aims = Rows.list(row, "aims");
        var subjects = Rows.list(row, "subjects");
        var bodies = Rows.list(row, "bodies");
        return new Playbook(
                row.getString("category"),
                row.getString("name"),
                row.getString("purpose"),
                Rows.list(row, "requires"),
                Rows.list(row, "facts"),
                IntStream.range(0, aims.size())
                        .mapToObj(i -> new Beat(aims.get(i), subjects.get(i), bodies.get(i)))
                        .toList());
    }
}
