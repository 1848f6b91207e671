package dev.espalier.postgres.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// What PostgreSQL writes to its standard error. At a start a long file moves aside, and the one
/// before it goes: two files, however many starts.
///
/// @param file the current one
record ServerLog(Path file) {
    private static final long ROTATE_BYTES = 4 << 20;
    private static final int TAIL_BYTES = 8 << 10;
    private static final int TAIL_LINES = 12;

    void rotate() {
        try {
            if (Files.exists(file) && Files.size(file) > ROTATE_BYTES) {
                Files.move(
                        file,
                        file.resolveSibling(file.getFileName() + ".1"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw DataDirectory.unusable(file, e);
        }
    }

    long size() {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw DataDirectory.unusable(file, e);
        }
    }

    /// The last lines written at or after this offset, indented to stand below a message.
    String tailSince(long offset) {
        try (var channel = FileChannel.open(file)) {
            channel.position(Math.max(offset, channel.size() - TAIL_BYTES));
            return end(new String(Channels.newInputStream(channel).readAllBytes(), UTF_8));
        } catch (IOException e) {
            return "  (no log: " + DataDirectory.reason(e) + ")";
        }
    }

    /// The last lines of what a program wrote, indented likewise.
    static String end(String text) {
        var lines = text.lines().toList();
        var last = lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
        return "  " + String.join("\n  ", last);
    }
}
