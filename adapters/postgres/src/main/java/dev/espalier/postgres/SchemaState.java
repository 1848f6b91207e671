package dev.espalier.postgres;

import java.util.Arrays;
import org.flywaydb.core.api.MigrationState;

/// How a database's schema stands to this version, without changing anything.
///
/// @param applied migrations of ours that it has
/// @param pending those that the next start applies
/// @param unknown those of a newer version
public record SchemaState(int applied, int pending, int unknown) {

    /// @throws org.flywaydb.core.api.FlywayException when the database cannot be read
    public static SchemaState of(DatabaseConfig config) {
        var info =
                PostgresStore.migrations()
                        .dataSource(config.jdbcUrl(), config.user(), config.password())
                        .load()
                        .info();
        int unknown =
                Math.toIntExact(
                        Arrays.stream(info.all())
                                .filter(each -> each.getState() == MigrationState.FUTURE_SUCCESS)
                                .count());
        return new SchemaState(info.applied().length - unknown, info.pending().length, unknown);
    }
}
