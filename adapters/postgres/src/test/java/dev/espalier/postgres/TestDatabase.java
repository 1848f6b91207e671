package dev.espalier.postgres;

import dev.espalier.postgres.embedded.EmbeddedConfig;
import dev.espalier.postgres.embedded.EmbeddedPostgres;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// A database of its own for a test: one real server a test run, a migrated database as the
/// template, a clone for whoever asks. A clone that was given back is emptied and lent again, which
/// is cheaper.
public final class TestDatabase implements AutoCloseable {

    private static final String DISMISS =
            """
            SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
             WHERE datname = current_database() AND pid <> pg_backend_pid();
            """;

    private static final String EMPTY =
            """
            -- Deleting a few rows is much cheaper than truncating; their order does not matter in this role.
            SET session_replication_role = replica;
            DO $$ DECLARE one name; BEGIN
                FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'schema_history'
                LOOP
                    EXECUTE 'DELETE FROM ' || quote_ident(one);
                END LOOP;
                PERFORM setval(oid, 1, false) FROM pg_class WHERE relkind = 'S';
            END $$
            """;

    private static final AtomicInteger CLONES = new AtomicInteger();
    private static final Queue<String> GIVEN_BACK = new ConcurrentLinkedQueue<>();
    private final String name;
    private final boolean isClone;

    private TestDatabase(String name, boolean isClone) {
        this.name = name;
        this.isClone = isClone;
    }

    /// A migrated one without a row.
    public static TestDatabase create() {
        var free = GIVEN_BACK.poll();
        if (free != null) {
            return new TestDatabase(free, true);
        }
        var name = "t" + CLONES.incrementAndGet();
        Server.execute("CREATE DATABASE " + name + " TEMPLATE " + Server.TEMPLATE);
        return new TestDatabase(name, true);
    }

    /// An empty database, nothing migrated.
    public static TestDatabase empty() {
        var name = "t" + CLONES.incrementAndGet();
        Server.execute("CREATE DATABASE " + name);
        return new TestDatabase(name, false);
    }

    /// Another one that holds the same; nobody else may be connected to this one meanwhile.
    public TestDatabase copy() {
        var copy = "t" + CLONES.incrementAndGet();
        Server.execute("CREATE DATABASE " + copy + " TEMPLATE " + name);
        return new TestDatabase(copy, false);
    }

    public DatabaseConfig config() {
        return new DatabaseConfig(
                url(),
                Server.POSTGRES.user(),
                Server.POSTGRES.password(),
                16,
                Duration.ofSeconds(5));
    }

    /// A store on it, for [#create()]'s: asking each time whether they are migrated would take
    /// longer than many a test.
    public PostgresStore store() {
        return PostgresStore.openMigrated(config());
    }

    public String url() {
        return Server.POSTGRES.jdbcUrl(name);
    }

    /// The address with user and password in it, for a process of its own.
    public String credentialUrl() {
        return url()
                + (url().contains("?") ? "&" : "?")
                + "user="
                + Server.POSTGRES.user()
                + "&password="
                + URLEncoder.encode(Server.POSTGRES.password(), StandardCharsets.UTF_8);
    }

    /// Runs a statement in this database, as an operator would.
    public void execute(String sql) {
        Server.execute(url(), sql);
    }

    /// The first column of the first row.
    public String one(String sql) {
        try (var connection =
                        DriverManager.getConnection(
                                url(), Server.POSTGRES.user(), Server.POSTGRES.password());
                var rows = connection.createStatement().executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    @Override
    public void close() {
        if (isClone) {
            execute(DISMISS + EMPTY);
            GIVEN_BACK.add(name);
        } else {
            Server.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        }
    }

    private static final class Server {
        static final String TEMPLATE = "migrated";
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            // Nothing outlives the run, so nothing need be durable.
            var settings =
                    Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off");
            var directory =
                    Path.of(
                            "target",
                            "test-postgres",
                            Long.toString(ProcessHandle.current().pid()));
            var server =
                    EmbeddedPostgres.start(
                            EmbeddedConfig.in(directory.toAbsolutePath()).withSettings(settings));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            // Thousands of connections: checking a password as slowly as one should took some 20 ms
            // of the processor's time for each.
            execute(
                    server,
                    server.jdbcUrl("postgres"),
                    "SET scram_iterations = 1; ALTER ROLE "
                            + server.user()
                            + " PASSWORD '"
                            + server.password()
                            + "'");
            execute(server, server.jdbcUrl("postgres"), "CREATE DATABASE " + TEMPLATE);
            PostgresStore.open(
                            new DatabaseConfig(
                                    server.jdbcUrl(TEMPLATE), server.user(), server.password()))
                    .close();
            return server;
        }

        static void execute(String sql) {
            execute(POSTGRES.jdbcUrl("postgres"), sql);
        }

        static void execute(String url, String sql) {
            execute(POSTGRES, url, sql);
        }

        private static void execute(EmbeddedPostgres server, String url, String sql) {
            try (var connection =
                            DriverManager.getConnection(url, server.user(), server.password());
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException failed) {
                throw new IllegalStateException(sql, failed);
            }
        }
    }
}
