package dev.espalier.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.postgres.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// As the page in a browser does it: JSON, a cookie, and where it asks from.
class SigningInApiTest {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String PASSWORD = "correct horse battery";

    private final TestDatabase database = TestDatabase.create();
    private final ApiServer server = ApiServer.on(database.config(), Duration.ofSeconds(5));
    private final HttpClient client = HttpClient.newHttpClient();
    private final String url = "http://127.0.0.1:" + server.port();

    @AfterEach
    void close() {
        client.close();
        server.close();
        database.close();
    }

    /// Somebody at a browser, signed in or not.
    private final class Browser {
        private String cookie = "";

        HttpResponse<String> ask(String method, String path, Map<String, ?> body) {
            var request =
                    HttpRequest.newBuilder(URI.create(url + path))
                            .header("origin", url)
                            .header("content-type", "application/json")
                            .method(
                                    method,
                                    method.equals("GET")
                                            ? BodyPublishers.noBody()
                                            : BodyPublishers.ofString(
                                                    MAPPER.writeValueAsString(body)));
            if (!cookie.isEmpty()) {
                request.header("cookie", cookie);
            }
            try {
                var answer = client.send(request.build(), BodyHandlers.ofString());
                answer.headers()
                        .firstValue("set-cookie")
                        .ifPresent(line -> cookie = line.substring(0, line.indexOf(';')));
                return answer;
            } catch (IOException | InterruptedException failed) {
                throw new IllegalStateException(failed);
            }
        }

        HttpResponse<String> get(String path) {
            return ask("GET", path, Map.of());
        }

        HttpResponse<String> post(String path, Map<String, ?> body) {
            return ask("POST", path, body);
        }

        Browser welcomed(String link, Map<String, String> more) {
            assertThat(post("/session/link/" + link, more).statusCode()).isEqualTo(200);
            return this;
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return MAPPER.readTree(answer.body());
    }

    private Browser owner() {
        return new Browser()
                .welcomed(
                        server.firstLink(),
                        Map.of("email", "ada@example.com", "name", "Ada", "password", PASSWORD));
    }

    private Browser invited(Browser owner, String role) {
        var made =
                owner.post(
                        "/api/people/invitations",
                        Map.of("email", role + "@example.com", "role", role));
        assertThat(made.statusCode()).isEqualTo(201);
        var link = json(made).path("url").stringValue();
        return new Browser()
                .welcomed(
                        link.substring(link.lastIndexOf('/') + 1),
                        Map.of("name", role, "password", PASSWORD));
    }

    private static String sequence(Browser owner, String id) {
        var made =
                owner.post(
                        "/api/sequences",
                        Map.of(
                                "id", id,
                                "name", id,
                                "definition",
                                        "{\"steps\":[{\"type\":\"email\",\"subject\":\"Hello\",\"body\":\"Hello.\"}]}"));
        assertThat(made.statusCode()).isEqualTo(201);
        return json(owner.get("/api/sequences/" + id + "/emails"))
                .path("data")
                .path(0)
                .path("id")
                .stringValue();
    }

    @Test
    void the_first_owner_comes_in_by_the_link_and_is_known_by_the_cookie() {
        var browser = new Browser();
        assertThat(browser.get("/session").statusCode()).isEqualTo(401);
        assertThat(
                        json(browser.get("/session/link/" + server.firstLink()))
                                .path("kind")
                                .stringValue())
                .isEqualTo("first");

        var in =
                browser.post(
                        "/session/link/" + server.firstLink(),
                        Map.of("email", "Ada@example.com", "name", "Ada", "password", PASSWORD));

        assertThat(in.headers().firstValue("set-cookie").orElseThrow())
                .contains("; HttpOnly", "; SameSite=Strict", "; Path=/");
        var who = json(browser.get("/session"));
        assertThat(who.path("person").path("email").stringValue()).isEqualTo("ada@example.com");
        assertThat(who.path("may"))
                .extracting(JsonNode::stringValue)
                .containsExactly("read", "review", "full");
        assertThat(who.path("workspace").path("name").stringValue()).isNotEmpty();
        assertThat(browser.get("/session/link/" + server.firstLink()).statusCode()).isEqualTo(404);
    }

