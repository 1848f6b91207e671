package dev.espalier.postgres;

import dev.espalier.engine.store.Warnings;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;

record PostgresWarnings(Handle handle) implements Warnings {

    private static final String NOTE =
            """
            INSERT INTO sender_warning (workspace_id, kind, host, code, detail, first_at, last_at, count)
            SELECT workspace_id, kind, host, code, detail, :now, :now, times
              FROM unnest(:workspaces, :kinds, :hosts, :codes, :details, :times)
                   AS n (workspace_id, kind, host, code, detail, times)
            ON CONFLICT (workspace_id, kind, host, code) DO UPDATE
               SET detail = excluded.detail, last_at = greatest(sender_warning.last_at, excluded.last_at),
                   count = sender_warning.count + excluded.count
            """;

    private static final String LIST =
            """
            SELECT * FROM sender_warning WHERE workspace_id = :workspace
             ORDER BY last_at DESC, kind, host, code LIMIT :limit
            """;

    private static final String FORGET = "DELETE FROM sender_warning WHERE last_at < :before";

    @Override
    public void note(Collection<Noted> warnings, Instant now) {
        if (warnings.isEmpty()) {
            return;
        }
        // In one order everywhere, so that two nodes that complain at once do not cross.
        var sorted =
                warnings.stream()
                        .sorted(
                                Comparator.comparingInt((Noted one) -> one.key().workspace())
                                        .thenComparing(one -> one.key().kind())
                                        .thenComparing(one -> one.key().host())
                                        .thenComparing(one -> one.key().code()))
                        .toList();
        handle.createUpdate(NOTE)
                .bind("workspaces", Rows.ints(handle, sorted, one -> one.key().workspace()))
                .bind("kinds", Rows.texts(handle, sorted, one -> one.key().kind().word()))
                .bind("hosts", Rows.texts(handle, sorted, one -> one.key().host()))
                .bind("codes", Rows.texts(handle, sorted, one -> one.key().code()))
                .bind("details", Rows.texts(handle, sorted, Noted::detail))
                .bind("times", Rows.ints(handle, sorted, Noted::times))
                .bind("now", Rows.at(now))
                .execute();
    }

    @Override
    public List<Warning> list(int workspace, int limit) {
        return handle.createQuery(LIST)
                .bind("workspace", workspace)
                .bind("limit", limit)
                .map((row, _) ->
                        new Warning(
                                Kind.of(row.getString("kind")),
                                row.getString("host"),
                                row.getString("code"),
                                row.getString("detail"),
                                Rows.instant(row, "first_at"),
                                Rows.instant(row, "last_at"),
                                row.getLong("count")))
                .list();
    }

    @Override
    public void forget(Instant before) {
        handle.createUpdate(FORGET).bind("before", Rows.at(before)).execute();
    }
}
