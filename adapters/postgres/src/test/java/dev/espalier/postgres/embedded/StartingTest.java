package dev.espalier.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartingTest {
    @TempDir static Path dataDir;

    @Test
    void what_was_committed_is_there_after_a_restart() throws SQLException {
        var config = EmbeddedConfig.in(dataDir);
        try (var postgres = EmbeddedPostgres.start(config)) {
            Sql.execute(postgres, "CREATE TABLE kept AS SELECT 42 AS answer");
        }

        try (var postgres = EmbeddedPostgres.start(config)) {
            assertThat(Sql.ask(postgres, "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void a_first_start_tells_what_takes_long_and_a_second_only_that_it_starts(@TempDir Path empty) {
        var progress = new ArrayList<String>();
        var config = EmbeddedConfig.in(empty).withProgress(progress::add);

        EmbeddedPostgres.start(config).close();
        assertThat(progress)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("unpacking PostgreSQL 18.6"),
                        line -> assertThat(line).startsWith("initialising "),
                        line -> assertThat(line).startsWith("starting PostgreSQL 18.6"));
        progress.clear();

        EmbeddedPostgres.start(config).close();
        assertThat(progress).singleElement().asString().startsWith("starting PostgreSQL 18.6");
    }

    @Test
    void the_password_is_random_and_only_its_owner_may_read_it() throws Exception {
        try (var postgres = EmbeddedPostgres.start(EmbeddedConfig.in(dataDir))) {
            var file = dataDir.resolve("postgres/password");

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(file).strip())
                    .isEqualTo(postgres.password())
                    .hasSizeGreaterThanOrEqualTo(32);
        }
    }
}
