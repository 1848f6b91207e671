package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrpcBatchTest extends TrpcTest {

    @Test
    void answers_come_in_the_order_of_the_calls() {
        mutate("trees.plant", PLANT);

        var response = query("health,trees.get,health?batch=1", "{\"1\":{\"id\":\"a\"}}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response)).hasSize(3);
        assertThat(json(response).get(1).path("result").path("data").path("name").asString(""))
                .isEqualTo("Oak");
    }

    @Test
    void a_batch_of_one_is_a_list_of_one() {
        assertThat(get("/trpc/health?batch=1&input=%7B%7D").body())
                .isEqualTo("[{\"result\":{\"data\":{\"count\":1}}}]");
        assertThat(get("/trpc/health?batch=1").statusCode()).isEqualTo(200);
    }

    @Test
    void different_outcomes_make_a_207() {
        var response = query("health,trees.get,nowhere?batch=1", "{\"1\":{\"id\":\"zz\"}}");

        assertThat(response.statusCode()).isEqualTo(207);
        assertThat(json(response).get(0).has("result")).isTrue();
        assertThat(word(json(response).get(1).path("error"))).isEqualTo("NOT_FOUND");
        assertThat(json(response).get(2).path("error").path("message").asString(""))
                .isEqualTo("No procedure found on path \"nowhere\"");
    }

    @Test
    void outcomes_that_agree_give_their_status() {
        var response = query("a.b,c.d?batch=1", "{}");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(json(response)).hasSize(2);
    }

    @Test
    void an_input_that_is_wrong_is_the_fault_of_its_own_call() {
        var response = query("trees.get,health?batch=1", "{\"0\":{\"id\":5}}");

        assertThat(response.statusCode()).isEqualTo(207);
        assertThat(
                        json(response)
                                .get(0)
                                .path("error")
                                .path("data")
                                .path("issues")
                                .get(0)
                                .path("path")
                                .asString(""))
                .isEqualTo("id");
    }

    @Test
    void inputs_that_are_no_object_are_the_fault_of_every_call() {
        for (String inputs : new String[] {"[]", "5", "null"}) {
            var response = query("trees.list,trees.list?batch=1", inputs);

            assertThat(response.statusCode()).as(inputs).isEqualTo(400);
            assertThat(json(response)).hasSize(2);
            assertThat(json(response).get(0).path("error").path("message").asString(""))
                    .isEqualTo("\"input\" needs to be an object when doing a batch call");
        }
    }

    @Test
    void a_hundred_inputs_fit_in_an_address() {
        mutate("trees.plant", PLANT);
        var names = String.join(",", Collections.nCopies(100, "trees.get"));
        var inputs =
                IntStream.range(0, 100)
                        .mapToObj(n -> "\"%d\":{\"id\":\"%s\"}".formatted(n, "a".repeat(60)))
                        .collect(Collectors.joining(",", "{", "}"));

        var response = query(names + "?batch=1", inputs);

        assertThat(json(response)).hasSize(100);
        assertThat(word(json(response).get(99).path("error"))).isEqualTo("NOT_FOUND");
    }

    @Test
    void an_address_that_is_too_long_is_refused_in_words_that_a_client_reads() {
        for (int length : List.of(64 * 1024, 200 * 1024)) {
            var response = query("trees.get", "{\"id\":\"" + "a".repeat(length) + "\"}");

            assertThat(response.statusCode()).isEqualTo(414);
            assertThat(word(error(response))).isEqualTo("BAD_REQUEST");
            assertThat(message(response)).contains("expected: at most 65536", "maxURLLength");
        }
        assertThat(get("/api/trees?search=" + "a".repeat(64 * 1024)).body())
                .contains("\"code\":\"VALIDATION_ERROR\"");
    }

    @Test
    void queries_and_mutations_are_not_mixed() {
        var response = mutate("trees.list,trees.plant?batch=1", "{}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(message(response))
                .isEqualTo("Cannot mix procedure types in call: query, mutation");
        assertThat(error(response).path("data").has("path")).isFalse();
    }

    @Test
    void more_calls_than_the_limit_are_refused_as_one() {
        String hundred = "health" + ",health".repeat(99);

        assertThat(json(get("/trpc/" + hundred + "?batch=1"))).hasSize(100);
        var response = get("/trpc/" + hundred + ",health?batch=1");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(message(response)).isEqualTo("Batch call exceeds maximum size");
    }

    @Test
    void queries_run_side_by_side() {
        var answer =
                CompletableFuture.supplyAsync(() ->
                        query(
                                "hold,hold?batch=1",
                                "{\"0\":{\"number\":1,\"gate\":\"g\"},\"1\":{\"number\":2,\"gate\":\"g\"}}"));
        while (samples.waiting.get() < 2) {
            Thread.onSpinWait();
        }
        mutate("open", "{\"gate\":\"g\"}");

        assertThat(answer.join().statusCode()).isEqualTo(200);
    }

    @Test
    void no_more_queries_run_at_once_than_the_limit() {
        var paths = "hold" + ",hold".repeat(19);
        var inputs = new StringBuilder("{");
        for (int i = 0; i < 20; i++) {
            inputs.append(i == 0 ? "" : ",")
                    .append("\"%d\":{\"number\":%d,\"gate\":\"g\"}".formatted(i, i));
        }
        var answer = CompletableFuture.supplyAsync(() -> query(paths + "?batch=1", inputs + "}"));
        while (samples.waiting.get() < 10) {
            Thread.onSpinWait();
        }
        assertThat(samples.held).hasValue(10);
        mutate("open", "{\"gate\":\"g\"}");

        assertThat(json(answer.join())).hasSize(20);
        assertThat(samples.held).hasValue(20);
    }

    @Test
    void mutations_run_one_after_the_other() {
        String pair = "{\"0\":" + PLANT + ",\"1\":{\"id\":\"a\"},\"2\":" + PLANT + "}";

        var response = mutate("trees.plant,trees.fell,trees.plant?batch=1", pair);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).get(1).toString()).isEqualTo("{\"result\":{}}");
    }

    @Test
    void subscriptions_are_not_batched() {
        var response = get("/trpc/count,count?batch=1&input=%7B%7D");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).get(0).path("error").path("message").asString(""))
                .isEqualTo("Cannot batch subscription calls");
    }
}
