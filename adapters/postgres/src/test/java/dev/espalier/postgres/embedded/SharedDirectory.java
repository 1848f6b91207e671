package dev.espalier.postgres.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/// A data directory for every test that does not need one of its own: unpacking and initialising
/// are most of a first start. Its cluster is new for each run of the tests; the programs stay.
final class SharedDirectory {
    private static final Path PATH = fresh();

    private SharedDirectory() {}

    static Path path() {
        return PATH;
    }

    /// A data directory of its own that has the programs already.
    static Path withPrograms(Path dataDir) {
        copyPrograms(DataDirectory.prepare(dataDir));
        return dataDir;
    }

    static void copyPrograms(DataDirectory directory) {
        var programs = Binaries.unpack(DataDirectory.prepare(PATH), false, _ -> {}).home();
        Command.run(List.of("cp", "-a", programs.toString(), directory.root().toString()));
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
