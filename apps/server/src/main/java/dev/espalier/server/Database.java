package dev.espalier.server;

import dev.espalier.postgres.DatabaseConfig;
import dev.espalier.postgres.PostgresStore;
import dev.espalier.postgres.embedded.EmbeddedConfig;
import dev.espalier.postgres.embedded.EmbeddedPostgres;
import dev.espalier.postgres.embedded.EmbeddedPostgresException;
import dev.espalier.server.config.Config;
import dev.espalier.server.config.Config.Database.Place;
import java.time.Duration;
import java.util.function.Consumer;
import org.flywaydb.core.api.FlywayException;

/// A database that answers: the embedded one, started, or an outside one, waited for.
///
/// @param config how to reach it
/// @param keeper stops what was started for it
public record Database(DatabaseConfig config, Keeper keeper) implements AutoCloseable {

    /// How long a caller waits for a connection before it hears that the database is away.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// Ends the database, when it is ours.
    @FunctionalInterface
    public interface Keeper {
        void end();
    }

    /// @param told takes a line for each thing that may take seconds
    /// @throws CannotStart when there is no database to be had
    public static Database open(Config.Database asked, Consumer<String> told) {
        return switch (asked.place()) {
            case Place.Embedded(var dataDir) -> {
                try {
                    var postgres =
                            EmbeddedPostgres.start(EmbeddedConfig.in(dataDir).withProgress(told));
                    yield new Database(
                            config(
                                    postgres.jdbcUrl(),
                                    postgres.user(),
                                    postgres.password(),
                                    asked.connections()),
                            postgres::close);
                } catch (EmbeddedPostgresException | IllegalArgumentException failed) {
                    throw new CannotStart(String.valueOf(failed.getMessage()), failed);
                }
            }
            case Place.Outside(var address, var startWait, _) -> {
                OutsideDatabase.await(address, startWait, told);
                yield new Database(
                        config(
                                address.jdbcUrl(),
                                address.user(),
                                address.password(),
                                asked.connections()),
                        () -> {});
            }
        };
    }

    private static DatabaseConfig config(
            String jdbcUrl, String user, String password, int connections) {
        return new DatabaseConfig(jdbcUrl, user, password, connections, PATIENCE);
    }

    /// Connects and brings the schema up to date.
    ///
    /// @throws CannotStart when it cannot be brought there
    PostgresStore openStore() {
        try {
            return PostgresStore.open(config);
        } catch (FlywayException failed) {
            // What follows is advice on Flyway's own settings.
            var told = String.valueOf(failed.getMessage()).split("Either revert", 2)[0];
            throw new CannotStart(
                    "database: its schema cannot be brought up to date: "
                            + told.strip().replaceAll("\\s*\\R\\s*", " "),
                    failed);
        }
    }

    @Override
    public void close() {
        keeper.end();
    }
}
