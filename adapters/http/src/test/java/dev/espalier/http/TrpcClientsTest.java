package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.espalier.http.trpc.TrpcLimits;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The judge: unmodified clients of three versions. Their checks are in `src/test/node/judge.mjs`.
class TrpcClientsTest extends ServerTest {
    private static final Path SOURCE = Path.of("src/test/node");
    private static final Path TARGET = Path.of("target/node");

    @Override
    HttpConfig config() {
        var limits = new TrpcLimits(100, 10, Duration.ofMillis(200), 500);
        return new HttpConfig("127.0.0.1", 0, HttpConfig.Limits.usual(), Set.of(), limits);
    }

    @Test
    void unmodified_clients_take_this_for_a_trpc_server() throws Exception {
        assumeTrue(isOnPath("npm"), "node and npm (expected: on the path)");
        copy();
        install();

        var lines = run("node", "judge.mjs", "http://127.0.0.1:" + server.port(), FULL);

        assertThat(lines).filteredOn(line -> line.startsWith("FAILED")).isEmpty();
        assertThat(lines).endsWith("0 failed").hasSize(41);
    }

    private static boolean isOnPath(String program) {
        for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    private static void copy() throws IOException {
        try (var files = Files.walk(SOURCE)) {
            files.filter(Files::isRegularFile).forEach(TrpcClientsTest::copy);
        }
    }

    private static void copy(Path file) {
        try {
            var to = TARGET.resolve(SOURCE.relativize(file));
            Files.createDirectories(to.getParent());
            Files.copy(
                    file,
                    to,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Once for each lock file.
    private static void install() throws Exception {
        var installed = TARGET.resolve("node_modules/.package-lock.json");
        var lock = SOURCE.resolve("package-lock.json");
        if (Files.exists(installed)
                && Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(lock))
                        >= 0) {
            return;
        }
        run("npm", "ci", "--prefer-offline", "--no-audit", "--no-fund");
        Files.setLastModifiedTime(installed, Files.getLastModifiedTime(lock));
    }

    private static List<String> run(String... command) throws Exception {
        var process =
                new ProcessBuilder(command)
                        .directory(TARGET.toFile())
                        .redirectErrorStream(true)
                        .start();
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            var lines = new ArrayList<String>();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
            }
            assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }
}
