package dev.espalier.server;

import dev.espalier.server.config.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Waits for a PostgreSQL that is not ours.
final class OutsideDatabase {

    private static final Duration BETWEEN = Duration.ofMillis(500);
    private static final Duration BETWEEN_WORDS = Duration.ofSeconds(5);
    private static final int OLDEST = 15;
    private static final int NEWEST = 18;

    private OutsideDatabase() {}

    /// Returns when it answers. What waiting cannot mend is told at once.
    ///
    /// @param told is told at once that it is away, and every five seconds after
    /// @throws CannotStart when it is still away at the end, refuses us, or is of another version
    static void await(DatabaseAddress address, Duration longest, Consumer<String> told) {
        long start = System.nanoTime();
        var nextWord = Duration.ZERO;
        while (true) {
            try (var connection = connect(address)) {
                checkVersion(connection);
                return;
            } catch (SQLException failed) {
                var waited = Duration.ofNanos(System.nanoTime() - start);
                if (isFinal(failed)) {
                    throw new CannotStart("database " + address + ": " + reason(failed), failed);
                }
                if (waited.compareTo(nextWord) >= 0) {
                    told.accept(
                            "waiting for the database %s, %d of %d s: %s"
                                    .formatted(
                                            address,
                                            waited.toSeconds(),
                                            longest.toSeconds(),
                                            reason(failed)));
                    nextWord = nextWord.plus(BETWEEN_WORDS);
                }
                if (waited.compareTo(longest) >= 0) {
                    throw new CannotStart(
                            "database %s: %s, after %d s (expected: a PostgreSQL that answers; ESPALIER_DATABASE_URL says where)"
                                    .formatted(address, reason(failed), waited.toSeconds()),
                            failed);
                }
                pause(longest.minus(waited));
            }
        }
    }

    static Connection connect(DatabaseAddress address) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        properties.setProperty("ApplicationName", "espalier");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "5");
        return DriverManager.getConnection(address.jdbcUrl(), properties);
    }

    private static void checkVersion(Connection connection) throws SQLException {
        int major = connection.getMetaData().getDatabaseMajorVersion();
        if (major < OLDEST || major > NEWEST) {
            throw new CannotStart(
                    "database: PostgreSQL %d (expected: %d..%d)".formatted(major, OLDEST, NEWEST));
        }
    }

    /// A wrong login or a database of another name does not come right by waiting.
    private static boolean isFinal(SQLException failed) {
        var state = failed.getSQLState();
        return state != null && (state.startsWith("28") || state.startsWith("3D"));
    }

    private static String reason(SQLException failed) {
        return String.valueOf(failed.getMessage()).replaceAll("\\s*\\R\\s*", " ");
    }

    private static void pause(Duration left) {
        var length = left.compareTo(BETWEEN) < 0 ? left : BETWEEN;
        try {
            TimeUnit.NANOSECONDS.sleep(Math.max(length.toNanos(), 1));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted while waiting for the database", interrupted);
        }
    }
}
