package dev.espalier.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StaleFileTest {
    private final Path dataDir = SharedDirectory.path();
    private final EmbeddedConfig config = SharedDirectory.config(dataDir);
    private final Path cluster = dataDir.resolve("postgres/18");

    @BeforeEach
    void a_stopped_server() {
        EmbeddedPostgres.start(config).close();
    }

    @Test
    void a_file_whose_process_is_gone_is_no_obstacle() throws Exception {
        var gone = new ProcessBuilder("true").start();
        gone.waitFor();
        write(gone.pid());

        EmbeddedPostgres.start(config).close();
    }

    @Test
    void a_file_whose_pid_went_to_another_program_is_no_obstacle_and_that_program_lives()
            throws Exception {
        var stranger = new ProcessBuilder("sleep", "60").start();
        try {
            write(stranger.pid());

            EmbeddedPostgres.start(config).close();

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void a_file_that_names_the_server_of_another_directory_leaves_that_server_alone()
            throws Exception {
        var folder = Files.createTempDirectory("espalier");
        var other = SharedDirectory.withPrograms(folder.resolve("data"));
        try (var postgres = EmbeddedPostgres.start(SharedDirectory.config(other))) {
            write(postgres.pid());

            EmbeddedPostgres.start(config).close();

            assertThat(Sql.ask(postgres, "SELECT 1")).isEqualTo("1");
        } finally {
            DataDirectory.deleteTree(folder);
        }
    }

    @Test
    void what_a_killed_start_or_an_older_release_left_is_taken_away() throws Exception {
        var half = Files.createDirectories(dataDir.resolve("postgres/18.new-123/base"));
        var older = Files.createDirectories(dataDir.resolve("postgres/bin-18.1.0/bin"));

        EmbeddedPostgres.start(config).close();

        assertThat(half.getParent()).doesNotExist();
        assertThat(older.getParent()).doesNotExist();
    }

    @Test
    void a_long_log_moves_aside_at_the_next_start() throws Exception {
        var log = dataDir.resolve("postgres/log/postgres.log");
        Files.write(log, new byte[5 << 20]);

        EmbeddedPostgres.start(config).close();

        assertThat(log.resolveSibling("postgres.log.1")).hasSize(5 << 20);
        assertThat(Files.size(log)).isLessThan(10_000);
    }

    private void write(long pid) throws Exception {
        var lines = List.of("" + pid, cluster.toString(), "1", "5432", "", "", "", "ready");
        Files.write(cluster.resolve("postmaster.pid"), lines);
    }
}
