package dev.espalier.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.engine.store.Unavailable;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;

/// The store on PostgreSQL.
public final class PostgresStore implements Store, AutoCloseable {

    /// A transaction that met another's locks crosswise is run again; more often than this it is a
    /// defect of ours.
    private static final int TRIES = 5;

    /// One for all stores of a process: a statement is taken apart once, which costs more than many
    /// a statement does.
    private static final SqlParser PARSER = new ColonPrefixSqlParser();

    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private PostgresStore(HikariDataSource pool) {
        this.pool = pool;
        this.jdbi =
                Jdbi.create(pool).configure(SqlStatements.class, use -> use.setSqlParser(PARSER));
    }

    /// Connects and brings the schema up to date.
    ///
    /// @throws Unavailable when the database cannot be reached
    public static PostgresStore open(DatabaseConfig config) {
        return open(config, PostgresStore::migrate);
    }

    /// Connects to one whose schema is known to be up to date.
    ///
    /// @throws Unavailable when the database cannot be reached
    static PostgresStore openMigrated(DatabaseConfig config) {
        return open(config, _ -> {});
    }

    private static PostgresStore open(DatabaseConfig config, Consumer<HikariDataSource> ready) {
        var hikari = new HikariConfig();
        hikari.setJdbcUrl(config.jdbcUrl());
        hikari.setUsername(config.user());
        hikari.setPassword(config.password());
        hikari.setMaximumPoolSize(config.connections());
        hikari.setMinimumIdle(2);
        hikari.setConnectionTimeout(config.patience().toMillis());
        hikari.setInitializationFailTimeout(config.patience().toMillis());
        hikari.setPoolName("espalier");
        hikari.addDataSourceProperty("ApplicationName", "espalier");
        hikari.addDataSourceProperty("reWriteBatchedInserts", "true");
        // A socket that a dead network holds open must not hold a loop for ever.
        hikari.addDataSourceProperty("socketTimeout", "60");
        hikari.addDataSourceProperty("tcpKeepAlive", "true");
        // Plans are kept, which is half the work of a short statement; see #measure.
        hikari.addDataSourceProperty("options", "-c TimeZone=UTC -c plan_cache_mode=auto");
        try {
            var pool = new HikariDataSource(hikari);
            try {
                ready.accept(pool);
                return new PostgresStore(pool);
            } catch (RuntimeException failed) {
                pool.close();
                throw failed;
            }
        } catch (com.zaxxer.hikari.pool.HikariPool.PoolInitializationException failed) {
            throw new Unavailable("cannot reach the database: " + rootMessage(failed), failed);
        }
    }

    private static void migrate(HikariDataSource pool) {
        migrations().dataSource(pool).load().migrate();
    }

    static FluentConfiguration migrations() {
        return Flyway.configure()
                .locations("classpath:dev/espalier/postgres/migrations")
                .table("schema_history")
                .failOnMissingLocations(true);
    }

    @Override
    public <T> T inTransaction(Function<Transaction, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return jdbi.inTransaction(handle -> work.apply(new PostgresTransaction(handle)));
            } catch (RuntimeException failed) {
                if (attempt < TRIES && isCrossed(failed)) {
                    continue;
                }
                throw translated(failed);
            }
        }
    }

    @Override
    public <T> T reading(Function<Transaction, T> work) {
        try {
            return jdbi.withHandle(handle -> work.apply(new PostgresTransaction(handle)));
        } catch (RuntimeException failed) {
            throw translated(failed);
        }
    }

    @Override
    public void measure() {
        try {
            jdbi.useHandle(Growth::analyse);
        } catch (RuntimeException failed) {
            throw translated(failed);
        }
    }

    /// How much waits, for metrics.
    ///
    /// @throws Unavailable when the database cannot be reached
    public Backlog backlog(Instant now) {
        try {
            return jdbi.withHandle(handle -> Backlog.read(handle, now));
        } catch (RuntimeException failed) {
            throw translated(failed);
        }
    }

    /// How many connections are in use, for metrics.
    public int busyConnections() {
        return pool.getHikariPoolMXBean().getActiveConnections();
    }

    @Override
    public void close() {
        pool.close();
    }

    /// A deadlock or a serialization failure: nothing was done, doing it again is right.
    private static boolean isCrossed(Throwable failed) {
        var state = sqlState(failed);
        return state.equals("40P01") || state.equals("40001");
    }

    private static RuntimeException translated(RuntimeException failed) {
        var state = sqlState(failed);
        // Not reachable, out of something, ending, busy beyond our patience, or only to be read.
        boolean gone =
                failed instanceof ConnectionException
                        || state.startsWith("08")
                        || state.startsWith("40")
                        || state.startsWith("53")
                        || state.startsWith("57")
                        || state.equals("55P03")
                        || state.equals("25006");
        return gone
                ? new Unavailable("the database cannot be reached: " + rootMessage(failed), failed)
                : failed;
    }

    private static String sqlState(Throwable failed) {
        for (var at = failed; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }

    private static String rootMessage(Throwable failed) {
        var at = failed;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return String.valueOf(at.getMessage());
    }
}
