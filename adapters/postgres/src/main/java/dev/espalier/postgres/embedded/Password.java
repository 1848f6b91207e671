package dev.espalier.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/// The superuser's password: 192 random bits, kept in a file that only its owner reads.
final class Password {
    private static final int BYTES = 24;
    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rw-------");

    private Password() {}

    /// Reads it, closing it to others should it have been copied without its mode; makes it when
    /// there is no file yet.
    ///
    /// @param inUse whether there is a cluster already, which a new password would not open
    static String in(Path file, boolean inUse) {
        try {
            if (Files.exists(file)) {
                Files.setPosixFilePermissions(file, OWNER_ONLY);
            } else if (inUse) {
                throw new EmbeddedPostgresException(
                        file + ": missing (expected: the file that was made with the cluster)");
            } else {
                write(file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw DataDirectory.unusable(file, e);
        }
    }

    private static void write(Path file) throws IOException {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        var password = Base64.getUrlEncoder().encodeToString(bytes);
        var unfinished =
                Files.createTempFile(
                        file.getParent(),
                        file.getFileName() + ".new-",
                        "",
                        PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.writeString(unfinished, password + "\n");
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
