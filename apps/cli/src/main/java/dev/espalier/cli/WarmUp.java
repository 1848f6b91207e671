package dev.espalier.cli;

import dev.espalier.server.Server;
import dev.espalier.server.config.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;

/// `espalier warm-up`: what the launcher lets Java watch once, after a build, so that later starts
/// are quick (JEP 514). Does in small what a server does, on a directory that is gone afterwards.
@Command(name = "warm-up", hidden = true)
final class WarmUp implements Callable<Integer> {

    private static final int LONGEST_SECONDS = 10;

    @Override
    public Integer call() throws InterruptedException {
        try {
            var directory = Files.createTempDirectory("espalier-warm-up-");
            var settings =
                    Map.of(
                            "ESPALIER_HTTP_PORT",
                            "0",
                            "ESPALIER_DATA_DIR",
                            directory.toString(),
                            "ESPALIER_API_KEY",
                            DemoTour.KEY);
            try {
                if (Config.read(settings, directory) instanceof Config.Parsed.Valid(var config)) {
                    work(config);
                }
            } finally {
                Trees.delete(directory);
            }
            return 0;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void work(Config config) throws InterruptedException {
        try (var server = Server.start(config, _ -> {})) {
            var remote = new Remote(server.url(), DemoTour.KEY);
            new DemoStory(remote, _ -> {}).prepare();
            remote.send("POST", "/events", Map.of("name", "signed_up", "email", "ada@example.com"));
            for (int i = 0; i < LONGEST_SECONDS; i++) {
                if (!remote.get("/mailbox").path("data").isEmpty()) {
                    break;
                }
                TimeUnit.SECONDS.sleep(1);
            }
            remote.get("/sequences/seq_onboarding/status");
        }
    }
}
