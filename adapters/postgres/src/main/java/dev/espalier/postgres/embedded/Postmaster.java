package dev.espalier.postgres.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A running server: the supervisor shell that we hold by a pipe, and the PostgreSQL that it holds.
/// When we let go of the pipe, by closing it or by dying, PostgreSQL shuts down.
final class Postmaster {
    private static final String SUPERVISOR = script();
    private static final Duration STOP = Duration.ofSeconds(70);

    private final Process supervisor;
    private final Optional<ProcessHandle> server;

    private Postmaster(Process supervisor, Optional<ProcessHandle> server) {
        this.supervisor = supervisor;
        this.server = server;
    }

    /// Returns when the process exists, not when it is ready. Not even an operator's ALTER SYSTEM
    /// can move it from the loopback address or this port: the command line wins.
    static Postmaster launch(
            DataDirectory directory, Binaries binaries, Account account, int port) {
        var server =
                List.of(
                        binaries.program("postgres"),
                        "-D",
                        directory.cluster().toString(),
                        "-c",
                        "port=" + port,
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=");
        var shell = new ArrayList<>(List.of("/bin/sh", "-c", SUPERVISOR, "espalier-postgres"));
        shell.add(directory.log().toString());
        shell.addAll(server);
        var command = new ArrayList<>(session());
        command.addAll(account.command(shell));
        try {
            var supervisor =
                    Command.builder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            return new Postmaster(supervisor, serverOf(supervisor));
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "starting PostgreSQL %s: %s".formatted(account.how(), DataDirectory.reason(e)),
                    e);
        }
    }

    /// A Ctrl-C goes to every process of the terminal's session: PostgreSQL gets its own.
    private static List<String> session() {
        var path = Objects.requireNonNullElse(System.getenv("PATH"), "/usr/bin:/bin");
        for (var folder : path.split(":")) {
            var setsid = Path.of(folder, "setsid");
            if (Files.isExecutable(setsid)) {
                return List.of(setsid.toString());
            }
        }
        return List.of();
    }

    private static Optional<ProcessHandle> serverOf(Process supervisor) throws IOException {
        try (var lines =
                new BufferedReader(new InputStreamReader(supervisor.getInputStream(), UTF_8))) {
            return Optional.ofNullable(lines.readLine())
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)));
        }
    }

    boolean isAlive() {
        return supervisor.isAlive();
    }

    void awaitEnd() throws InterruptedException {
        supervisor.waitFor();
    }

    /// Whether the file speaks of this server, and not of one before it.
    boolean isReady(Path cluster) {
        return PostmasterFile.read(cluster)
                .filter(PostmasterFile::ready)
                .filter(file -> server.filter(own -> own.pid() == file.pid()).isPresent())
                .isPresent();
    }

    /// 0 when it ended before it could be seen.
    long pid() {
        return server.map(ProcessHandle::pid).orElse(0L);
    }

    /// Fast shutdown: clients are cut off, what was committed is written out. Returns when the
    /// server is gone; the supervisor gives up being gentle after a minute.
    void stop() {
        try {
            supervisor.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            if (!supervisor.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                server.ifPresent(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException e) {
            throw Command.interrupted(e);
        }
        // Only a killed supervisor ends before its server.
        var gone = Await.until(() -> server.filter(Leftovers::runs).isEmpty(), STOP);
        if (!gone) {
            throw new EmbeddedPostgresException(
                    "stopping PostgreSQL: process %d does not end (expected: gone within %s)"
                            .formatted(pid(), STOP));
        }
    }

    private static String script() {
        try (var in = Postmaster.class.getResourceAsStream("supervisor.sh")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
