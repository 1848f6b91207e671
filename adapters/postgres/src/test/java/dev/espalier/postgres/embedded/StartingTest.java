package dev.espalier.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartingTest {
    private final Path dataDir = SharedDirectory.path();

    @Test
    void what_was_committed_is_there_after_a_restart() throws SQLException {
        var config = EmbeddedConfig.in(dataDir);
        try (var postgres = EmbeddedPostgres.start(config)) {
            Sql.execute(postgres, "CREATE TABLE restarted AS SELECT 42 AS answer");
        }

        try (var postgres = EmbeddedPostgres.start(config)) {
            assertThat(Sql.ask(postgres, "SELECT answer FROM restarted")).isEqualTo("42");
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
        EmbeddedPostgres.start(EmbeddedConfig.in(dataDir)).close();
        var file = dataDir.resolve("postgres/password");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        try (var postgres = EmbeddedPostgres.start(EmbeddedConfig.in(dataDir))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(file).strip())
                    .isEqualTo(postgres.password())
                    .hasSizeGreaterThanOrEqualTo(32);
        }
    }

    @Test
    void the_path_may_have_blanks_and_letters_of_any_script(@TempDir Path folder) throws Exception {
        assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "locale is not UTF-8");
        var odd = folder.resolve("daten für 'Zoë' & 数据");
        var config = SharedDirectory.config(SharedDirectory.withPrograms(odd));

        try (var postgres = EmbeddedPostgres.start(config)) {
            Sql.execute(postgres, "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        try (var postgres = EmbeddedPostgres.start(config)) {
            assertThat(Sql.ask(postgres, "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void the_server_listens_on_the_loopback_with_a_password_and_durable_settings()
            throws Exception {
        try (var postgres = EmbeddedPostgres.start(EmbeddedConfig.in(dataDir))) {
            assertThat(Sql.ask(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(Sql.ask(postgres, "SHOW unix_socket_directories")).isEmpty();
            assertThat(Sql.ask(postgres, "SHOW fsync")).isEqualTo("on");
            assertThat(Sql.ask(postgres, "SHOW data_checksums")).isEqualTo("on");
            assertThat(Sql.ask(postgres, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(Sql.ask(postgres, "SELECT lower('ÄΩ') COLLATE \"default\"")).isEqualTo("äω");
            assertThat(Sql.ask(postgres, "SHOW server_version"))
                    .isEqualTo(Binaries.RELEASE)
                    .isEqualTo(postgres.version());
            assertThat(Files.readString(dataDir.resolve("postgres/port")).strip())
                    .isEqualTo("" + postgres.port());
            assertThatThrownBy(() ->
                            DriverManager.getConnection(postgres.jdbcUrl(), "espalier", "guess"))
                    .hasMessageContaining("password authentication failed");
        }
        assertThat(dataDir.resolve("postgres/port")).doesNotExist();
    }

    @Test
    void settings_replace_the_built_in_ones_whatever_characters_they_have() throws Exception {
        var settings = Map.of("work_mem", "5MB", "cluster_name", "it's \\here");
        var config = EmbeddedConfig.in(dataDir).withSettings(settings);

        try (var postgres = EmbeddedPostgres.start(config)) {
            assertThat(Sql.ask(postgres, "SHOW work_mem")).isEqualTo("5MB");
            assertThat(Sql.ask(postgres, "SHOW cluster_name")).isEqualTo("it's \\here");
        }
        try (var postgres = EmbeddedPostgres.start(EmbeddedConfig.in(dataDir))) {
            assertThat(Sql.ask(postgres, "SHOW work_mem")).isEqualTo("8MB");
        }
    }

    @Test
    void closing_cuts_clients_off_and_a_second_time_is_harmless() throws Exception {
        var postgres = EmbeddedPostgres.start(EmbeddedConfig.in(dataDir));
        var server = ProcessHandle.of(postgres.pid()).orElseThrow();

        try (var connection = Sql.connect(postgres)) {
            postgres.close();
            postgres.close();

            assertThat(connection.isValid(1)).isFalse();
            assertThat(Leftovers.runs(server)).isFalse();
        }
    }
}
