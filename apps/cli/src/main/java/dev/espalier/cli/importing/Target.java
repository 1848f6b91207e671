package dev.espalier.cli.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/// What goes where.
///
/// @param kind of its rows
/// @param file its name
/// @param fingerprint of all of it
/// @param server its address
/// @param key a mark of the key, since another may open another workspace; nobody finds the key by
///   it
record Target(Kind kind, String file, String fingerprint, String server, String key) {

    private static final int MARK = 8;
    private static final int BLOCK = 1 << 16;

    static Target of(Kind kind, Path file, String server, String key) {
        return new Target(
                kind,
                String.valueOf(file.getFileName()),
                hex(file),
                server,
                hex(key.getBytes(StandardCharsets.UTF_8)).substring(0, MARK));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(Seen.sha256().digest(bytes));
    }

    private static String hex(Path file) {
        var sha256 = Seen.sha256();
        var block = new byte[BLOCK];
        try (var bytes = Files.newInputStream(file)) {
            for (int n = bytes.read(block); n >= 0; n = bytes.read(block)) {
                sha256.update(block, 0, n);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(file + ": cannot be read", failed);
        }
        return HexFormat.of().formatHex(sha256.digest());
    }
}
