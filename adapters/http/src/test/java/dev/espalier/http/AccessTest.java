package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessTest extends ServerTest {

    @Test
    void without_a_good_key_nothing_is_answered() {
        for (String header :
                List.of(
                        "Bearer nope",
                        "Bearer ",
                        "Bearer",
                        "Basic ZXNwX2Z1bGw=",
                        "esp_full",
                        "Bearer " + "x".repeat(5000))) {
            var response = send(to("/api/trees").header("authorization", header));

            assertThat(response.statusCode()).as(header).isEqualTo(401);
            assertThat(code(response)).isEqualTo("UNAUTHORISED");
            assertThat(response.headers().firstValue("www-authenticate")).contains("Bearer");
        }
        assertThat(send(to("/api/trees")).statusCode()).isEqualTo(401);
        assertThat(send(to("/api/trees?key=" + FULL)).statusCode()).isEqualTo(401);
    }

    @Test
    void the_key_is_looked_at_before_the_body() {
        var response =
                send(
                        to("/api/trees")
                                .header("content-type", "text/plain")
                                .POST(BodyPublishers.ofString("{{{")));

        assertThat(response.statusCode()).isEqualTo(401);
    }

    @Test
    void a_key_does_what_its_scope_says_and_no_more() {
        assertThat(as(READ, "GET", "/api/trees", "")).isEqualTo(200);
        assertThat(as(READ, "POST", "/api/trees", "{\"id\":\"a\",\"name\":\"n\"}")).isEqualTo(403);
        assertThat(as(READ, "POST", "/api/events", "{\"name\":\"e\"}")).isEqualTo(403);
        assertThat(as(INGEST, "POST", "/api/events", "{\"name\":\"e\"}")).isEqualTo(200);
        assertThat(as(INGEST, "GET", "/api/trees", "")).isEqualTo(403);
        assertThat(as(FULL, "POST", "/api/events", "{\"name\":\"e\"}")).isEqualTo(200);
        assertThat(samples.trees).isEmpty();
    }

    @Test
    void a_forbidden_caller_learns_nothing_about_its_input() {
        assertThat(as(READ, "POST", "/api/trees", "{{{")).isEqualTo(403);
    }

    @Test
    void open_operations_need_no_key() {
        assertThat(send(to("/api/health")).statusCode()).isEqualTo(200);
        assertThat(send(to("/api/openapi.json")).statusCode()).isEqualTo(200);
        assertThat(send(to("/api/openapi.json").POST(BodyPublishers.noBody())).statusCode())
                .isEqualTo(405);
    }

    private int as(String key, String method, String path, String body) {
        return send(to(path).header("authorization", "bearer " + key)
                        .header("content-type", "application/json")
                        .method(
                                method,
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body)))
                .statusCode();
    }
}
