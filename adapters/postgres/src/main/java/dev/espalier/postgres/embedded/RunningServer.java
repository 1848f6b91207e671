package dev.espalier.postgres.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// A server that has answered a query.
///
/// @param port on 127.0.0.1
/// @param version what it says it is, such as `18.6`
record RunningServer(Postmaster postmaster, int port, String password, String version) {
    static final String DATABASE = "espalier";

    private static final String VERSION_AND_DATABASE =
            """
            SELECT current_setting('server_version'),
                   EXISTS (SELECT FROM pg_database WHERE datname = 'espalier')
            """;

    /// The proof that port and password are what we say they are. The database is made here rather
    /// than after initdb, so that a first start may be killed at any point.
    static RunningServer reach(Postmaster postmaster, int port, String password)
            throws SQLException {
        try (var connection = connect(port, password);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(VERSION_AND_DATABASE)) {
            rows.next();
            var version = rows.getString(1);
            if (!rows.getBoolean(2)) {
                statement.execute("CREATE DATABASE espalier");
            }
            return new RunningServer(postmaster, port, password, version);
        }
    }

    static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    private static Connection connect(int port, String password) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", Cluster.SUPERUSER);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("socketTimeout", "60");
        return DriverManager.getConnection(jdbcUrl(port, "postgres"), properties);
    }
}
