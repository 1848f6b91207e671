package dev.espalier.postgres.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/// A program with a database inside: starts it, commits a row, says so, and goes on until its input
/// ends. What [ChildJvm] runs.
final class ChildMain {
    private ChildMain() {}

    public static void main(String[] args) throws IOException, SQLException {
        var config = EmbeddedConfig.in(Path.of(args[0])).withSettings(Map.of("fsync", "off"));
        try (var postgres = EmbeddedPostgres.start(config)) {
            Sql.execute(postgres, "CREATE TABLE IF NOT EXISTS kept (answer int)");
            Sql.execute(postgres, "INSERT INTO kept VALUES (42)");
            System.out.println("ready " + postgres.pid());
            var _ = System.in.read();
        } catch (EmbeddedPostgresException e) {
            System.out.println("refused " + e.getMessage());
        }
    }
}
