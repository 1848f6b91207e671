package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ErrorsTest extends ServerTest {

    @Test
    void every_refusal_has_its_status_and_code() {
        Map.of(
                        "not-found", "404 NOT_FOUND",
                        "conflict", "409 CONFLICT",
                        "invalid", "400 VALIDATION_ERROR",
                        "not-allowed", "412 PRECONDITION_FAILED",
                        "unauthenticated", "401 UNAUTHORISED",
                        "forbidden", "403 FORBIDDEN",
                        "too-many", "429 RATE_LIMITED",
                        "unavailable", "503 UNAVAILABLE",
                        "bug", "500 INTERNAL")
                .forEach((kind, expected) -> {
                    var response = post("/api/fail", "{\"kind\":\"" + kind + "\"}");

                    assertThat(response.statusCode() + " " + code(response)).isEqualTo(expected);
                    assertThat(response.headers().firstValue("content-type"))
                            .contains("application/json");
                });
    }

    @Test
    void issues_come_with_their_paths() {
        assertThat(post("/api/fail", "{\"kind\":\"invalid\"}").body())
                .isEqualTo(
                        "{\"error\":{\"code\":\"VALIDATION_ERROR\",\"message\":\"name: taken\",\"issues\":[{\"path\":\"name\",\"message\":\"taken\"}]}}");
    }

    @Test
    void a_bug_is_known_by_its_id_and_tells_nothing_else() {
        var response = post("/api/fail", "{\"kind\":\"bug\"}");
        String id = response.headers().firstValue("x-request-id").orElseThrow();

        assertThat(response.body()).contains(id);
        // The id is random and may hold any digits.
        assertThat(response.body().replace(id, ""))
                .doesNotContain("42")
                .doesNotContain("Exception")
                .doesNotContain("espalier");
    }

    @Test
    void who_may_come_back_is_told_when() {
        assertThat(post("/api/fail", "{\"kind\":\"too-many\"}").headers().firstValue("retry-after"))
                .contains("1");
        assertThat(
                        post("/api/fail", "{\"kind\":\"unavailable\"}")
                                .headers()
                                .firstValue("retry-after"))
                .contains("1");
    }

    @Test
    void every_answer_carries_an_id_and_a_decent_one_of_the_callers_is_kept() {
        assertThat(get("/api/trees").headers().firstValue("x-request-id").orElseThrow())
                .matches("[0-9a-f]{16}");
        assertThat(get("/nothing").headers().firstValue("x-request-id")).isPresent();
        assertThat(
                        send(authorised("/api/trees").header("x-request-id", "trace-1234"))
                                .headers()
                                .firstValue("x-request-id"))
                .contains("trace-1234");
        assertThat(
                        send(authorised("/api/trees").header("x-request-id", "a b<c>"))
                                .headers()
                                .firstValue("x-request-id")
                                .orElseThrow())
                .matches("[0-9a-f]{16}");
    }

    @Test
    void huge_inputs_are_not_echoed() {
        String huge = "x".repeat(5_000);

        assertThat(
                        post(
                                        "/api/trees",
                                        "{\"id\":\"a\",\"name\":\"n\",\"status\":\"" + huge + "\"}")
                                .body())
                .hasSizeLessThan(600);
        assertThat(post("/api/trees", "{\"" + huge.substring(0, 900) + "\":1}").body())
                .hasSizeLessThan(1_500);
        assertThat(get("/api/" + huge).body()).hasSizeLessThan(400);
        assertThat(get("/api/trees?status=" + huge).body()).hasSizeLessThan(600);
        assertThat(get("/api/trees/" + huge).body()).hasSizeLessThan(600);
    }

    @Test
    void answers_are_neither_sniffed_nor_cached() {
        var headers = get("/api/trees").headers();

        assertThat(headers.firstValue("x-content-type-options")).contains("nosniff");
        assertThat(headers.firstValue("cache-control")).contains("no-store");
    }
}
