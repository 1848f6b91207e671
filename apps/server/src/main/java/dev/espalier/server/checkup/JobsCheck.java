package dev.espalier.server.checkup;

import dev.espalier.server.config.Config;
import dev.espalier.server.config.Config.Jobs.Inngest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Whether background work has somebody to do it.
final class JobsCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String SUBJECT = "jobs";
    private static final Pattern SYNCED = Pattern.compile("\"synced_at\":\"([^\"]+)\"");
    private static final Pattern SYNCED_URL = Pattern.compile("\"synced_url\":\"([^\"]+)\"");
    private static final Pattern SERVED_URL = Pattern.compile("\"serve_url\":\"([^\"]+)\"");

    private JobsCheck() {}

    /// @param isRunning whether the server at the configured address runs
    static List<Finding> of(Config config, boolean isRunning) {
        return config.jobs()
                .inngest()
                .map(inngest -> List.of(reached(inngest), synced(config.http(), isRunning)))
                .orElseGet(() ->
                        List.of(
                                Finding.ok(
                                        SUBJECT,
                                        "done by the server itself, %d at once"
                                                .formatted(config.jobs().atOnce()))));
    }

    private static Finding reached(Inngest inngest) {
        return get(inngest.events().toString()).isPresent()
                ? Finding.ok("inngest", inngest.events() + " answers")
                : Finding.fail(
                        "inngest",
                        inngest.events() + " does not answer (ESPALIER_INNGEST_URL says where)");
    }

    private static Finding synced(Config.Http http, boolean isRunning) {
        if (!isRunning) {
            return Finding.ok(SUBJECT, "over Inngest (not tried: the server does not run)");
        }
        var said = get("http://" + http.host() + ":" + http.port() + "/api/inngest").orElse("");
        var synced = found(SYNCED, said);
        var where = found(SYNCED_URL, said);
        var serves = found(SERVED_URL, said);
        if (serves.isEmpty()) {
            return Finding.fail(
                    SUBJECT, "the server that runs does its jobs itself; restart it with Inngest");
        }
        if (synced.isEmpty()) {
            return Finding.warn(
                    SUBJECT,
                    "Inngest has not synced this app; add %s there, or: curl -X PUT %s"
                            .formatted(serves.get(), serves.get()));
        }
        return where.equals(serves)
                ? Finding.ok(
                        SUBJECT,
                        "Inngest synced this app at %s: it calls %s"
                                .formatted(synced.get(), serves.get()))
                : Finding.warn(
                        SUBJECT,
                        "Inngest calls %s, this server is at %s; curl -X PUT %s"
                                .formatted(where.orElse("nobody"), serves.get(), serves.get()));
    }

    private static Optional<String> found(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /// What a server said, whatever it was; empty: it is not there.
    private static Optional<String> get(String url) {
        try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
            return Optional.of(client.send(request, BodyHandlers.ofString()).body());
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
