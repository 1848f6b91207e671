package dev.espalier.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// The server's `postmaster.pid`: its first line is the pid, its eighth what the server is doing
/// (PostgreSQL's *pidfile.h*). A server that was killed leaves it behind.
///
/// @param pid the process that wrote the file
/// @param ready whether that process has said it takes connections
record PostmasterFile(long pid, boolean ready) {
    private static final int STATUS_LINE = 8;

    static Path path(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    /// Empty when there is no file, or one that is just being written.
    static Optional<PostmasterFile> read(Path cluster) {
        try {
            var lines = Files.readAllLines(path(cluster));
            var ready =
                    lines.size() >= STATUS_LINE
                            && "ready".equals(lines.get(STATUS_LINE - 1).strip());
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new PostmasterFile(Long.parseLong(lines.getFirst().strip()), ready));
        } catch (NoSuchFileException | NumberFormatException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw DataDirectory.unusable(path(cluster), e);
        }
    }
}
