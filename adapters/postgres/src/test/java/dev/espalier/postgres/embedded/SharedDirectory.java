package dev.espalier.postgres.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A data directory for every test that does not need one of its own: unpacking and initialising
/// are most of a first start. Its cluster is new for each run of the tests; the programs stay.
final class SharedDirectory {
    private static final Path PATH = fresh();

    private SharedDirectory() {}

    static Path path() {
        return PATH;
    }

    /// Without durability, which these tests do not need: processes die in them, machines do not.
    static EmbeddedConfig config(Path dataDir) {
        return EmbeddedConfig.in(dataDir).withSettings(Map.of("fsync", "off"));
    }

    /// A data directory of its own that has the programs already.
    static Path withPrograms(Path dataDir) {
        copyPrograms(DataDirectory.prepare(dataDir));
        return dataDir;
    }

    static void copyPrograms(DataDirectory directory) {
        var programs = Binaries.unpack(DataDirectory.prepare(PATH), false, _ -> {}).home();
        // Links where the file system allows: 56 MB less to copy.
        var copy = "cp -al \"$0\" \"$1\" 2>/dev/null || cp -a \"$0\" \"$1\"";
        var to = directory.root().toString();
        Command.run(List.of("/bin/sh", "-c", copy, programs.toString(), to));
    }

    private static Path fresh() {
        var path = Path.of("target", "embedded-postgres").toAbsolutePath();
        try {
            DataDirectory.deleteTree(path.resolve("postgres/18"));
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
