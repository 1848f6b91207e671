package dev.espalier.cli.importing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Where a position is kept while an import is not done, and what keeps a second import of the file
/// away: the file is locked as long as this is open, by the operating system, which lets go of it
/// however the process ends.
///
/// Grows by a line for each position, so the line before stands whatever becomes of this one.
final class Bookmark implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    /// What is locked lies behind all text: some systems let nobody read what is.
    private static final long LOCKED = Long.MAX_VALUE - 1;

    /// The file may go between two steps, when the import that had it ends.
    private static final int ATTEMPTS = 100;

    private final Path file;
    private final FileChannel channel;
    private Optional<Position> position;

    /// @param process that wrote it
    private record Line(long process, @Nullable Position position) {}

    private Bookmark(Path file, FileChannel channel, Optional<Position> position) {
        this.file = file;
        this.channel = channel;
        this.position = position;
    }

    /// `contacts.refused.csv` gives `contacts.importing`, `faults.csv` gives
    /// `faults.csv.importing`: two imports that write to one file of refused rows are never under
    /// way together.
    static Path beside(Path refused) {
        var name = String.valueOf(refused.getFileName());
        var stem =
                name.endsWith(RefusedTail.SUFFIX)
                        ? name.substring(0, name.length() - RefusedTail.SUFFIX.length())
                        : name;
        return refused.resolveSibling(stem + ".importing");
    }

    /// @throws Held when another import has it
    /// @throws IOException when no position can be kept there
    static Bookmark open(Path file) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var mine = attempt(file);
            if (mine.isPresent()) {
                return mine.get();
            }
        }
        throw new IOException("it comes and goes");
    }

    /// Empty when what was opened is perhaps not what has that name any more.
    private static Optional<Bookmark> attempt(Path file) throws IOException {
        var before = identity(file);
        var channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        try {
            var lock = lock(channel);
            var last = last(channel);
            if (lock.isEmpty()) {
                throw new Held(file, last.map(Line::process));
            }
            if (before.isEmpty() || !before.equals(identity(file))) {
                channel.close();
                return Optional.empty();
            }
            var position = last.flatMap(line -> Optional.ofNullable(line.position()));
            var mine = new Bookmark(file, channel, position);
            mine.append();
            return Optional.of(mine);
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    private static Optional<FileLock> lock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock(LOCKED, 1, false));
        } catch (OverlappingFileLockException _) {
            return Optional.empty();
        }
    }

    private static Optional<Object> identity(Path file) throws IOException {
        try {
            var key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
            return Optional.of(key == null ? file : key);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /// The last whole line. Through the channel: to close another one would let go of the lock.
    private static Optional<Line> last(FileChannel channel) throws IOException {
        var bytes = new ByteArrayOutputStream();
        channel.position(0);
        Channels.newInputStream(channel).transferTo(bytes);
        return bytes.toString(StandardCharsets.UTF_8)
                .lines()
                .flatMap(line -> parsed(line).stream())
                .reduce((_, later) -> later);
    }

    private static Optional<Line> parsed(String line) {
        try {
            return Optional.of(JSON.readValue(line, Line.class));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /// Empty when there is none, or none that can be read.
    Optional<Position> position() {
        return position;
    }

    /// @param now empty when there is none to go on from: the import begins anew, or is done
    void write(Optional<Position> now) throws IOException {
        position = now;
        append();
    }

    Path file() {
        return file;
    }

    private void append() throws IOException {
        var line = "\n" + JSON.writeValueAsString(new Line(pid(), position.orElse(null))) + "\n";
        channel.position(channel.size());
        var bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
    }

    private static long pid() {
        return ProcessHandle.current().pid();
    }

    /// Lets go of the file; it stays while there is a place to go on from.
    @Override
    public void close() throws IOException {
        try (channel) {
            if (position.isEmpty()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
