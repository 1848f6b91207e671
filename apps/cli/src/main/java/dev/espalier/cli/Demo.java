package dev.espalier.cli;

import dev.espalier.engine.access.FirstStart;
import dev.espalier.server.Logs;
import dev.espalier.server.Server;
import dev.espalier.server.config.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `espalier demo`.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Shows a running server with sample data, until Ctrl-C.",
        description = {
            "",
            "Starts a server on an embedded PostgreSQL in a directory of its own, fills it with"
                    + " made-up contacts, two templates and two sequences, approves them, lets people"
                    + " sign up over the first minute, and shows the mail as it goes out. No mail"
                    + " leaves the machine: it stays in the built-in mailbox.",
            "",
            "Your own settings and data are not touched."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  espalier demo", "  espalier demo --port 9000 --keep ./data/demo"})
final class Demo implements Callable<Integer> {

    private static final int USUAL_PORT = 8080;
    private static final int MOST_PORTS = 65_535;

    @Option(names = "--port", description = "The port (8080, or a free one when it is taken).")
    private @Nullable Integer port;

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "Keeps everything in DIR, and goes on there the next time.")
    private @Nullable Path kept;

    @Override
    public Integer call() {
        var directory = directory();
        var config = config(directory);
        // The demo speaks for itself; only what goes wrong is worth a line of the log.
        Logs.configure(new Config.Log(Config.Log.Level.WARN, Config.Log.Format.TEXT));
        say("Starting a server on an embedded PostgreSQL in " + directory);
        var running = Running.of(config, line -> say("  " + line));
        if (kept == null) {
            running.afterwards(() -> Trees.delete(directory));
        }
        running.start(this::show);
        return 0;
    }

    private void show(Server server) {
        var story = new DemoStory(new Remote(server.url(), key(server)), Demo::say);
        story.prepare();
        say("");
        System.out.println("ready " + server.url());
        say("");
        DemoTour.lines(server.url(), key(server), server.firstLink()).forEach(Demo::say);
        Thread.ofVirtual().name("demo").start(story::play);
    }

    private String key(Server server) {
        return switch (server.firstStart()) {
            case FirstStart.Made(_, var key, _, _) -> key;
            case FirstStart.Before _ -> keptKey(server.url());
        };
    }

    private String keptKey(String url) {
        try {
            new Remote(url, DemoTour.KEY).get("/contacts?limit=1");
            return DemoTour.KEY;
        } catch (Failure _) {
            throw Failure.usage(
                    "--keep: %s (expected: an empty directory, or that of an earlier demo)"
                            .formatted(kept));
        }
    }

    private Path directory() {
        try {
            if (kept != null) {
                return Files.createDirectories(kept).toAbsolutePath().normalize();
            }
            return Files.createTempDirectory("espalier-demo-");
        } catch (IOException failed) {
            throw new UncheckedIOException("demo: no directory: " + failed.getMessage(), failed);
        }
    }

    private Config config(Path directory) {
        if (port != null && (port < 0 || port > MOST_PORTS)) {
            throw Failure.usage("--port: " + port + " (expected: 0.." + MOST_PORTS + ")");
        }
        var settings =
                Map.of(
                        "ESPALIER_HTTP_PORT",
                        Integer.toString(port == null ? usualOrFree() : port),
                        "ESPALIER_DATA_DIR",
                        directory.toString(),
                        "ESPALIER_API_KEY",
                        DemoTour.KEY,
                        "ESPALIER_MAIL_FROM",
                        "Ada of Espalier <ada@espalier.example>");
        return switch (Config.read(settings, directory)) {
            case Config.Parsed.Valid(var config) -> config;
            case Config.Parsed.Invalid(var faults) -> throw Failure.usage(faults.getFirst());
        };
    }

    private static int usualOrFree() {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), USUAL_PORT));
            return USUAL_PORT;
        } catch (IOException _) {
            say("Port " + USUAL_PORT + " is taken; a free one is used");
            return 0;
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
