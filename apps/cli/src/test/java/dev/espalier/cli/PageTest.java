package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The page in a browser, against a server of its own: the stories are in `apps/web/e2e`.
class PageTest {

    private static final Path WEB = Path.of("..", "web").toAbsolutePath().normalize();

    @TempDir private Path directory;

    @Test
    @Timeout(value = 11, unit = TimeUnit.MINUTES)
    void the_page_does_what_its_stories_tell() throws Exception {
        var node = program("node");
        var chromium =
                Stream.of("chromium", "chromium-browser", "google-chrome")
                        .flatMap(name -> program(name).stream())
                        .findFirst();
        assumeTrue(node.isPresent(), "no Node.js: the page was not built, and is not tried");
        if (chromium.isEmpty()) {
            System.out.println(
                    "the page is not tried in a browser: no Chromium (on Debian: apt-get install chromium)");
        }
        assumeTrue(chromium.isPresent(), "no Chromium (on Debian: apt-get install chromium)");

        try (var server =
                Espalier.start(
                        directory,
                        Map.of(
                                "ESPALIER_HTTP_PORT", "0",
                                "ESPALIER_LOG_FORMAT", "text",
                                "ESPALIER_API_KEY", SharedDirectory.KEY),
                        "serve")) {
            told(
                    node.get(),
                    chromium.get(),
                    server.awaitLine("ready "),
                    SharedDirectory.KEY,
                    link(server));
        }
    }

    private void told(Path node, Path chromium, String url, String key, String link)
            throws Exception {
        var out = directory.resolve("page.txt");
        var process =
                new ProcessBuilder(node.toString(), "e2e/run.mjs", url, key)
                        .directory(WEB.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile());
        process.environment().put("CHROMIUM", chromium.toString());
        process.environment().put("LINK", link);
        // Each screen at one width; all of them are for whoever works on the page.
        process.environment().put("LOOKS", "few");
        process.environment().put("SHOTS", directory.resolve("shots").toString());
        var running = process.start();
        try {
            assertThat(running.waitFor(10, TimeUnit.MINUTES)).as(() -> read(out)).isTrue();
        } finally {
            running.destroyForcibly();
        }
        System.out.println(read(out));
        assertThat(running.exitValue()).as(() -> read(out)).isZero();
    }

    /// The link of the first start, from standard error.
    private static String link(Espalier server) {
        Espalier.await(() -> server.err().contains("/welcome/"));
        return server.err()
                .lines()
                .filter(line -> line.contains("/welcome/"))
                .map(line -> line.replaceAll(".*(http\\S+/welcome/\\S+).*", "$1"))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Path> program(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            return failed.toString();
        }
    }
}
