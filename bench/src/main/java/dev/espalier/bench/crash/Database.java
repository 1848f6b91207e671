package dev.espalier.bench.crash;

import dev.espalier.bench.crash.check.Ledger;
import dev.espalier.engine.id.TypeId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// The servers' database, looked at from outside.
final class Database implements AutoCloseable {

    private static final String LEDGER =
            """
            SELECT id, enrolment_id, sequence_id, step_key, encode(fingerprint, 'hex') AS fingerprint, state, attempt,
                   detail
              FROM sends
            """;

    private final Connection connection;

    private Database(Connection connection) {
        this.connection = connection;
    }

    static Database open(String url, String user, String password) throws SQLException {
        return new Database(DriverManager.getConnection(url, user, password));
    }

    long one(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// @param approved fingerprints by sequence
    Ledger ledger(Map<String, Collection<String>> approved) throws SQLException {
        var entries = new ArrayList<Ledger.Entry>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(LEDGER)) {
            while (rows.next()) {
                entries.add(
                        new Ledger.Entry(
                                TypeId.text("snd", rows.getObject("id", UUID.class)),
                                rows.getString("enrolment_id"),
                                rows.getString("sequence_id"),
                                rows.getString("step_key"),
                                rows.getString("fingerprint"),
                                rows.getString("state"),
                                rows.getInt("attempt"),
                                rows.getString("detail")));
            }
        }
        return new Ledger(
                entries,
                one("SELECT count(*) FROM enrolment WHERE status = 'active'"),
                approved.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, entry -> Set.copyOf(entry.getValue()))));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
