package dev.espalier.receipts;

import dev.espalier.engine.dispatch.Receipts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// [Receipts] in a directory, which several processes of one machine may share: a file for each, a
/// megabyte, mapped into memory. What is written there outlives the process at once, without being
/// forced to the disk; a machine that loses power may lose it, and those sends are in doubt.
public final class FileReceipts implements Receipts {

    private static final Logger LOG = LoggerFactory.getLogger(FileReceipts.class);
    private static final String SUFFIX = ".receipts";

    /// Of a file that is being made.
    private static final String UNNAMED = ".new";

    private static final Duration FORGOTTEN = Duration.ofMinutes(10);

    /// Of this process. A lock of ours would go if we closed a second channel to the same file
    /// (POSIX), so they are never opened again.
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final Path file;

    /// Held open for its lock.
    private final FileChannel channel;

    private final Slots slots;
    private final Map<UUID, Integer> kept = new ConcurrentHashMap<>();

    /// The one used last is used next: few pages are touched.
    private final Deque<Integer> free = new ConcurrentLinkedDeque<>();

    /// Told of once.
    private final Set<Path> unreadable = ConcurrentHashMap.newKeySet();

    private volatile boolean isBroken;

    private FileReceipts(Path directory, Path file, FileChannel channel, Slots slots) {
        this.directory = directory;
        this.file = file;
        this.channel = channel;
        this.slots = slots;
        for (int slot = 0; slot < Slots.MANY; slot++) {
            free.add(slot);
        }
    }

    /// A file of its own in this directory, which is made when it is missing; [Receipts#NONE], and
    /// a line in the log, when none can be written there.
    public static Receipts in(Path directory) {
        try {
            Files.createDirectories(directory, onlyOurs(directory, "rwx------"));
            return open(directory.toRealPath());
        } catch (IOException failed) {
            LOG.warn(
                    "{}: cannot be written ({}): what a relay took in the last moment before a kill"
                            + " may go out again",
                    directory,
                    failed.toString());
            return NONE;
        }
    }

    private static FileAttribute<?>[] onlyOurs(Path place, String permissions) {
        return place.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static Receipts open(Path directory) throws IOException {
        var name = UUID.randomUUID();
        // Nobody looks at it before it is locked.
        var unlocked = directory.resolve(name + UNNAMED);
        var file = directory.resolve(name + SUFFIX);
        var channel =
                FileChannel.open(
                        unlocked,
                        Set.of(
                                StandardOpenOption.CREATE_NEW,
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE),
                        onlyOurs(directory, "rw-------"));
        try {
            // A disk that is full must say so now: written to through a map, it would be a fault.
            var zeros = ByteBuffer.allocate(Slots.BYTES);
            while (zeros.hasRemaining()) {
                channel.write(zeros);
            }
            var bytes = channel.map(MapMode.READ_WRITE, 0, Slots.BYTES);
            if (channel.tryLock() == null) {
                throw new IOException("it cannot be locked");
            }
            OURS.add(file);
            Files.move(unlocked, file, StandardCopyOption.ATOMIC_MOVE);
            return new FileReceipts(directory, file, channel, new Slots(bytes));
        } catch (IOException | RuntimeException failed) {
            OURS.remove(file);
            channel.close();
            Files.deleteIfExists(unlocked);
            throw failed;
        }
    }

    @Override
    public void keep(Receipt one) {
        var slot = free.poll();
        if (slot == null || isBroken) {
            return;
        }
        try {
            slots.fill(slot, one);
        } catch (InternalError fault) {
            broken(fault);
            return;
        }
        var before = kept.put(one.send(), slot);
        if (before != null) {
            clear(before);
        }
    }

    @Override
    public void drop(Collection<UUID> sends) {
        for (var send : sends) {
            var slot = kept.remove(send);
            if (slot != null) {
                clear(slot);
            }
        }
    }

    private void clear(int slot) {
        try {
            slots.clear(slot);
            free.push(slot);
        } catch (InternalError fault) {
            broken(fault);
        }
    }

    /// The disk under the map is gone or the file was cut.
    private void broken(InternalError fault) {
        if (!isBroken) {
            isBroken = true;
            LOG.error("{}: lost ({}); none are kept from here", file, fault.getMessage());
        }
    }

    @Override
    public void inherit(Consumer<Receipt> heir) {
        for (var left : left()) {
            try {
                inherit(left, heir);
            } catch (NoSuchFileException faster) {
                LOG.debug("{}: somebody else was faster", left, faster);
            } catch (IOException failed) {
                if (unreadable.add(left)) {
                    LOG.warn("{}: cannot be read ({})", left, failed.toString());
                }
            }
        }
    }

    private List<Path> left() {
        try (var files = Files.list(directory)) {
            return files.filter(each -> each.toString().endsWith(SUFFIX) || isForgotten(each))
                    .filter(each -> !OURS.contains(each))
                    .toList();
        } catch (IOException | UncheckedIOException failed) {
            if (unreadable.add(directory)) {
                LOG.warn("{}: cannot be listed ({})", directory, failed.toString());
            }
            return List.of();
        }
    }

    /// Whether its process was killed before it had a name.
    private static boolean isForgotten(Path file) {
        try {
            return file.toString().endsWith(UNNAMED)
                    && Files.getLastModifiedTime(file)
                            .toInstant()
                            .isBefore(InstantSource.system().instant().minus(FORGOTTEN));
        } catch (IOException gone) {
            LOG.debug("{}: gone", file, gone);
            return false;
        }
    }

    private static void inherit(Path left, Consumer<Receipt> heir) throws IOException {
        try (var open = FileChannel.open(left, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (open.tryLock() == null) {
                // Its process lives.
                return;
            }
            read(open).map(Slots::all).orElse(List.of()).forEach(heir);
            Files.deleteIfExists(left);
        }
    }

    /// Empty when it is not as long as a file of ours.
    private static Optional<Slots> read(FileChannel open) throws IOException {
        if (open.size() != Slots.BYTES) {
            return Optional.empty();
        }
        var bytes = ByteBuffer.allocate(Slots.BYTES);
        int read;
        do {
            read = open.read(bytes);
        } while (read > 0);
        return bytes.hasRemaining() ? Optional.empty() : Optional.of(new Slots(bytes));
    }

    @Override
    public void close() {
        try {
            if (kept.isEmpty()) {
                Files.deleteIfExists(file);
            }
            channel.close();
        } catch (IOException failed) {
            LOG.warn("{}: cannot be closed ({})", file, failed.toString());
        }
        OURS.remove(file);
    }
}
