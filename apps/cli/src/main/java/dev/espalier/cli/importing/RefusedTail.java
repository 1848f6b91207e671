package dev.espalier.cli.importing;

import dev.espalier.cli.importing.Part.Refusal;
import dev.espalier.csv.RefusedFile;
import dev.espalier.refusal.Issue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// The end of the file of refused rows, which grows with the import. What stands behind the
/// position belongs to a part that was not settled, and goes.
record RefusedTail(Path file, List<String> header) {

    /// How the name of such a file ends when nobody chose another.
    static final String SUFFIX = ".refused.csv";

    RefusedTail {
        header = List.copyOf(header);
    }

    /// Whether so much of it is there.
    boolean has(long bytes) {
        try {
            return bytes == 0 || (Files.isRegularFile(file) && Files.size(file) >= bytes);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /// Takes off what stands behind the position.
    void cut(long bytes) {
        if (bytes > 0) {
            write(bytes, new byte[0]);
        }
    }

    /// @param bytes that stand; 0 before the first refused row
    /// @return that stand then
    long append(long bytes, List<Refusal> refusals) {
        if (refusals.isEmpty()) {
            return bytes;
        }
        var rows = new ByteArrayOutputStream();
        try (var csv =
                bytes == 0 ? new RefusedFile(rows, header) : RefusedFile.continued(rows, header)) {
            refusals.forEach(one -> csv.refused(one.line(), List.of(Issue.at("", one.reason()))));
        }
        write(bytes, rows.toByteArray());
        return bytes + rows.size();
    }

    private void write(long from, byte[] more) {
        try (var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.truncate(from);
            channel.position(from);
            for (var left = ByteBuffer.wrap(more); left.hasRemaining(); ) {
                channel.write(left);
            }
            channel.force(true);
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    file + ": cannot be written: " + failed.getMessage(), failed);
        }
    }
}
