package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.json.JsonMapper;

/// A server through its life, told in order: each test finds what the one before left.
@TestMethodOrder(OrderAnnotation.class)
class ServingTest {

    private static final String KEY = SharedDirectory.KEY;
    private static final Path DIRECTORY = SharedDirectory.path();

    /// Other classes send mail from the same directory, before this one or after it.
    private static final String SURVIVORS = "/mailbox?to=survivor@example.com";

    private static Espalier serve() {
        return serve(Map.of());
    }

    private static Espalier serve(Map<String, String> more) {
        var environment =
                new HashMap<>(
                        Map.of(
                                "ESPALIER_HTTP_PORT", "0",
                                "ESPALIER_LOG_FORMAT", "text",
                                "ESPALIER_API_KEY", KEY));
        environment.putAll(more);
        return Espalier.start(DIRECTORY, environment, "serve");
    }

    private static HttpResponse<String> get(String url) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
        }
    }

    /// A file for each server that runs, or was killed.
    private static List<Path> receipts() throws IOException {
        try (var files = Files.list(DIRECTORY.resolve("data/receipts"))) {
            return files.toList();
        }
    }

    @Test
    @Order(1)
    void a_server_says_when_it_is_ready_and_how_it_is_and_a_term_signal_ends_it_well()
            throws Exception {
        try (var server = serve()) {
            var url = server.awaitLine("ready ");
            assertThat(url).startsWith("http://127.0.0.1:");
            assertThat(get(url + "/health").body())
                    .startsWith("{\"status\":\"ok\",\"database\":\"ok\",\"node\":\"");
            assertThat(new Remote(url, KEY).get("/sequences").path("data").isArray()).isTrue();

            assertThat(get(url + "/metrics").body())
                    .contains(
                            "http_requests_seconds_count{method=\"GET\",status=\"200\"} 2",
                            "espalier_database_up 1.0",
                            "espalier_enrolments_due 0.0",
                            "espalier_sends_queued 0.0",
                            "espalier_sends_in_hand 0.0",
                            "espalier_oldest_due_age_seconds 0.0",
                            "espalier_deliveries_seconds_count{outcome=\"accepted\"} 0",
                            "espalier_database_connections_busy",
                            "jvm_memory_used_bytes",
                            "jvm_threads_live_threads",
                            "jvm_gc_");

            server.terminate();

            assertThat(server.exitCode()).isZero();
            assertThat(server.out()).isEqualTo("ready " + url + "\n");
            assertThat(server.err()).contains("stopped").doesNotContain(KEY);
            assertThat(receipts()).isEmpty();
        }
    }

    @Test
    @Order(2)
    void a_killed_server_carries_on_where_it_was() throws IOException {
        Path left;
        try (var server = serve()) {
            var remote = new Remote(server.awaitLine("ready "), KEY);
            remote.send(
                    "POST",
                    "/sequences",
                    Map.of(
                            "id", "two",
                            "name", "Two mails",
                            "definition",
                                    """
                                    {"steps": [
                                      {"type": "email", "subject": "first", "body": "Hello."},
                                      {"type": "delay", "duration": "PT3S"},
                                      {"type": "email", "subject": "second", "body": "Hello again."}]}
                                    """,
                            "triggers", List.of(Map.of("type", "event", "eventName", "came"))));
            remote.send("POST", "/sequences/two/approve", Map.of());
            remote.send("POST", "/events", Map.of("name", "came", "email", "survivor@example.com"));
            Espalier.await(() -> remote.get(SURVIVORS).path("data").size() == 1);

            left = receipts().getFirst();
            server.kill();
            server.exitCode();
        }
        assertThat(left).exists();
        try (var server = serve()) {
            var remote = new Remote(server.awaitLine("ready "), KEY);
            // What its relay took is written down before anything goes out.
            assertThat(left).doesNotExist();
            assertThat(receipts()).hasSize(1);

            Espalier.await(() -> remote.get(SURVIVORS).path("data").size() == 2);

            assertThat(remote.get(SURVIVORS).path("data"))
                    .extracting(mail -> mail.path("subject").asString(""))
                    .containsExactly("second", "first");
        }
    }

    @Test
    @Order(3)
    void keys_of_a_stopped_server_are_made_listed_and_revoked() {
        var made =
                Espalier.run(DIRECTORY, Map.of(), "keys", "create", "--name", "rescue", "--local");
        var listed = Espalier.run(DIRECTORY, Map.of(), "keys", "list", "--data-dir", "data");
        var id =
                listed.out()
                        .lines()
                        .filter(line -> line.contains("rescue"))
                        .map(line -> line.substring(0, line.indexOf(' ')))
                        .findFirst()
                        .orElseThrow();
        var revoked = Espalier.run(DIRECTORY, Map.of(), "keys", "revoke", id, "--local");

        assertThat(made.code()).isZero();
        assertThat(made.out()).matches("esp_[A-Za-z0-9_-]{43}\n");
        assertThat(listed.out()).contains("first key", made.out().substring(0, 8));
        assertThat(revoked.code()).isZero();
        assertThat(revoked.err()).endsWith("espalier: revoked " + id + "\n");
    }

    @Test
    @Order(4)
    void another_workspace_is_made_and_sees_nothing_of_the_first() throws Exception {
        var made =
                Espalier.run(
                        DIRECTORY,
                        Map.of(),
                        "workspaces",
                        "create",
                        "--name",
                        "Leeds",
                        "--from",
                        "Leeds <hello@leeds.example.test>",
                        "--json");
        assertThat(made.code()).as(made.err()).isZero();
        var second = JsonMapper.shared().readTree(made.out());

        assertThat(Espalier.run(DIRECTORY, Map.of(), "workspaces", "list").out())
                .containsPattern("(?m)^1 +Workspace ")
                .containsPattern("(?m)^2 +Leeds +hello@leeds.example.test +UTC");
        assertThat(
                        Espalier.run(
                                        DIRECTORY,
                                        Map.of(),
                                        "keys",
                                        "list",
                                        "--local",
                                        "--workspace",
                                        "2")
                                .out())
                .contains("first key", second.path("apiKey").asString("").substring(0, 8))
                .doesNotContain("rescue");
        try (var server = serve()) {
            var address = server.awaitLine("ready ");
            var first = new Remote(address, KEY);
            var other = new Remote(address, second.path("apiKey").asString(""));

            assertThat(first.get(SURVIVORS).path("data")).hasSize(2);
            assertThat(other.get(SURVIVORS).path("data")).isEmpty();
            assertThat(other.get("/workspace").path("name").asString("")).isEqualTo("Leeds");
            assertThat(other.get("/installation").path("sends").asBoolean()).isTrue();
            assertThatThrownBy(() -> other.send("POST", "/installation/signing-keys", Map.of()))
                    .hasMessageContaining("first workspace");
            assertThat(second.path("signIn").asString("")).startsWith("http://127.0.0.1:8080/");
        }
    }

    @Test
    @Order(5)
    void a_workspace_that_cannot_be_made_is_told_in_a_line() {
        var nameless = Espalier.run(DIRECTORY, Map.of(), "workspaces", "create", "--name", " ");
        var odd =
                Espalier.run(
                        DIRECTORY, Map.of(), "workspaces", "create", "--name", "x", "--from", "x");
        var unknown =
                Espalier.run(DIRECTORY, Map.of(), "keys", "list", "--local", "--workspace", "77");
        var remote = Espalier.run(DIRECTORY, Map.of(), "keys", "list", "--workspace", "1");

        assertThat(nameless.code()).isEqualTo(2);
        assertThat(nameless.err()).contains("--name: (expected: 1..200 characters)");
        assertThat(odd.code()).isEqualTo(2);
        assertThat(odd.err()).contains("--from: \"x\" (expected: Name <name@example.com>");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err()).contains("workspace: 77 (expected: one that");
        assertThat(remote.code()).isEqualTo(2);
        assertThat(remote.err()).contains("--workspace: given");
    }

    @Test
    @Order(6)
    void a_port_that_is_taken_is_told_before_anything_starts() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(taken.getLocalPort());

            var result = Espalier.run(DIRECTORY, Map.of(), "serve", "--port", port);

            assertThat(result.code()).isEqualTo(1);
            assertThat(result.err())
                    .startsWith("espalier: http: cannot listen on 127.0.0.1:" + port)
                    .hasLineCount(1);
        }
    }
}
