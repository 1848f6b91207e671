package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrpcCallsTest extends TrpcTest {

    @Test
    void a_query_comes_by_get_with_its_input_in_the_url() {
        mutate("trees.plant", PLANT);

        var response = query("trees.get", "{\"id\":\"a\"}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
        assertThat(response.headers().firstValue("vary")).contains("trpc-accept, accept");
        assertThat(response.body())
                .isEqualTo(
                        "{\"result\":{\"data\":{\"id\":\"a\",\"name\":\"Oak\",\"status\":\"draft\",\"note\":null,\"plantedAt\":\"2026-05-06T12:00:00.000Z\"}}}");
    }

    @Test
    void an_infinite_query_may_say_in_which_direction_it_reads_on() {
        assertThat(query("trees.list", "{\"direction\":\"forward\"}").statusCode()).isEqualTo(200);
        assertThat(query("trees.list?batch=1", "{\"0\":{\"direction\":\"forward\"}}").statusCode())
                .isEqualTo(200);
        assertThat(query("trees.get", "{\"id\":\"a\",\"direction\":\"forward\"}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_query_may_come_by_post() {
        mutate("trees.plant", PLANT);

        assertThat(mutate("trees.get", "{\"id\":\"a\"}").body()).contains("\"name\":\"Oak\"");
    }

    @Test
    void a_mutation_comes_by_post_and_dates_are_iso_texts() {
        var response =
                mutate(
                        "trees.plant",
                        "{\"id\":\"a\",\"name\":\"Oak\",\"plantedAt\":\"2026-05-06T07:08:09.000Z\"}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(samples.trees.values())
                .extracting(Samples.Tree::plantedAt)
                .containsExactly(Instant.parse("2026-05-06T07:08:09Z"));
    }

    @Test
    void a_mutation_never_comes_by_get() {
        var response = query("trees.plant", PLANT);

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(message(response))
                .isEqualTo("Unsupported GET-request to mutation procedure at path \"trees.plant\"");
        assertThat(word(error(response))).isEqualTo("METHOD_NOT_SUPPORTED");
        assertThat(response.headers().firstValue("allow")).contains("POST");
        assertThat(samples.trees).isEmpty();
    }

    @Test
    void other_methods_are_refused_by_name() {
        var response = send("PUT", "/trpc/trees.get", "{\"id\":\"a\"}");

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(message(response))
                .isEqualTo("Unsupported PUT-request to query procedure at path \"trees.get\"");
        assertThat(response.headers().firstValue("allow")).contains("GET, POST");
    }

    @Test
    void an_input_that_is_not_there_is_an_empty_one() {
        assertThat(get("/trpc/trees.list").body())
                .isEqualTo("{\"result\":{\"data\":{\"data\":[],\"nextCursor\":null}}}");
        assertThat(mutate("events.trackMany", "").statusCode()).isEqualTo(400);
        assertThat(get("/trpc/trees.list?input=").statusCode()).isEqualTo(200);
    }

    @Test
    void an_output_that_is_not_there_is_left_out() {
        mutate("trees.plant", PLANT);

        assertThat(mutate("trees.fell", "{\"id\":\"a\"}").body()).isEqualTo("{\"result\":{}}");
    }

    @Test
    void text_that_is_not_json_comes_as_a_string() {
        mutate("trees.plant", PLANT);

        assertThat(query("trees.raw", "{\"id\":\"a\"}").body())
                .isEqualTo("{\"result\":{\"data\":\"Subject: Oak\\r\\n\"}}");
    }

    @Test
    void the_path_is_decoded_before_it_is_taken_apart() {
        mutate("trees.plant", PLANT);

        assertThat(get("/trpc/trees%2Elist%2chealth?batch=1&input=%7B%7D").body())
                .startsWith("[{\"result\":{\"data\":{\"data\":[{")
                .endsWith(",{\"result\":{\"data\":{\"count\":1}}}]");
    }

    @Test
    void head_is_answered_with_nothing_and_options_names_the_methods() {
        var head = send(authorised("/trpc/health").method("HEAD", BodyPublishers.noBody()));
        var options = send(to("/trpc/health").method("OPTIONS", BodyPublishers.noBody()));

        assertThat(head.statusCode()).isEqualTo(204);
        assertThat(options.statusCode()).isEqualTo(204);
        assertThat(options.headers().firstValue("allow")).contains("GET, HEAD, OPTIONS, POST");
    }

    @Test
    void every_refusal_has_its_word_number_and_status() {
        Map<String, List<Object>> expected =
                Map.of(
                        "not-found", List.of("NOT_FOUND", -32004, 404),
                        "conflict", List.of("CONFLICT", -32009, 409),
                        "invalid", List.of("BAD_REQUEST", -32600, 400),
                        "not-allowed", List.of("PRECONDITION_FAILED", -32012, 412),
                        "unauthenticated", List.of("UNAUTHORIZED", -32001, 401),
                        "forbidden", List.of("FORBIDDEN", -32003, 403),
                        "too-many", List.of("TOO_MANY_REQUESTS", -32029, 429),
                        "unavailable", List.of("SERVICE_UNAVAILABLE", -32603, 503),
                        "bug", List.of("INTERNAL_SERVER_ERROR", -32603, 500));

        expected.forEach((kind, told) -> {
            var response = mutate("fail", "{\"kind\":\"" + kind + "\"}");
            var error = error(response);

            assertThat(
                            List.<Object>of(
                                    word(error),
                                    error.path("code").intValue(),
                                    response.statusCode()))
                    .as(kind)
                    .isEqualTo(told);
            assertThat(error.path("data").path("httpStatus").intValue())
                    .isEqualTo(response.statusCode());
            assertThat(error.path("data").path("path").asString("")).isEqualTo("fail");
        });
    }

    @Test
    void a_bug_is_told_by_its_request_id_alone() {
        var response =
                send(
                        authorised("/trpc/fail")
                                .header("content-type", "application/json")
                                .header("x-request-id", "req-12345678")
                                .POST(text("{\"kind\":\"bug\"}")));

        assertThat(message(response)).contains("req-12345678");
        assertThat(response.body()).doesNotContain("secret");
    }

    @Test
    void every_fault_of_an_input_is_an_issue() {
        var response = mutate("trees.plant", "{\"id\":\"\",\"plantedAt\":\"tomorrow\",\"x\":1}");

        var issues = error(response).path("data").path("issues");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(issues.findValuesAsString("path"))
                .containsExactlyInAnyOrder("id", "name", "plantedAt", "x");
        assertThat(issues.findValuesAsString("message"))
                .anyMatch(text -> text.startsWith("\"tomorrow\" (expected: a time"));
    }

    @Test
    void a_repeated_mutation_with_a_key_is_done_once() {
        var first = keyed("trees.plant", PLANT);
        var again = keyed("trees.plant", PLANT);
        var other = keyed("trees.plant", "{\"id\":\"b\",\"name\":\"Elm\"}");

        assertThat(again.body()).isEqualTo(first.body()).contains("\"name\":\"Oak\"");
        assertThat(samples.planted).hasValue(1);
        assertThat(other.statusCode()).isEqualTo(400);
        assertThat(message(other)).contains("used before");
    }

    @Test
    void each_mutation_of_a_batch_has_its_own_key() {
        String both = "{\"0\":" + PLANT + ",\"1\":{\"id\":\"b\",\"name\":\"Elm\"}}";

        var first = keyed("trees.plant,trees.plant?batch=1", both);
        var again = keyed("trees.plant,trees.plant?batch=1", both);

        assertThat(again.body()).isEqualTo(first.body()).contains("Oak").contains("Elm");
        assertThat(samples.planted).hasValue(2);
    }

    @Test
    void no_answer_that_holds_a_secret_is_kept() {
        var refused = keyed("trees.secret", "{}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(message(refused)).contains("holds a secret and is not kept");
        assertThat(samples.planted).hasValue(0);
    }

    private HttpResponse<String> keyed(String path, String body) {
        return send(
                authorised("/trpc/" + path)
                        .header("content-type", "application/json")
                        .header("idempotency-key", "k1")
                        .POST(text(body)));
    }
}
