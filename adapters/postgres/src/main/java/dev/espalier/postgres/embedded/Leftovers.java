package dev.espalier.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// PostgreSQL processes that an earlier user of the data directory left running, and the file a
/// killed server left behind. Whoever calls holds the directory's lock, so nobody else wants them.
final class Leftovers {
    private static final Duration FAST = Duration.ofSeconds(20);
    private static final Duration IMMEDIATE = Duration.ofSeconds(5);

    private final DataDirectory directory;

    Leftovers(DataDirectory directory) {
        this.directory = directory;
    }

    /// Returns once no PostgreSQL process uses the directory.
    void clear(Consumer<String> progress) {
        var server = server();
        if (server.isPresent() && !isOurs(server.get())) {
            refuseUnlessForeign(server.get());
            // Its pid went to another program. PostgreSQL would take that for a running server.
            removeFile();
        }
        var running = running();
        if (!running.isEmpty()) {
            progress.accept("stopping the PostgreSQL left running here: " + pids(running));
            stop(server.filter(this::isOurs));
        }
    }

    private void stop(Optional<ProcessHandle> server) {
        if (server.isPresent()) {
            signal("INT", Stream.of(server.get()));
            if (ended(FAST)) {
                return;
            }
        }
        signal("QUIT", running().stream());
        if (ended(IMMEDIATE)) {
            return;
        }
        running().forEach(ProcessHandle::destroyForcibly);
        if (!ended(IMMEDIATE)) {
            throw new EmbeddedPostgresException(
                    "%s: in use by PostgreSQL processes that do not end: %s (expected: none)"
                            .formatted(directory.root(), pids(running())));
        }
    }

    private Optional<ProcessHandle> server() {
        return PostmasterFile.read(directory.cluster())
                .flatMap(file -> ProcessHandle.of(file.pid()))
                .filter(Leftovers::runs);
    }

    private boolean ended(Duration limit) {
        return Await.until(() -> running().isEmpty(), limit);
    }

    private List<ProcessHandle> running() {
        return ProcessHandle.allProcesses().filter(this::isOurs).toList();
    }

    /// Alive for the system is also what has ended and was not collected by its parent; where the
    /// first process of a container collects nobody, it stays so.
    static boolean runs(ProcessHandle process) {
        return program(process).isPresent();
    }

    /// What it runs, or at least how it was called when the former is not for us to see.
    private static Optional<String> program(ProcessHandle process) {
        var info = process.info();
        return info.command().or(info::commandLine);
    }

    /// The programs are unpacked inside the data directory: what runs one of them is ours.
    private boolean isOurs(ProcessHandle process) {
        var bin = directory.root() + "/bin-";
        return program(process).filter(program -> program.startsWith(bin)).isPresent()
                || (isPostgres(process)
                        && workingDirectory(process)
                                .filter(directory.cluster()::equals)
                                .isPresent());
    }

    /// Someone may have started another PostgreSQL on our cluster, which we may not look into.
    private void refuseUnlessForeign(ProcessHandle process) {
        if (isPostgres(process) && workingDirectory(process).isEmpty()) {
            throw new EmbeddedPostgresException(
                    "%s: perhaps in use by process %d, a PostgreSQL of another user (expected: no other server; stop it, or remove %s when it serves other data)"
                            .formatted(
                                    directory.cluster(),
                                    process.pid(),
                                    PostmasterFile.path(directory.cluster())));
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return program(process)
                .filter(program -> program.matches("(.*/)?postgres(\\s.*)?"))
                .isPresent();
    }

    /// A server's working directory is its cluster. Where the system has no `/proc`, or does not
    /// let us look, empty.
    private static Optional<Path> workingDirectory(ProcessHandle process) {
        try {
            return Optional.of(Files.readSymbolicLink(Path.of("/proc", process.pid() + "", "cwd")));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private void removeFile() {
        try {
            Files.delete(PostmasterFile.path(directory.cluster()));
        } catch (IOException e) {
            throw DataDirectory.unusable(directory.cluster(), e);
        }
    }

    /// Java can only terminate (a PostgreSQL then waits for its clients to leave) or kill.
    static void signal(String name, Stream<ProcessHandle> processes) {
        var pids = processes.map(process -> Long.toString(process.pid()));
        var kill = List.of("/bin/sh", "-c", "kill -\"$0\" \"$@\"", name);
        // One that ended in between is no fault.
        var _ = Command.run(Stream.concat(kill.stream(), pids).toList());
    }

    private static String pids(List<ProcessHandle> processes) {
        return processes.stream()
                .map(process -> Long.toString(process.pid()))
                .collect(Collectors.joining(", ", "pid ", ""));
    }
}
