package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoutingTest extends ServerTest {

    private void plant(String id) {
        assertThat(
                        post(
                                        "/api/trees",
                                        MAPPER.createObjectNode()
                                                .put("id", id)
                                                .put("name", "n")
                                                .toString())
                                .statusCode())
                .isEqualTo(201);
    }

    @Test
    void what_was_planted_can_be_fetched() {
        var planted = post("/api/trees", "{\"id\":\"a\",\"name\":\"Apple\"}");
        var fetched = get("/api/trees/a");

        assertThat(planted.statusCode()).isEqualTo(201);
        assertThat(fetched.statusCode()).isEqualTo(200);
        assertThat(fetched.body())
                .isEqualTo(planted.body())
                .isEqualTo(
                        "{\"id\":\"a\",\"name\":\"Apple\",\"status\":\"draft\",\"note\":null,\"plantedAt\":\"2026-05-06T12:00:00.000Z\"}");
    }

    @Test
    void ids_with_slashes_spaces_and_other_alphabets_come_through() {
        for (var pair :
                List.of(
                        List.of("a/b", "a%2Fb"),
                        List.of("ä ü", "%C3%A4%20%C3%BC"),
                        List.of("🌳", "%F0%9F%8C%B3"),
                        List.of("a+b", "a+b"),
                        List.of("..", "%2e%2e"),
                        List.of("50%", "50%25"),
                        List.of("a;b=c", "a%3Bb%3Dc"))) {
            plant(pair.getFirst());

            var response = get("/api/trees/" + pair.getLast());

            assertThat(response.statusCode()).as(pair.getLast()).isEqualTo(200);
            assertThat(json(response).get("id").stringValue()).isEqualTo(pair.getFirst());
        }
    }

    @Test
    void broken_percent_encoding_is_refused() {
        for (String path :
                List.of(
                        "/api/trees/%C3",
                        "/api/trees/%FF", "/api/trees/%C0%80", "/api/trees?cursor=%E2%82")) {
            var response = get(path);

            assertThat(response.statusCode()).as(path).isEqualTo(400);
            assertThat(code(response)).isEqualTo("VALIDATION_ERROR");
        }
    }

    @Test
    void an_id_that_nothing_can_have_is_not_found() {
        assertThat(code(get("/api/trees/a%00b"))).isEqualTo("NOT_FOUND");
        assertThat(get("/api/trees?cursor=a%00b").statusCode()).isEqualTo(400);
    }

    @Test
    void an_unknown_path_is_not_found() {
        for (String path :
                List.of(
                        "/api",
                        "/api/",
                        "/api/nothing",
                        "/api/trees/",
                        "/api/trees/a/b",
                        "/api//trees",
                        "/apitrees",
                        "/nothing",
                        "/api/trees/a/raw/")) {
            var response = get(path);

            assertThat(response.statusCode()).as(path).isEqualTo(404);
            assertThat(code(response)).isEqualTo("NOT_FOUND");
        }
    }

    @Test
    void a_known_path_with_another_method_says_which_ones_it_takes() {
        var response = send("PUT", "/api/trees/a", "{}");

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(code(response)).isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(response.headers().firstValue("allow"))
                .contains("DELETE, GET, HEAD, OPTIONS, PATCH");
        assertThat(send("BREW", "/api/trees", "{}").statusCode()).isEqualTo(405);
    }

    @Test
    void options_names_the_methods() {
        var response = send(to("/api/trees").method("OPTIONS", BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().firstValue("allow")).contains("GET, HEAD, OPTIONS, POST");
        assertThat(response.headers().firstValue("access-control-allow-origin")).isEmpty();
    }

    @Test
    void head_answers_as_get_without_a_body() {
        plant("a");

        var head = send(authorised("/api/trees/a").HEAD());

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("content-length"))
                .contains(Integer.toString(get("/api/trees/a").body().length()));
        assertThat(send(authorised("/api/trees/b").HEAD()).statusCode()).isEqualTo(404);
    }

    @Test
    void a_query_binds_numbers_words_truths_and_lists() {
        plant("a");
        plant("b");

        var page = json(get("/api/trees?limit=1&status=draft&old=false&tags=x&tags=y"));

        assertThat(page.get("data").size()).isEqualTo(1);
        assertThat(page.get("nextCursor").stringValue()).isEqualTo("more");
        assertThat(json(get("/api/trees")).get("nextCursor").isNull()).isTrue();
    }

    @Test
    void a_wrong_query_tells_every_fault() {
        var issues =
                json(get(
                                "/api/trees?limit=1000&status=pink&old=maybe&cursor=a&cursor=b&colour=red"))
                        .get("error")
                        .get("issues");

        assertThat(issues.size()).isEqualTo(1);
        issues =
                json(get("/api/trees?limit=1000&status=pink&old=maybe&limt=1"))
                        .get("error")
                        .get("issues");
        assertThat(issues.findValuesAsString("path"))
                .containsExactlyInAnyOrder("limit", "status", "old", "limt");
    }

    @Test
    void a_field_given_in_path_and_body_with_two_meanings_is_refused() {
        plant("a");

        assertThat(send("PATCH", "/api/trees/a", "{\"id\":\"a\",\"note\":\"x\"}").statusCode())
                .isEqualTo(200);
        assertThat(send("PATCH", "/api/trees/a", "{\"id\":\"b\"}").body()).contains("given twice");
        assertThat(send("PATCH", "/api/trees/a?note=y", "{\"note\":\"x\"}").body())
                .contains("given twice");
    }

    @Test
    void a_patch_changes_clears_and_keeps() {
        plant("a");

        assertThat(
                        json(send("PATCH", "/api/trees/a", "{\"note\":\"x\"}"))
                                .get("note")
                                .stringValue())
                .isEqualTo("x");
        assertThat(
                        json(send("PATCH", "/api/trees/a", "{\"name\":\"m\"}"))
                                .get("note")
                                .stringValue())
                .isEqualTo("x");
        assertThat(json(send("PATCH", "/api/trees/a", "{\"note\":null}")).get("note").isNull())
                .isTrue();
    }

    @Test
    void outputs_may_be_raw_lists_or_nothing() {
        plant("a");

        assertThat(get("/api/trees/a/raw").body()).isEqualTo("Subject: n\r\n");
        assertThat(get("/api/trees/a/raw").headers().firstValue("content-type"))
                .contains("message/rfc822");
        assertThat(json(get("/api/trees/all")).isArray()).isTrue();
        var felled = send(authorised("/api/trees/a").DELETE());
        assertThat(felled.statusCode()).isEqualTo(204);
        assertThat(felled.body()).isEmpty();
    }
}
