package dev.espalier.server.checkup;

import dev.espalier.server.config.Config;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/// Whether a server runs at the configured address already, and whether the public one leads to it.
final class RunningServer {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String SUBJECT = "address";

    private final Config.Http http;
    private final boolean answers;

    RunningServer(Config.Http http) {
        this.http = http;
        this.answers = http.port() != 0 && isEspalier("http://" + http.host() + ":" + http.port());
    }

    boolean answers() {
        return answers;
    }

    Finding finding() {
        var place = http.host() + ":" + http.port();
        if (answers) {
            return Finding.ok(SUBJECT, place + ": a server runs there");
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(http.host(), http.port()));
            return Finding.ok(SUBJECT, place + " is free");
        } catch (IOException failed) {
            return Finding.fail(
                    SUBJECT,
                    "%s: %s; choose another with ESPALIER_HTTP_HOST and ESPALIER_HTTP_PORT"
                            .formatted(place, failed.getMessage()));
        }
    }

    Finding publicUrl(Optional<URI> configured) {
        var subject = "public url";
        if (configured.isEmpty()) {
            boolean isLocal = http.host().startsWith("127.") || http.host().equals("localhost");
            return isLocal
                    ? Finding.ok(subject, "none: links lead to the address above")
                    : Finding.warn(
                            subject,
                            "none; set ESPALIER_PUBLIC_URL to where people reach the server");
        }
        var url = configured.get().toString();
        if (!answers) {
            return Finding.ok(subject, url + " (not tried: the server does not run)");
        }
        return isEspalier(url)
                ? Finding.ok(subject, url + " leads to a server")
                : Finding.warn(subject, url + " leads to no Espalier; check the proxy before it");
    }

    private static boolean isEspalier(String url) {
        try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var request = HttpRequest.newBuilder(URI.create(url + "/health")).timeout(PATIENCE);
            var answer = client.send(request.build(), BodyHandlers.ofString());
            return answer.body().contains("\"node\"");
        } catch (IOException | IllegalArgumentException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
