package dev.espalier.cli.contacts;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Where a position is kept while an import is not done.
record Bookmark(Path file) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /// `contacts.csv` gives `contacts.importing`, beside its refused rows.
    static Bookmark of(Path csv, Path refused) {
        var name = String.valueOf(csv.getFileName());
        var stem = name.endsWith(".csv") ? name.substring(0, name.length() - 4) : name;
        return new Bookmark(refused.resolveSibling(stem + ".importing"));
    }

    /// Empty when there is none, or none that can be read.
    Optional<Position> read() {
        try {
            return Files.exists(file)
                    ? Optional.of(JSON.readValue(Files.readAllBytes(file), Position.class))
                    : Optional.empty();
        } catch (IOException | JacksonException unreadable) {
            return Optional.empty();
        }
    }

    /// Either the old one is there, or the new one, whole.
    void write(Position position) throws IOException {
        var next = file.resolveSibling(file.getFileName() + ".next");
        Files.write(next, JSON.writeValueAsBytes(position));
        try (var channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void remove() throws IOException {
        Files.deleteIfExists(file);
    }
}
