package dev.espalier.server.checkup;

import static dev.espalier.server.checkup.Finding.Level.FAIL;
import static dev.espalier.server.checkup.Finding.Level.OK;
import static dev.espalier.server.checkup.Finding.Level.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.espalier.server.config.Config;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What `espalier doctor` says of background work over Inngest, of real servers.
class JobsCheckTest {

    private static final String HERE = "http://127.0.0.1:8080/api/inngest";

    private final List<HttpServer> servers = new ArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer inngest;

    @BeforeEach
    void start() throws IOException {
        inngest = says(404, "{\"error\": \"not found\"}");
    }

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
    }

    private HttpServer says(int status, String body) throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
                    var bytes = body.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
        servers.add(server);
        return server;
    }

    private static int port(HttpServer server) {
        return server.getAddress().getPort();
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Config config(int inngest, int own) {
        var given =
                Map.of(
                        "ESPALIER_HTTP_PORT", Integer.toString(own),
                        "ESPALIER_JOBS", "inngest",
                        "ESPALIER_INNGEST_URL", "http://127.0.0.1:" + inngest,
                        "ESPALIER_INNGEST_EVENT_KEY", "an-event-key",
                        "ESPALIER_INNGEST_SIGNING_KEY",
                                "signkey-prod-00112233445566778899aabbccddeeff");
        return ((Config.Parsed.Valid) Config.read(given, Path.of("/nonexistent/espalier")))
                .config();
    }

    private List<Finding> beside(String introspection) throws IOException {
        return JobsCheck.of(config(port(inngest), port(says(200, introspection))), true);
    }

    @Test
    void an_app_that_inngest_knows_at_its_address_is_fine() throws IOException {
        var found =
                beside(
                        "{\"extra\":{\"synced_at\":\"2026-01-05T09:00:00Z\",\"synced_url\":\"%s\",\"serve_url\":\"%s\"}}"
                                .formatted(HERE, HERE));

        assertThat(found).extracting(Finding::level).containsExactly(OK, OK);
        assertThat(found.getLast().text())
                .isEqualTo("Inngest synced this app at 2026-01-05T09:00:00Z: it calls " + HERE);
        assertThat(asked).containsExactlyInAnyOrder("GET /", "GET /api/inngest");
    }

    @Test
    void an_app_that_was_never_synced_is_told_how() throws IOException {
        var found =
                beside(
                        "{\"extra\":{\"synced_at\":null,\"synced_url\":null,\"serve_url\":\"%s\"}}"
                                .formatted(HERE));

        assertThat(found).extracting(Finding::level).containsExactly(OK, WARN);
        assertThat(found.getLast().text()).contains("has not synced", "curl -X PUT " + HERE);
    }

    @Test
    void an_app_that_inngest_calls_elsewhere_is_told_both_addresses() throws IOException {
        var found =
                beside(
                        "{\"extra\":{\"synced_at\":\"2026-01-05T09:00:00Z\",\"synced_url\":\"https://old.example.com/api/inngest\",\"serve_url\":\"%s\"}}"
                                .formatted(HERE));

        assertThat(found).extracting(Finding::level).containsExactly(OK, WARN);
        assertThat(found.getLast().text())
                .contains("calls https://old.example.com/api/inngest", HERE);
    }

    @Test
    void a_server_that_was_started_without_inngest_fails() throws IOException {
        var found = beside("{\"error\": \"there is no such page\"}");

        assertThat(found).extracting(Finding::level).containsExactly(OK, FAIL);
        assertThat(found.getLast().text()).contains("does its jobs itself");
    }

    @Test
    void an_inngest_that_is_away_fails_and_its_address_is_named() throws IOException {
        int away = closedPort();

        var found = JobsCheck.of(config(away, closedPort()), false);

        assertThat(found).extracting(Finding::level).containsExactly(FAIL, OK);
        assertThat(found.getFirst().text())
                .isEqualTo(
                        "http://127.0.0.1:"
                                + away
                                + " does not answer (ESPALIER_INNGEST_URL says where)");
        assertThat(found.getLast().text()).contains("not tried: the server does not run");
    }
}
