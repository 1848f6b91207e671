package dev.espalier.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;

/// Where the TypeScript SDK and the examples are built and run, as whoever clones the repository
/// would: a copy of the folders that they need, side by side as they are there.
final class SdkRoom {

    static final Path ROOM = Path.of("target", "typescript");
    static final Path SDK = ROOM.resolve("sdk", "typescript");
    static final Path EXAMPLES = ROOM.resolve("examples", "typescript");

    private static final Path ROOT = Path.of("..");
    private static final Set<String> MADE = Set.of("node_modules", "dist");
    private static boolean built;

    private SdkRoom() {}

    /// Builds once in a test run. Passes the tests over where there is no Node.js.
    static synchronized void open() throws IOException, InterruptedException {
        assumeTrue(
                NodeRoom.onPath("node") && NodeRoom.onPath("npm"),
                "Node.js is not there: the TypeScript SDK is not judged");
        if (built) {
            return;
        }
        for (var folder : Set.of("contract", "sdk/typescript", "sdk/router", "examples")) {
            copy(ROOT.resolve(folder), ROOM.resolve(folder));
        }
        install(SDK);
        ran(SDK, "npm", "run", "build");
        install(EXAMPLES);
        ran(EXAMPLES, "node", "node_modules/typescript/bin/tsc");
        built = true;
    }

    /// Once for each lock file.
    private static void install(Path folder) throws IOException, InterruptedException {
        var wanted = Files.readString(folder.resolve("package-lock.json"));
        var installed = folder.resolve("node_modules", "installed.json");
        if (Files.exists(installed) && Files.readString(installed).equals(wanted)) {
            return;
        }
        ran(folder, "npm", "ci", "--prefer-offline", "--no-audit", "--no-fund");
        Files.writeString(installed, wanted);
    }

    /// Runs a command that must end well.
    ///
    /// @return what it printed
    static String ran(Path folder, String... command) throws IOException, InterruptedException {
        return ran(folder, Map.of(), command);
    }

    static String ran(Path folder, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        var ended = NodeRoom.run(folder, environment, command);
        assertThat(ended.status()).as(ended.output()).isZero();
        return ended.output();
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(
                from,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes about)
                            throws IOException {
                        if (MADE.contains(folder.getFileName().toString())) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        Files.createDirectories(to.resolve(from.relativize(folder)));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes about)
                            throws IOException {
                        Files.copy(
                                file,
                                to.resolve(from.relativize(file)),
                                StandardCopyOption.REPLACE_EXISTING,
                                StandardCopyOption.COPY_ATTRIBUTES);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
