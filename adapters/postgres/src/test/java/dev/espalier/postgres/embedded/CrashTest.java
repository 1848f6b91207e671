package dev.espalier.postgres.embedded;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class CrashTest {
    private final Path dataDir = SharedDirectory.path();

    private final EmbeddedConfig config = SharedDirectory.config(dataDir);

    @Test
    void a_killed_jvm_takes_its_server_with_it_and_loses_nothing() throws Exception {
        try (var child = ChildJvm.on(dataDir)) {
            var server = child.server();

            child.kill();

            assertThat(server.onExit().get(20, SECONDS).isAlive()).isFalse();
            assertThat(rowsKept()).isPositive();
        }
    }

    @Test
    void a_start_right_after_a_kill_waits_for_the_dying_server() throws Exception {
        try (var child = ChildJvm.on(dataDir)) {
            var server = child.server();

            child.kill();

            try (var postgres = EmbeddedPostgres.start(config)) {
                assertThat(Leftovers.runs(server)).isFalse();
                assertThat(Sql.ask(postgres, "SELECT count(*) > 0 FROM kept")).isEqualTo("t");
            }
        }
    }

    @Test
    void a_server_whose_supervisor_died_too_is_stopped_by_the_next_start() throws Exception {
        try (var child = ChildJvm.on(dataDir)) {
            var server = child.server();
            var supervisor = server.parent().orElseThrow();
            supervisor
                    .children()
                    .filter(p -> !p.equals(server))
                    .forEach(ProcessHandle::destroyForcibly);
            supervisor.destroyForcibly();
            child.kill();
            assertThat(server.isAlive()).isTrue();
            var progress = new ArrayList<String>();

            try (var postgres = EmbeddedPostgres.start(config.withProgress(progress::add))) {
                assertThat(Leftovers.runs(server)).isFalse();
                assertThat(progress.getFirst()).contains("left running", "" + server.pid());
                assertThat(Sql.ask(postgres, "SELECT count(*) > 0 FROM kept")).isEqualTo("t");
            }
        }
    }

    @Test
    void a_killed_server_recovers_at_the_next_start() throws Exception {
        try (var postgres = EmbeddedPostgres.start(config)) {
            Sql.execute(postgres, "CREATE TABLE IF NOT EXISTS recovered AS SELECT 42 AS answer");
            ProcessHandle.of(postgres.pid()).orElseThrow().destroyForcibly();
        }

        try (var postgres = EmbeddedPostgres.start(config)) {
            assertThat(Sql.ask(postgres, "SELECT answer FROM recovered")).isEqualTo("42");
        }
    }

    @Test
    void a_ctrl_c_for_the_program_does_not_reach_its_server() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "no /proc");
        try (var postgres = EmbeddedPostgres.start(config)) {
            assertThat(group(postgres.pid())).isNotEqualTo(group(ProcessHandle.current().pid()));
        }
    }

    /// The third field after the name, which is in parentheses (proc_pid_stat(5)).
    private static String group(long pid) throws IOException {
        var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[2];
    }

    @Test
    void a_killed_server_comes_back_on_its_port_while_its_jvm_lives() throws Exception {
        try (var postgres = EmbeddedPostgres.start(config)) {
            Sql.execute(postgres, "CREATE TABLE IF NOT EXISTS kept (answer int)");
            var killed = ProcessHandle.of(postgres.pid()).orElseThrow();

            killed.destroyForcibly();

            var back =
                    Await.until(
                            () -> postgres.pid() != killed.pid() && answers(postgres),
                            Duration.ofSeconds(60));
            assertThat(back).isTrue();
        }
    }

    private static boolean answers(EmbeddedPostgres postgres) {
        try {
            return Sql.ask(postgres, "SELECT count(*) >= 0 FROM kept").equals("t");
        } catch (SQLException _) {
            return false;
        }
    }

    private int rowsKept() throws SQLException, IOException {
        try (var postgres = EmbeddedPostgres.start(config)) {
            return Integer.parseInt(Sql.ask(postgres, "SELECT count(*) FROM kept"));
        }
    }
}
