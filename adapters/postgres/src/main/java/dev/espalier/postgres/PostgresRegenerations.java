package dev.espalier.postgres;

import dev.espalier.engine.store.Regenerations;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

record PostgresRegenerations(Handle handle) implements Regenerations {

    private static final String ASK =
            """
            INSERT INTO regeneration (workspace_id, email_id, id, revision, instruction, asked_by, asked_at)
            VALUES (:workspace, :email, :id, :revision, :instruction, :by, :at)
            ON CONFLICT (workspace_id, email_id) DO UPDATE
               SET id = excluded.id, revision = excluded.revision, instruction = excluded.instruction,
                   asked_by = excluded.asked_by, asked_at = excluded.asked_at
            """;

    private static final String FIND =
            "SELECT * FROM regeneration WHERE workspace_id = :workspace AND email_id = :email";

    private static final String FORGET =
            "DELETE FROM regeneration WHERE workspace_id = :workspace AND email_id = :email";

    private static final String AWAITING =
            """
            SELECT r.email_id FROM regeneration r JOIN email e ON e.workspace_id = r.workspace_id AND e.id = r.email_id
             WHERE r.workspace_id = :workspace AND r.id = :job
             ORDER BY e.ordinal, e.id
            """;

    @Override
    public void ask(Asked asked) {
        bound(handle.createUpdate(ASK), asked).execute();
    }

    @Override
    public void askAll(List<Asked> asked) {
        if (asked.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch(ASK);
        asked.forEach(one -> bound(batch, one).add());
        batch.execute();
    }

    private static <S extends SqlStatement<S>> S bound(S statement, Asked asked) {
        return statement
                .bind("workspace", asked.workspace())
                .bind("email", asked.email())
                .bind("id", asked.id())
                .bind("revision", asked.revision())
                .bind("instruction", asked.instruction().orElse(null))
                .bind("by", asked.by())
                .bind("at", Rows.at(asked.at()));
    }

    @Override
    public List<String> awaiting(int workspace, UUID job) {
        return handle.createQuery(AWAITING)
                .bind("workspace", workspace)
                .bind("job", job)
                .mapTo(String.class)
                .list();
    }

    @Override
    public Optional<Asked> find(int workspace, String email) {
        return handle.createQuery(FIND)
                .bind("workspace", workspace)
                .bind("email", email)
                .map((row, _) ->
                        new Asked(
                                row.getInt("workspace_id"),
                                row.getString("email_id"),
                                Rows.uuid(row, "id"),
                                row.getInt("revision"),
                                Optional.ofNullable(row.getString("instruction")),
                                row.getString("asked_by"),
                                Rows.instant(row, "asked_at")))
                .findOne();
    }

    @Override
    public void forget(int workspace, String email) {
        handle.createUpdate(FORGET).bind("workspace", workspace).bind("email", email).execute();
    }
}
