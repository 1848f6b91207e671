package dev.espalier.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// A working directory for the servers of these tests, one after the other: making a database costs
/// more than most tests. Gone with this process.
final class SharedDirectory {

    static final String KEY = "a-key-for-this-test";

    private static final Path PATH = make();

    private SharedDirectory() {}

    static Path path() {
        return PATH;
    }

    /// With the data of a server that ran.
    static Path madeByAServer() {
        if (!Files.exists(PATH.resolve("data"))) {
            try (var server =
                    Espalier.start(
                            PATH,
                            Map.of("ESPALIER_HTTP_PORT", "0", "ESPALIER_API_KEY", KEY),
                            "serve")) {
                server.awaitLine("ready ");
                server.terminate();
                server.exitCode();
            }
        }
        return PATH;
    }

    private static Path make() {
        try {
            var path = Files.createTempDirectory("espalier-commands-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> Trees.delete(path)));
            return path;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
