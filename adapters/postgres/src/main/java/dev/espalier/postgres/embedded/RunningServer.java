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

    private static final String NO_SUCH_DATABASE = "3D000";

    /// The proof that port, password and database are what we say they are. The database is made
    /// here rather than after initdb, so that a first start may be killed at any point.
    static RunningServer reach(Postmaster postmaster, int port, String password)
            throws SQLException {
        try {
            return new RunningServer(postmaster, port, password, version(port, password));
        } catch (SQLException e) {
            if (!NO_SUCH_DATABASE.equals(e.getSQLState())) {
                throw e;
            }
            createDatabase(port, password);
            return new RunningServer(postmaster, port, password, version(port, password));
        }
    }

    static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    private static String version(int port, String password) throws SQLException {
        try (var connection = connect(port, DATABASE, password);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SHOW server_version")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void createDatabase(int port, String password) throws SQLException {
        try (var connection = connect(port, "postgres", password);
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE espalier");
        }
    }

    private static Connection connect(int port, String database, String password)
            throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", Cluster.SUPERUSER);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("socketTimeout", "60");
        return DriverManager.getConnection(jdbcUrl(port, database), properties);
    }
}
