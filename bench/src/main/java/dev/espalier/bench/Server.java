package dev.espalier.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A server process as `./espalier serve` runs it, on a data directory of its own.
final class Server implements AutoCloseable {

    static final String KEY = "esp_" + "bench0bench0bench0bench0bench0bench0bench0b";

    private final Process process;
    private final URI address;
    private final Duration startUp;
    private final Path data;

    private Server(Process process, URI address, Duration startUp, Path data) {
        this.process = process;
        this.address = address;
        this.startUp = startUp;
        this.data = data;
    }

    /// @param launcher the `espalier` script
    static Server start(Path launcher, Path data, String mailUrl) throws IOException {
        return start(launcher, data, mailUrl, java.util.Map.of());
    }

    /// @param more of its environment
    static Server start(
            Path launcher, Path data, String mailUrl, java.util.Map<String, String> more)
            throws IOException {
        long begin = System.nanoTime();
        var builder = new ProcessBuilder(launcher.toString(), "serve");
        builder.environment()
                .putAll(
                        java.util.Map.of(
                                "ESPALIER_DATA_DIR",
                                data.toString(),
                                "ESPALIER_HTTP_PORT",
                                Integer.toString(Sink.freePort()),
                                "ESPALIER_API_KEY",
                                KEY,
                                "ESPALIER_MAIL_URL",
                                mailUrl,
                                "ESPALIER_MAIL_FROM",
                                "Bench <bench@espalier.example>"));
        builder.environment().putAll(more);
        var process = builder.redirectError(data.resolveSibling("server.log").toFile()).start();
        // A run that is ended from outside must not leave a server behind.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        var out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("ready ")) {
                var took = Duration.ofNanos(System.nanoTime() - begin);
                return new Server(
                        process, URI.create(line.substring("ready ".length())), took, data);
            }
        }
        throw new IllegalStateException(
                "the server did not start: "
                        + Files.readString(
                                data.resolveSibling("server.log"), StandardCharsets.UTF_8));
    }

    Process process() {
        return process;
    }

    Api api() {
        return new Api(address, KEY);
    }

    /// A connection for many requests in a row.
    Wire wire() throws IOException {
        return new Wire(address, KEY);
    }

    Duration startUp() {
        return startUp;
    }

    Path data() {
        return data;
    }

    /// The server's JVM; PostgreSQL is its child.
    List<Process> processes() {
        return List.of(process);
    }

    List<Process> with(Sink sink) {
        return List.of(process, sink.process());
    }

    @Override
    public void close() {
        stop();
    }

    /// Ends the server as an operator would and waits for it.
    void stop() {
        process.destroy();
        try {
            process.waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
