package dev.espalier.postgres;

import dev.espalier.email.Fingerprint;
import dev.espalier.engine.journal.Action;
import dev.espalier.engine.journal.Entry;
import dev.espalier.engine.store.Audits;
import dev.espalier.engine.store.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

record PostgresAudits(Handle handle) implements Audits {

    /// Stands after others in one statement, too.
    static final String WRITE =
            """
            INSERT INTO audit (workspace_id, sequence_id, email_id, action, actor, at, before, after, detail)
            SELECT * FROM unnest(:workspaces, :sequences, :emails, :actions, :actors, :ats, :befores, :afters, :details)
            """;

    private static final String OF_SEQUENCE =
            """
            SELECT * FROM audit
             WHERE workspace_id = :workspace AND sequence_id = :sequence
               AND (:before::bigint IS NULL OR number < :before)
             ORDER BY number DESC LIMIT :limit
            """;

    // Whatever is still running may yet write a row with a smaller number, but none before this
    // transaction.
    private static final String NOW =
            "SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS transaction";

    private static final String AFTER =
            """
            SELECT *, transaction::text AS place FROM audit
             WHERE workspace_id = :workspace
               AND (transaction, number) > (:transaction::text::xid8, :number)
               AND transaction < pg_snapshot_xmin(pg_current_snapshot())
             ORDER BY transaction, number LIMIT :limit
            """;

    private static final String STIRRED =
            """
            SELECT workspace_id, transaction::text AS place, number FROM audit
             WHERE (transaction, number) > (:transaction::text::xid8, :number)
               AND transaction < pg_snapshot_xmin(pg_current_snapshot())
             ORDER BY transaction, number LIMIT :limit
            """;

    @Override
    public void write(Collection<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        bound(handle, handle.createUpdate(WRITE), entries).execute();
    }

    static Update bound(Handle handle, Update statement, Collection<Entry> entries) {
        return statement
                .bind("workspaces", Rows.ints(handle, entries, Entry::workspace))
                .bind("sequences", Rows.texts(handle, entries, Entry::sequence))
                .bind("emails", Rows.texts(handle, entries, one -> one.email().orElse(null)))
                .bind("actions", Rows.texts(handle, entries, one -> one.action().word()))
                .bind("actors", Rows.texts(handle, entries, Entry::actor))
                .bind("ats", Rows.instants(handle, entries, Entry::at))
                .bind("befores", Rows.bytes(handle, entries, one -> bytes(one.before())))
                .bind("afters", Rows.bytes(handle, entries, one -> bytes(one.after())))
                .bind("details", Rows.texts(handle, entries, Entry::detail));
    }

    private static byte @org.jspecify.annotations.Nullable [] bytes(Optional<Fingerprint> text) {
        return text.map(Fingerprint::bytes).orElse(null);
    }

    @Override
    public Page<Numbered> ofSequence(
            int workspace, String sequence, Optional<Long> before, int limit) {
        var rows =
                handle.createQuery(OF_SEQUENCE)
                        .bind("workspace", workspace)
                        .bind("sequence", sequence)
                        .bind("before", before.orElse(null))
                        .bind("limit", limit + 1)
                        .map((row, _) -> new Numbered(row.getLong("number"), entry(row)))
                        .list();
        return Page.of(rows, limit, one -> Long.toString(one.number()));
    }

    @Override
    public Place now() {
        return handle.createQuery(NOW)
                .map((row, _) -> new Place(Long.parseUnsignedLong(row.getString("transaction")), 0))
                .one();
    }

    @Override
    public List<Placed> after(int workspace, Place place, int limit) {
        return handle.createQuery(AFTER)
                .bind("workspace", workspace)
                .bind("transaction", Long.toUnsignedString(place.transaction()))
                .bind("number", place.number())
                .bind("limit", limit)
                .map((row, _) -> new Placed(place(row), entry(row)))
                .list();
    }

    @Override
    public List<Stirred> stirred(Place place, int limit) {
        return handle.createQuery(STIRRED)
                .bind("transaction", Long.toUnsignedString(place.transaction()))
                .bind("number", place.number())
                .bind("limit", limit)
                .map((row, _) -> new Stirred(row.getInt("workspace_id"), place(row)))
                .list();
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(Long.parseUnsignedLong(row.getString("place")), row.getLong("number"));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getInt("workspace_id"),
                row.getString("sequence_id"),
                Optional.ofNullable(row.getString("email_id")),
                Action.of(row.getString("action")),
                row.getString("actor"),
                Rows.instant(row, "at"),
                Optional.ofNullable(row.getBytes("before")).map(Fingerprint::ofBytes),
                Optional.ofNullable(row.getBytes("after")).map(Fingerprint::ofBytes),
                row.getString("detail"));
    }
}
