package dev.espalier.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusingTest {
    private final Path shared = SharedDirectory.path();

    @Test
    void a_second_process_is_told_who_holds_the_directory() throws IOException {
        try (var postgres = EmbeddedPostgres.start(SharedDirectory.config(shared));
                var child = ChildJvm.on(shared)) {
            assertThat(child.says())
                    .startsWith("refused data directory " + shared)
                    .contains("in use by process " + ProcessHandle.current().pid());
            assertThat(ProcessHandle.of(postgres.pid())).isPresent();
        }
    }

    @Test
    void a_second_server_in_the_same_process_is_refused_and_the_lock_outlives_the_attempt()
            throws IOException {
        var config = SharedDirectory.config(shared);
        try (var _ = EmbeddedPostgres.start(config)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(config))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessageContaining("in use by this process");

            try (var child = ChildJvm.on(shared)) {
                assertThat(child.says()).startsWith("refused");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "19"})
    void another_major_version_is_refused_before_anything_is_touched(
            String major, @TempDir Path dataDir) throws IOException {
        var cluster = Files.createDirectories(dataDir.resolve("postgres/18"));
        Files.writeString(cluster.resolve("PG_VERSION"), major + "\n");

        assertThatThrownBy(() -> EmbeddedPostgres.start(EmbeddedConfig.in(dataDir)))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("written by PostgreSQL " + major + " (expected: 18;");
        assertThat(dataDir.resolve("postgres/bin-18.6.0")).doesNotExist();
    }

    @Test
    void a_cluster_that_another_release_left_beside_ours_is_not_passed_over(@TempDir Path dataDir)
            throws IOException {
        var cluster = Files.createDirectories(dataDir.resolve("postgres/19"));
        Files.writeString(cluster.resolve("PG_VERSION"), "19\n");

        assertThatThrownBy(() -> EmbeddedPostgres.start(EmbeddedConfig.in(dataDir)))
                .hasMessageContaining("written by PostgreSQL 19 (expected: 18;");
    }

    @Test
    void a_data_directory_that_is_a_file_is_refused(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("data"), "");

        assertThatThrownBy(() -> EmbeddedPostgres.start(EmbeddedConfig.in(file)))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageStartingWith("data directory " + file);
    }

    @Test
    void a_setting_that_postgres_does_not_know_is_reported_with_the_end_of_its_log() {
        var config = SharedDirectory.config(shared).withSettings(Map.of("work_mem", "plenty"));

        assertThatThrownBy(() -> EmbeddedPostgres.start(config))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("starting PostgreSQL: it ended")
                .hasMessageContaining("invalid value for parameter \"work_mem\": \"plenty\"");
        EmbeddedPostgres.start(SharedDirectory.config(shared)).close();
    }

    @Test
    void a_server_that_is_not_ready_in_time_is_stopped_and_reported() {
        var config = SharedDirectory.config(shared).withStartTimeout(Duration.ofNanos(1));

        assertThatThrownBy(() -> EmbeddedPostgres.start(config))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("not ready after");
        EmbeddedPostgres.start(SharedDirectory.config(shared)).close();
    }

    @Test
    void a_lost_password_file_is_not_replaced_by_one_that_does_not_fit() throws IOException {
        EmbeddedPostgres.start(SharedDirectory.config(shared)).close();
        var file = shared.resolve("postgres/password");
        var password = Files.readString(file);
        Files.delete(file);

        assertThatThrownBy(() -> EmbeddedPostgres.start(SharedDirectory.config(shared)))
                .hasMessageContaining("password: missing");
        Files.writeString(file, "wrong\n");
        assertThatThrownBy(() -> EmbeddedPostgres.start(SharedDirectory.config(shared)))
                .hasMessageContaining("not the password of this cluster");
        Files.writeString(file, password);
        EmbeddedPostgres.start(SharedDirectory.config(shared)).close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "a$(b)", "a`b", "a\\b", "a\nb"})
    void a_path_that_a_shell_would_read_as_more_than_a_path_is_refused(String name) {
        var dataDir = shared.resolve(name);

        assertThatThrownBy(() -> EmbeddedConfig.in(dataDir))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("dataDir: " + dataDir);
    }

    @ParameterizedTest
    @ValueSource(strings = {"port", "listen_addresses", "data_directory", "Fsync", "a b", ""})
    void where_the_server_listens_and_keeps_its_files_is_not_for_settings(String name) {
        var config = SharedDirectory.config(shared);

        assertThatThrownBy(() -> config.withSettings(Map.of(name, "1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }
}