    @Test
    void each_role_may_what_it_may_and_the_server_says_so() {
        var owner = owner();
        var reviewer = invited(owner, "reviewer");
        var viewer = invited(owner, "viewer");
        var email = sequence(owner, "seq_one");

        assertThat(viewer.get("/api/sequences/seq_one").statusCode()).isEqualTo(200);
        assertThat(viewer.post("/api/emails/" + email + "/approve", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(viewer.get("/api/people").statusCode()).isEqualTo(403);

        assertThat(reviewer.post("/api/emails/" + email + "/approve", Map.of()).statusCode())
                .isEqualTo(200);
        assertThat(reviewer.ask("DELETE", "/api/sequences/seq_one", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(reviewer.get("/api/keys").statusCode()).isEqualTo(403);

        assertThat(json(owner.get("/api/people")).path("data")).hasSize(3);
        var audit = json(owner.get("/api/sequences/seq_one/audit")).path("data");
        assertThat(audit.path(0).path("actor").stringValue()).startsWith("per_");
    }

    @Test
    void who_signs_out_is_out_and_signs_in_again_by_password() {
        var browser = owner();
        assertThat(browser.ask("DELETE", "/session", Map.of()).statusCode()).isEqualTo(204);
        assertThat(browser.get("/session").statusCode()).isEqualTo(401);

        assertThat(
                        browser.post(
                                        "/session",
                                        Map.of("email", "ada@example.com", "password", "wrong"))
                                .statusCode())
                .isEqualTo(401);
        assertThat(
                        browser.post(
                                        "/session",
                                        Map.of("email", "ada@example.com", "password", PASSWORD))
                                .statusCode())
                .isEqualTo(200);
        assertThat(browser.get("/session").statusCode()).isEqualTo(200);
    }

    @Test
    void a_changed_password_ends_the_session_elsewhere() {
        var here = owner();
        var there = new Browser();
        there.post("/session", Map.of("email", "ada@example.com", "password", PASSWORD));

        assertThat(
                        here.post(
                                        "/session/password",
                                        Map.of(
                                                "current",
                                                PASSWORD,
                                                "password",
                                                "a better password"))
                                .statusCode())
                .isEqualTo(204);

        assertThat(here.get("/session").statusCode()).isEqualTo(200);
        assertThat(there.get("/session").statusCode()).isEqualTo(401);
    }

    @Test
    void who_guesses_is_told_how_long_to_wait() {
        owner();
        var browser = new Browser();
        var guess = Map.of("email", "ada@example.com", "password", "a guess");
        for (int n = 0; n < 5; n++) {
            assertThat(browser.post("/session", guess).statusCode()).isEqualTo(401);
        }

        var refused = browser.post("/session", guess);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(json(refused).path("error").path("code").stringValue())
                .isEqualTo("RATE_LIMITED");
        assertThat(Integer.parseInt(refused.headers().firstValue("retry-after").orElseThrow()))
                .isBetween(1, 31);
    }

    @Test
    void bad_input_is_told_field_by_field_and_pages_of_others_are_refused() throws Exception {
        var browser = new Browser();

        var faults =
                browser.post(
                        "/session/link/" + server.firstLink(), Map.of("pasword", "x", "email", 1));
        assertThat(faults.statusCode()).isEqualTo(400);
        assertThat(json(faults).path("error").path("issues"))
                .extracting(issue ->
                        issue.path("path").path(0).asString(issue.path("path").asString("")))
                .containsExactlyInAnyOrder("pasword", "email", "password");

        for (var path : new String[] {"/session", "/session/link/" + server.firstLink()}) {
            var request =
                    HttpRequest.newBuilder(URI.create(url + path))
                            .header("origin", "https://evil.example")
                            .POST(BodyPublishers.ofString("{}"))
                            .build();
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
        }
    }
}
