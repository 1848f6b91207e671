package dev.espalier.postgres;

import dev.espalier.engine.store.Installations;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

record PostgresInstallations(Handle handle) implements Installations {

    private static final String LOOK =
            """
            -- What is on the disk: what was only written to memory is lost in a crash, and the position goes back to
            -- where nobody restored anything.
            SELECT system_identifier || '/' || (SELECT oid FROM pg_database WHERE datname = current_database())
                       AS database,
                   (pg_current_wal_flush_lsn() - '0/0'::pg_lsn)::bigint AS position
              FROM pg_control_system()
            """;

    private static final String KNOWN = "SELECT * FROM installation";

    private static final String INSERT =
            """
            INSERT INTO installation (database, place, term, held_since, detail)
            VALUES (:database, :place, :term, :heldSince, :detail)
            ON CONFLICT DO NOTHING
            """;

    private static final String SAVE =
            """
            UPDATE installation
               SET database = :database, place = :place, term = :term, held_since = :heldSince, detail = :detail
            """;

    @Override
    public Seen look() {
        return handle.createQuery(LOOK)
                .map((row, _) -> new Seen(row.getString("database"), row.getLong("position")))
                .one();
    }

    @Override
    public Optional<Known> known() {
        return handle.createQuery(KNOWN).map((row, _) -> known(row)).findOne();
    }

    @Override
    public void insert(Known known) {
        bound(handle.createUpdate(INSERT), known).execute();
    }

    @Override
    public void save(Known known) {
        bound(handle.createUpdate(SAVE), known).execute();
    }

    private static Update bound(Update statement, Known known) {
        return statement
                .bind("database", known.database())
                .bind("place", known.place().orElse(null))
                .bind("term", known.term())
                .bind("heldSince", Rows.atOrNull(known.heldSince()))
                .bind("detail", known.detail());
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(
                row.getString("database"),
                Optional.ofNullable(row.getString("place")),
                Rows.uuid(row, "term"),
                Rows.instantOrNull(row, "held_since"),
                row.getString("detail"));
    }
}
