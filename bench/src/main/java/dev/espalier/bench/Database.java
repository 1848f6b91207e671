package dev.espalier.bench;

import dev.espalier.postgres.DatabaseConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/// The embedded database of a running server, looked at from outside.
final class Database implements AutoCloseable {

    private final Connection connection;

    private Database(Connection connection) {
        this.connection = connection;
    }

    static Database of(Path data) throws IOException, SQLException {
        var config = config(data);
        return new Database(
                DriverManager.getConnection(config.jdbcUrl(), config.user(), config.password()));
    }

    /// For a process that works on it, too.
    static DatabaseConfig config(Path data) throws IOException {
        var folder = data.resolve("postgres");
        var port = Files.readString(folder.resolve("port"), StandardCharsets.UTF_8).strip();
        var password = Files.readString(folder.resolve("password"), StandardCharsets.UTF_8).strip();
        return new DatabaseConfig(
                "jdbc:postgresql://127.0.0.1:" + port + "/espalier",
                "espalier",
                password,
                8,
                Duration.ofSeconds(5));
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

    /// People who wait for something far away, as many as a big customer has.
    void addWaiting(int people) throws SQLException {
        execute(
                """
                INSERT INTO enrolment (workspace_id, id, sequence_id, version, contact_id, reentry_key, status, step_key,
                                       anchor, due_at, enrolled_at)
                SELECT 1, gen_random_uuid(), 'seq_bench', 1, 'con_waiting' || n, '', 'active',
                       (SELECT step_key FROM email WHERE sequence_id = 'seq_bench' ORDER BY ordinal LIMIT 1),
                       now(), now() + interval '30 days' + n * interval '1 second', now()
                  FROM generate_series(1, %d) AS n
                """
                        .formatted(people));
        execute("VACUUM (ANALYZE) enrolment");
        // They have been there for long: what writing them left to do is done before the run.
        execute("CHECKPOINT");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
