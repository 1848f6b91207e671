package dev.espalier.postgres;

import dev.espalier.engine.store.Regenerations;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

record PostgresRegenerations(Handle handle) implements Regenerations {

    private static final String ASK =
            """
            INSERT INTO regeneration (workspace_id, email_id, id, revision, instruction, asked_by, asked_at)
            SELECT * FROM unnest(:workspaces, :emails, :ids, :revisions, :instructions, :bys, :ats)
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
        askAll(List.of(asked));
    }

    @Override
    public void askAll(List<Asked> asked) {
        if (asked.isEmpty()) {
            return;
        }
        handle.createUpdate(ASK)
                .bind("workspaces", Rows.ints(handle, asked, Asked::workspace))
                .bind("emails", Rows.texts(handle, asked, Asked::email))
                .bind("ids", Rows.uuids(handle, asked, Asked::id))
                .bind("revisions", Rows.ints(handle, asked, Asked::revision))
                .bind(
                        "instructions",
                        Rows.texts(handle, asked, one -> one.instruction().orElse(null)))
                .bind("bys", Rows.texts(handle, asked, Asked::by))
                .bind("ats", Rows.instants(handle, asked, Asked::at))
                .execute();
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
