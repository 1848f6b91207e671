package dev.espalier.postgres;

import dev.espalier.engine.store.Regenerations;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

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

    @Override
    public void ask(Asked asked) {
        handle.createUpdate(ASK)
                .bind("workspace", asked.workspace())
                .bind("email", asked.email())
                .bind("id", asked.id())
                .bind("revision", asked.revision())
                .bind("instruction", asked.instruction().orElse(null))
                .bind("by", asked.by())
                .bind("at", Rows.at(asked.at()))
                .execute();
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
