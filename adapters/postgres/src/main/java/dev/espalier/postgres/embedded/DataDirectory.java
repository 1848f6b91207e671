package dev.espalier.postgres.embedded;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Objects;

/// Where each thing lies. One `postgres` folder holds all of it, readable by its owner alone:
///
///     postgres/
///     ├── 18/             the cluster
///     ├── bin-18.6.0/     the programs, unpacked
///     ├── log/            postgres.log and the one before it
///     ├── lock            locked by the process that uses the directory; its pid inside
///     ├── password        of the superuser
///     └── port            of the running server
///
/// @param root the real path of the `postgres` folder: PostgreSQL reports real paths too
record DataDirectory(Path root) {

    static DataDirectory prepare(Path dataDir) {
        var root = dataDir.resolve("postgres");
        if (!root.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            throw new EmbeddedPostgresException(
                    "operating system: %s (expected: Linux or macOS; elsewhere set ESPALIER_DATABASE_URL)"
                            .formatted(System.getProperty("os.name")));
        }
        try {
            Files.createDirectories(dataDir);
            if (!Files.isDirectory(root)) {
                Files.createDirectory(
                        root,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
            }
            var directory = new DataDirectory(root.toRealPath());
            Files.createDirectories(directory.log().getParent());
            return directory;
        } catch (IOException e) {
            throw unusable(dataDir, e);
        }
    }

    static EmbeddedPostgresException unusable(Path path, IOException e) {
        return new EmbeddedPostgresException(
                "data directory %s: %s (expected: a directory that user %s can write to, with space left)"
                        .formatted(path, reason(e), System.getProperty("user.name")),
                e);
    }

    /// What the operating system said, without the Java class's name where there are words.
    static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "permission denied on " + denied.getFile();
            case FileSystemException failed when failed.getReason() != null ->
                    failed.getReason() + " on " + failed.getFile();
            case IOException other when other.getMessage() != null -> other.getMessage();
            case IOException other -> other.toString();
        };
    }

    /// The folder Espalier was given; never a file system's root, for `postgres` lies in it.
    Path dataDir() {
        return Objects.requireNonNull(root.getParent());
    }

    Path cluster() {
        return root.resolve(Binaries.MAJOR);
    }

    Path binaries() {
        return root.resolve("bin-" + Binaries.VERSION);
    }

    Path log() {
        return root.resolve("log", "postgres.log");
    }

    Path lock() {
        return root.resolve("lock");
    }

    Path password() {
        return root.resolve("password");
    }

    Path port() {
        return root.resolve("port");
    }

    /// For people and their tools; the server's own truth is what [EmbeddedPostgres] says.
    void publishPort(int port) {
        try {
            Files.writeString(port(), port + "\n");
        } catch (IOException e) {
            throw unusable(port(), e);
        }
    }

    void withdrawPort() {
        try {
            Files.deleteIfExists(port());
        } catch (IOException e) {
            throw unusable(port(), e);
        }
    }

    /// A new, empty folder beside `path`, to be renamed to it once whole.
    Path unfinished(Path path) throws IOException {
        return Files.createTempDirectory(root, path.getFileName() + ".new-");
    }

    /// Takes away what a start that was killed left half made, and the programs of releases before
    /// this one. Nothing may run from here.
    void removeUseless() {
        try (var files = Files.newDirectoryStream(root, "{*.new-*,bin-*}")) {
            for (var file : files) {
                if (!file.equals(binaries())) {
                    deleteTree(file);
                }
            }
        } catch (IOException e) {
            throw unusable(root, e);
        }
    }

    /// Lets other users through Espalier's folder to one of theirs inside; they see no names in it.
    void letPassThrough() {
        try {
            var permissions = EnumSet.copyOf(Files.getPosixFilePermissions(dataDir()));
            if (permissions.add(PosixFilePermission.OTHERS_EXECUTE)) {
                Files.setPosixFilePermissions(dataDir(), permissions);
            }
        } catch (IOException e) {
            throw unusable(dataDir(), e);
        }
    }

    /// Makes this user the owner of everything; only root can.
    void giveTo(String user) {
        try (var files = Files.walk(root)) {
            var lookup = root.getFileSystem().getUserPrincipalLookupService();
            var owner = lookup.lookupPrincipalByName(user);
            for (var file : files.toList()) {
                var view =
                        Files.getFileAttributeView(
                                file, FileOwnerAttributeView.class, LinkOption.NOFOLLOW_LINKS);
                if (!view.getOwner().equals(owner)) {
                    view.setOwner(owner);
                }
            }
        } catch (IOException e) {
            throw unusable(root, e);
        }
    }

    static void deleteTree(Path tree) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var files = Files.walk(tree)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
