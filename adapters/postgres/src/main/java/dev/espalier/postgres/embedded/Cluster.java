package dev.espalier.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The folder with the data: made by initdb, then configured anew at every start.
final class Cluster {
    static final String SUPERUSER = "espalier";

    private Cluster() {}

    /// Refuses what another major version of PostgreSQL wrote, before anything is done to it.
    static void refuseOtherMajor(DataDirectory directory) {
        var found = major(directory.cluster()).or(() -> newest(directory));
        if (found.isPresent() && !found.get().equals(Binaries.MAJOR)) {
            throw new EmbeddedPostgresException(
                    "data directory %s: written by PostgreSQL %s (expected: %s; export with the Espalier version that wrote it, move %s aside, start, and import; or point ESPALIER_DATABASE_URL at a PostgreSQL %2$s that has the data)"
                            .formatted(
                                    directory.dataDir(),
                                    found.get(),
                                    Binaries.MAJOR,
                                    directory.root()));
        }
    }

    /// A data directory that another release used has its cluster beside where ours would be.
    private static Optional<String> newest(DataDirectory directory) {
        try (var files = Files.list(directory.root())) {
            return files.filter(file -> file.getFileName().toString().matches("\\d+"))
                    .flatMap(file -> major(file).stream())
                    .max(String::compareTo);
        } catch (IOException e) {
            throw DataDirectory.unusable(directory.root(), e);
        }
    }

    private static Optional<String> major(Path cluster) {
        var file = cluster.resolve("PG_VERSION");
        try {
            return Files.exists(file)
                    ? Optional.of(Files.readString(file).strip())
                    : Optional.empty();
        } catch (IOException e) {
            throw DataDirectory.unusable(file, e);
        }
    }

    static boolean exists(DataDirectory directory) {
        return Files.exists(directory.cluster());
    }

    /// A killed initdb leaves nothing under the cluster's name.
    static void initialise(
            DataDirectory directory, Binaries binaries, Account account, boolean durable) {
        try {
            var unfinished = directory.unfinished(directory.cluster());
            account.handOver(directory);
            var initdb =
                    Command.run(account.command(initdb(directory, binaries, unfinished, durable)));
            if (!initdb.succeeded()) {
                DataDirectory.deleteTree(unfinished);
                throw new EmbeddedPostgresException(
                        "initialising %s: initdb, run %s, ended with %d (expected: 0); the end of what it said:\n%s"
                                .formatted(
                                        directory.cluster(),
                                        account.how(),
                                        initdb.status(),
                                        ServerLog.end(initdb.output())));
            }
            Files.move(unfinished, directory.cluster(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw DataDirectory.unusable(directory.cluster(), e);
        }
    }

    /// Text sorts and folds the same on every platform: PostgreSQL's own C.UTF-8, not the system's.
    private static List<String> initdb(
            DataDirectory directory, Binaries binaries, Path into, boolean durable) {
        var command =
                new ArrayList<>(
                        List.of(
                                binaries.program("initdb"),
                                "--pgdata=" + into,
                                "--username=" + SUPERUSER,
                                "--pwfile=" + directory.password(),
                                "--auth=scram-sha-256",
                                "--data-checksums",
                                "--encoding=UTF8",
                                "--locale=C",
                                "--locale-provider=builtin",
                                "--builtin-locale=C.UTF-8"));
        if (!durable) {
            command.add("--no-sync");
        }
        return command;
    }

    /// Writes `postgresql.conf`. What an operator sets with ALTER SYSTEM stays and wins.
    static void configure(DataDirectory directory, Map<String, String> overrides) {
        var settings = new TreeMap<>(Settings.FOR_A_SMALL_MACHINE);
        settings.putAll(overrides);
        var text =
                settings.entrySet().stream()
                        .map(e -> "%s = '%s'\n".formatted(e.getKey(), quoted(e.getValue())))
                        .collect(
                                Collectors.joining(
                                        "", "# Written by Espalier at every start.\n", ""));
        try {
            Files.writeString(directory.cluster().resolve("postgresql.conf"), text);
        } catch (IOException e) {
            throw DataDirectory.unusable(directory.cluster(), e);
        }
    }

    private static String quoted(String value) {
        return value.replace("\\", "\\\\").replace("'", "''");
    }
}
