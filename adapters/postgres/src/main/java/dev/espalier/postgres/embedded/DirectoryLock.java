package dev.espalier.postgres.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// One process on one data directory. The operating system holds the lock and lets go of it when
/// the process ends, however it ends; the pid inside is only for the message to the second one.
final class DirectoryLock implements AutoCloseable {
    /// POSIX drops a process's lock when it closes *any* descriptor of the file, so within this JVM
    /// the file must not even be opened twice.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;

    private DirectoryLock(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static DirectoryLock acquire(DataDirectory directory) {
        var path = directory.lock();
        if (!HELD_HERE.add(path)) {
            throw held(directory, "this process, pid " + ProcessHandle.current().pid());
        }
        try {
            return lock(directory, path);
        } catch (IOException e) {
            HELD_HERE.remove(path);
            throw DataDirectory.unusable(directory.root(), e);
        } catch (EmbeddedPostgresException e) {
            HELD_HERE.remove(path);
            throw e;
        }
    }

    private static DirectoryLock lock(DataDirectory directory, Path path) throws IOException {
        var channel = FileChannel.open(path, CREATE, READ, WRITE);
        try {
            if (channel.tryLock() == null) {
                var pid = read(channel);
                throw held(directory, pid.isEmpty() ? "another process" : "process " + pid);
            }
            write(channel, Long.toString(ProcessHandle.current().pid()));
            return new DirectoryLock(path, channel);
        } catch (OverlappingFileLockException _) {
            channel.close();
            throw held(directory, "this process, pid " + ProcessHandle.current().pid());
        } catch (IOException | EmbeddedPostgresException e) {
            channel.close();
            throw e;
        }
    }

    private static EmbeddedPostgresException held(DataDirectory directory, String holder) {
        return new EmbeddedPostgresException(
                "data directory %s: in use by %s (expected: one Espalier per data directory; stop that one, or give this one another directory)"
                        .formatted(directory.dataDir(), holder));
    }

    private static String read(FileChannel channel) throws IOException {
        var buffer = ByteBuffer.allocate(32);
        channel.read(buffer, 0);
        return US_ASCII.decode(buffer.flip()).toString().strip();
    }

    private static void write(FileChannel channel, String text) throws IOException {
        channel.truncate(0);
        channel.write(US_ASCII.encode(text + "\n"), 0);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw DataDirectory.unusable(path, e);
        } finally {
            HELD_HERE.remove(path);
        }
    }
}
