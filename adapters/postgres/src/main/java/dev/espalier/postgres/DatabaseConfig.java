package dev.espalier.postgres;

import java.time.Duration;

/// Where the database is.
///
/// @param jdbcUrl `jdbc:postgresql://host:port/name`
/// @param connections most connections open at once, 2..200
/// @param patience how long a caller waits for a connection before it is told that the database is
///   unavailable
public record DatabaseConfig(
        String jdbcUrl, String user, String password, int connections, Duration patience) {

    public DatabaseConfig {
        if (!jdbcUrl.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "database.url: " + jdbcUrl + " (expected: jdbc:postgresql://host:port/name)");
        }
        if (connections < 2 || connections > 200) {
            throw new IllegalArgumentException(
                    "database.connections: " + connections + " (expected: 2..200)");
        }
    }

    public DatabaseConfig(String jdbcUrl, String user, String password) {
        this(jdbcUrl, user, password, 16, Duration.ofSeconds(5));
    }
}
