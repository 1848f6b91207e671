package dev.espalier.server.checkup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Whether the data directory can be used.
final class DataDirCheck {

    private static final String SUBJECT = "data dir";
    private static final long MIB = 1024 * 1024;
    private static final long LEAST = 200 * MIB;
    private static final long COMFORTABLE = 1024 * MIB;

    private DataDirCheck() {}

    static List<Finding> of(Path dataDir) {
        var there = nearest(dataDir);
        if (!Files.isDirectory(there) || !Files.isWritable(there)) {
            return List.of(
                    Finding.fail(
                            SUBJECT,
                            "%s: %s cannot be written; choose another with ESPALIER_DATA_DIR"
                                    .formatted(dataDir, there)));
        }
        return List.of(
                Finding.ok(
                        SUBJECT,
                        dataDir
                                + (there.equals(dataDir)
                                        ? " can be written"
                                        : " is made at the first start")),
                space(there));
    }

    /// The directory itself, or the nearest above it that exists.
    private static Path nearest(Path directory) {
        for (var at = directory.toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at)) {
                return at;
            }
        }
        return directory;
    }

    private static Finding space(Path there) {
        try {
            long free = Files.getFileStore(there).getUsableSpace();
            var text = free / MIB + " MiB free";
            if (free < LEAST) {
                return Finding.fail("disk", text + "; PostgreSQL needs 200 MiB to begin with");
            }
            return free < COMFORTABLE
                    ? Finding.warn("disk", text + "; make room before it runs full")
                    : Finding.ok("disk", text);
        } catch (IOException failed) {
            return Finding.warn("disk", "cannot be measured: " + failed.getMessage());
        }
    }
}
