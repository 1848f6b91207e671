package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrpcRefusalsTest extends TrpcTest {

    @Test
    void unknown_procedures_are_shown_back_short() {
        var response = get("/trpc/" + "x".repeat(3000));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).hasSizeLessThan(500);
        assertThat(message(response))
                .startsWith("No procedure found on path \"xxx")
                .endsWith("…\"");
        assertThat(message(get("/trpc/trees.nothing")))
                .isEqualTo("No procedure found on path \"trees.nothing\"");
        assertThat(message(get("/trpc"))).isEqualTo("No procedure found on path \"\"");
        assertThat(message(get("/trpc/health,health")))
                .isEqualTo("No procedure found on path \"health,health\"");
    }

    @Test
    void only_its_own_base_is_tRPCs() {
        assertThat(get("/trpcx/health").body())
                .contains("no such page", "expected: a path below /api or /trpc");
    }

    @Test
    void a_post_must_say_that_it_is_json() {
        var none = send(authorised("/trpc/trees.plant").POST(text(PLANT)));
        var wrong =
                send(
                        authorised("/trpc/trees.plant")
                                .header("content-type", "text/plain")
                                .POST(text(PLANT)));
        var right =
                send(
                        authorised("/trpc/trees.plant")
                                .header("content-type", "Application/JSON; charset=utf-8")
                                .POST(text(PLANT)));

        assertThat(none.statusCode()).isEqualTo(415);
        assertThat(message(none)).isEqualTo("Missing content-type header");
        assertThat(wrong.statusCode()).isEqualTo(415);
        assertThat(message(wrong)).isEqualTo("Unsupported content-type \"text/plain");
        assertThat(word(error(wrong))).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
        assertThat(right.statusCode()).isEqualTo(200);
    }

    @Test
    void bad_json_is_a_bad_request() {
        for (String bad : List.of("{", "{\"id\":}", "nonsense", "{} {}", "{\"a\":1,\"a\":2}")) {
            var byGet = query("trees.get", bad);
            var byPost = mutate("trees.plant", bad);

            assertThat(byGet.statusCode()).as(bad).isEqualTo(400);
            assertThat(byPost.statusCode()).as(bad).isEqualTo(400);
            assertThat(word(error(byPost))).isEqualTo("BAD_REQUEST");
            assertThat(message(byPost)).startsWith("malformed JSON");
        }
        assertThat(get("/trpc/trees.get?input=%ff").statusCode()).isEqualTo(400);
        assertThat(word(error(get("/trpc/trees.get%ff")))).isEqualTo("BAD_REQUEST");
    }

    @Test
    void bad_json_is_no_matter_to_a_call_that_takes_no_input() {
        assertThat(query("trees.all", "{").statusCode()).isEqualTo(200);

        var batch = query("trees.all,trees.get?batch=1", "{");

        assertThat(batch.statusCode()).isEqualTo(207);
        assertThat(json(batch).get(0).has("result")).isTrue();
        assertThat(word(json(batch).get(1).path("error"))).isEqualTo("BAD_REQUEST");
    }

    @Test
    void inputs_of_another_kind_are_bad_requests() {
        for (String bad : List.of("5", "\"a\"", "[]", "null", "{\"id\":{}}", "{\"id\":null}")) {
            assertThat(query("trees.get", bad).statusCode()).as(bad).isEqualTo(400);
        }
    }

    @Test
    void without_a_key_each_call_is_unauthorised_and_open_ones_are_answered() {
        var single = send(to("/trpc/trees.list"));
        var batch = send(to("/trpc/trees.list,health,nowhere?batch=1"));
        var wrong = send(to("/trpc/trees.list").header("authorization", "Bearer esp_none"));

        assertThat(single.statusCode()).isEqualTo(401);
        assertThat(word(error(single))).isEqualTo("UNAUTHORIZED");
        assertThat(batch.statusCode()).isEqualTo(207);
        assertThat(word(json(batch).get(0).path("error"))).isEqualTo("UNAUTHORIZED");
        assertThat(json(batch).get(1).has("result")).isTrue();
        assertThat(word(json(batch).get(2).path("error"))).isEqualTo("NOT_FOUND");
        assertThat(wrong.statusCode()).isEqualTo(401);
    }

    @Test
    void a_key_in_the_url_opens_nothing_but_a_subscription() {
        assertThat(
                        send(to(
                                        "/trpc/trees.list?connectionParams="
                                                + encode("{\"apiKey\":\"esp_full\"}")))
                                .statusCode())
                .isEqualTo(401);
    }

    @Test
    void each_operation_asks_for_its_own_scope() {
        var response =
                send(
                        to("/trpc/trees.plant")
                                .header("authorization", "Bearer " + READ)
                                .header("content-type", "application/json")
                                .POST(text(PLANT)));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(word(error(response))).isEqualTo("FORBIDDEN");
        assertThat(samples.trees).isEmpty();
    }

    @Test
    void a_body_beyond_the_limit_is_refused_as_one() {
        String large = "{\"csv\":\"" + "a".repeat(1024 * 1024) + "\"}";

        var small = mutate("trees.plant?batch=1", large);
        var announced =
                raw(
                        "POST /trpc/trees.plant HTTP/1.1\r\nhost: x\r\nauthorization: Bearer esp_full\r\ncontent-type: application/json\r\ncontent-length: 900000000\r\n\r\n");

        assertThat(small.statusCode()).isEqualTo(413);
        assertThat(word(error(small))).isEqualTo("PAYLOAD_TOO_LARGE");
        assertThat(announced).startsWith("HTTP/1.1 413").contains("\"code\":-32013");
        assertThat(mutate("trees.import", large).statusCode()).isEqualTo(200);
    }

    @Test
    void a_stream_must_be_asked_for_in_a_batch() {
        var response = send(authorised("/trpc/health").header("trpc-accept", "application/jsonl"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(message(response))
                .isEqualTo("Streaming requests must be batched (you can do a batch of 1)");
    }

    @Test
    void refusals_of_whole_requests_vary_as_answers_do() {
        var response = send(authorised("/trpc/health").POST(BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(response.headers().firstValue("vary")).contains("trpc-accept, accept");
    }
}
