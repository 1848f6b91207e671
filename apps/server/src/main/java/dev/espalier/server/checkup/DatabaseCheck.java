package dev.espalier.server.checkup;

import dev.espalier.postgres.DatabaseConfig;
import dev.espalier.postgres.SchemaState;
import dev.espalier.postgres.embedded.EmbeddedConfig;
import dev.espalier.postgres.embedded.EmbeddedPostgres;
import dev.espalier.postgres.embedded.EmbeddedPostgresException;
import dev.espalier.server.config.DatabaseAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.flywaydb.core.api.FlywayException;

/// Whether the database answers, is of a version we know, has our schema, and tells our time.
final class DatabaseCheck {

    private static final String SUBJECT = "database";
    private static final Duration SKEW = Duration.ofSeconds(1);

    private DatabaseCheck() {}

    /// @param isServed whether a server answers at the configured address
    static List<Finding> embedded(Path dataDir, boolean isServed) {
        if (!Files.isDirectory(dataDir.resolve("postgres"))) {
            return List.of(Finding.ok(SUBJECT, "embedded, made at the first start"));
        }
        if (isServed) {
            return List.of(Finding.ok(SUBJECT, "embedded, in the hands of the server that runs"));
        }
        try (var postgres = EmbeddedPostgres.start(EmbeddedConfig.in(dataDir))) {
            return look(
                    "embedded",
                    new DatabaseConfig(postgres.jdbcUrl(), postgres.user(), postgres.password()));
        } catch (EmbeddedPostgresException failed) {
            return List.of(
                    Finding.fail(SUBJECT, String.valueOf(failed.getMessage()).replace("\n", " ")));
        }
    }

    static List<Finding> outside(DatabaseAddress address) {
        return look(
                address.toString(),
                new DatabaseConfig(address.jdbcUrl(), address.user(), address.password()));
    }

    private static List<Finding> look(String name, DatabaseConfig config) {
        try (var connection = connect(config)) {
            int major = connection.getMetaData().getDatabaseMajorVersion();
            var text =
                    name + ", PostgreSQL " + connection.getMetaData().getDatabaseProductVersion();
            var version =
                    major < 15 || major > 18
                            ? Finding.fail(SUBJECT, text + "; Espalier runs on 15 to 18")
                            : Finding.ok(SUBJECT, text);
            return List.of(version, schema(config), clock(connection));
        } catch (SQLException failed) {
            return List.of(
                    Finding.fail(
                            SUBJECT,
                            "%s: %s; ESPALIER_DATABASE_URL says where and who"
                                    .formatted(
                                            name,
                                            String.valueOf(failed.getMessage())
                                                    .replaceAll("\\s*\\R\\s*", " "))));
        }
    }

    private static Connection connect(DatabaseConfig config) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", config.user());
        properties.setProperty("password", config.password());
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "5");
        return DriverManager.getConnection(config.jdbcUrl(), properties);
    }

    private static Finding schema(DatabaseConfig config) {
        try {
            var state = SchemaState.of(config);
            if (state.unknown() > 0) {
                return Finding.fail(
                        "schema",
                        "of a newer version of Espalier; run that one, or restore an older copy");
            }
            return state.pending() == 0
                    ? Finding.ok("schema", state.applied() + " migrations, none to come")
                    : Finding.ok(
                            "schema", state.pending() + " migrations, applied at the next start");
        } catch (FlywayException failed) {
            var told = String.valueOf(failed.getMessage()).lines().findFirst().orElse("");
            return Finding.fail("schema", "cannot be read: " + told);
        }
    }

    private static Finding clock(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT clock_timestamp()")) {
            row.next();
            var off = Duration.between(row.getTimestamp(1).toInstant(), Instant.now()).abs();
            return off.compareTo(SKEW) > 0
                    ? Finding.warn(
                            "clock",
                            "%d ms apart from the database's; the database's is followed, but let both machines keep time"
                                    .formatted(off.toMillis()))
                    : Finding.ok("clock", off.toMillis() + " ms apart from the database's");
        }
    }
}
