package dev.espalier.server;

import dev.espalier.engine.custody.Witness;
import dev.espalier.server.config.Config;
import dev.espalier.server.config.Config.Database.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Remembers in the data directory, in two small files: `place`, written once, which knows its own
/// number in the file system and so tells when it was copied; and `witness`, the terms that the
/// database went through and how far it was.
final class FileWitness implements Witness {

    private static final Logger LOG = LoggerFactory.getLogger(FileWitness.class);
    private static final Path MACHINE = Path.of("/etc/machine-id");

    /// Writing more often would cost more than it tells.
    private static final long APART = 64L * 1024;

    private final Path file;
    private final Optional<String> place;
    private List<UUID> terms = List.of();
    private long position;
    private long written = -APART;
    private boolean isDeaf;

    private FileWitness(Path file, Optional<String> place) {
        this.file = file;
        this.place = place;
        read();
    }

    /// The one beside the embedded database; of an outside one, in a data directory that was given.
    static Witness of(Config.Database database) {
        return switch (database.place()) {
            case Place.Embedded(var dataDir) -> in(dataDir, true);
            case Place.Outside(_, _, var memory) ->
                    memory.map(dataDir -> in(dataDir, false)).orElse(Witness.NONE);
        };
    }

    /// @param isEmbedded whether the database's own files are in that directory
    private static Witness in(Path dataDir, boolean isEmbedded) {
        try {
            Files.createDirectories(dataDir);
            return new FileWitness(
                    dataDir.resolve("witness"),
                    isEmbedded ? Optional.of(place(dataDir.resolve("place"))) : Optional.empty());
        } catch (IOException failed) {
            LOG.info(
                    "{}: cannot be written ({}): a database that was set back is not noticed",
                    dataDir,
                    failed.getMessage());
            return Witness.NONE;
        }
    }

    /// The name of the place; a new one when the file is missing, or is not where it was written.
    private static String place(Path file) throws IOException {
        var lines = lines(file);
        if (lines.size() == 3
                && lines.get(1).equals(number(file))
                && isSameMachine(lines.get(2), machine())) {
            return lines.getFirst();
        }
        var name = UUID.randomUUID().toString();
        // Emptied, not replaced: the number of the file must be known before it is written down.
        Files.writeString(file, "", StandardCharsets.UTF_8);
        Files.write(file, List.of(name, number(file), machine()), StandardCharsets.UTF_8);
        return name;
    }

    /// Where a machine has no name, as in most containers, any may be the same.
    private static boolean isSameMachine(String then, String now) {
        return then.equals(now) || then.equals("?") || now.equals("?");
    }

    private static String number(Path file) throws IOException {
        return String.valueOf(Files.getAttribute(file, "unix:ino"));
    }

    private static String machine() throws IOException {
        var lines = lines(MACHINE);
        return lines.isEmpty() || lines.getFirst().isBlank() ? "?" : lines.getFirst().strip();
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException _) {
            return List.of();
        }
    }

    private void read() {
        try {
            var lines = lines(file);
            if (lines.size() > 1) {
                position = Long.parseLong(lines.getFirst());
                terms = lines.stream().skip(1).map(UUID::fromString).toList();
            }
        } catch (IOException | IllegalArgumentException failed) {
            LOG.warn("{}: cannot be read ({}); begun anew", file, failed.getMessage());
        }
    }

    @Override
    public Optional<String> place() {
        return place;
    }

    @Override
    public synchronized boolean contradicts(UUID term, long at) {
        if (!terms.contains(term)) {
            // Confirmed by a person since, or never seen from here.
            return false;
        }
        return !term.equals(terms.getLast()) || at < position;
    }

    @Override
    public synchronized void saw(UUID term, long at) {
        if (contradicts(term, at)) {
            return;
        }
        boolean isNew = !terms.contains(term);
        if (isNew) {
            var more = new ArrayList<>(terms);
            more.add(term);
            terms = List.copyOf(more);
        }
        position = at;
        if (isNew || at - written >= APART) {
            write();
        }
    }

    private void write() {
        try {
            var lines = new ArrayList<String>();
            lines.add(Long.toString(position));
            terms.forEach(term -> lines.add(term.toString()));
            Files.write(file, lines, StandardCharsets.UTF_8);
            written = position;
        } catch (IOException failed) {
            if (!isDeaf) {
                LOG.warn("{}: cannot be written ({})", file, failed.getMessage());
            }
            isDeaf = true;
        }
    }
}
