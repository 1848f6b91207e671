package dev.espalier.postgres.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/// The part of the tar format (POSIX.1-1988 *ustar*) that PostgreSQL's archives use: directories,
/// files with their executable bit, and symbolic links. Anything else is refused, as is any name
/// that leaves the target: an archive we do not understand must not be half unpacked.
final class TarArchive {
    private static final int BLOCK = 512;

    private final InputStream in;
    private final Path target;
    private final boolean durable;

    private TarArchive(InputStream in, Path target, boolean durable) {
        this.in = in;
        this.target = target;
        this.durable = durable;
    }

    /// @param target an existing directory
    /// @param durable whether each file must be on the disk when this returns
    static void unpack(InputStream in, Path target, boolean durable) throws IOException {
        new TarArchive(in, target, durable).unpack();
    }

    private void unpack() throws IOException {
        while (true) {
            var header = in.readNBytes(BLOCK);
            if (header.length < BLOCK) {
                throw new EOFException("the archive ends early");
            }
            if (header[0] == 0) {
                return;
            }
            entry(header);
        }
    }

    private void entry(byte[] header) throws IOException {
        var name = text(header, 345, 155);
        name = (name.isEmpty() ? "" : name + "/") + text(header, 0, 100);
        var path = inside(target.resolve(name), name);
        var size = octal(header, 124, 12);
        switch (header[156]) {
            case '5' -> Files.createDirectories(path);
            case '2' -> link(path, text(header, 157, 100));
            case '0', 0 -> file(path, size, (octal(header, 100, 8) & 0111) != 0);
            default ->
                    throw new IOException(
                            "entry %s: type %c (expected: file, directory or symbolic link)"
                                    .formatted(name, (char) header[156]));
        }
    }

    private void link(Path path, String to) throws IOException {
        inside(path.resolveSibling(to), to);
        Files.createDirectories(path.getParent());
        Files.createSymbolicLink(path, Path.of(to));
    }

    private void file(Path path, long size, boolean executable) throws IOException {
        Files.createDirectories(path.getParent());
        try (var out = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW)) {
            for (var left = size; left > 0; ) {
                var chunk = in.readNBytes((int) Math.min(left, 64 * 1024));
                if (chunk.length == 0) {
                    throw new EOFException("the archive ends early, in " + path.getFileName());
                }
                out.write(chunk);
                left -= chunk.length;
            }
        }
        in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        Files.setPosixFilePermissions(
                path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        if (durable) {
            try (var channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }
    }

    private Path inside(Path path, String name) throws IOException {
        if (!path.normalize().startsWith(target)) {
            throw new IOException("entry " + name + ": leaves the archive (expected: inside it)");
        }
        return path;
    }

    private static String text(byte[] header, int offset, int length) {
        var end = offset;
        while (end < offset + length && header[end] != 0) {
            end++;
        }
        return new String(header, offset, end - offset, UTF_8);
    }

    private static long octal(byte[] header, int offset, int length) throws IOException {
        var digits = text(header, offset, length).strip();
        try {
            return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
        } catch (NumberFormatException e) {
            throw new IOException("entry size: " + digits + " (expected: octal digits)", e);
        }
    }
}
