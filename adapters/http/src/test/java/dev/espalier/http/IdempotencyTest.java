package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class IdempotencyTest extends ServerTest {

    private HttpResponse<String> keyed(String key, String path, String body) {
        return send(
                authorised(path)
                        .header("content-type", "application/json")
                        .header("idempotency-key", key)
                        .POST(BodyPublishers.ofString(body)));
    }

    @Test
    void a_repeated_request_gets_the_first_answer_and_is_not_done_again() {
        var first = keyed("k1", "/api/trees", "{\"id\":\"a\",\"name\":\"n\"}");
        var second = keyed("k1", "/api/trees", "{\"id\":\"a\",\"name\":\"n\"}");

        assertThat(second.statusCode()).isEqualTo(first.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(samples.planted).hasValue(1);
    }

    @Test
    void a_key_that_came_with_another_request_is_refused() {
        keyed("k1", "/api/trees", "{\"id\":\"a\",\"name\":\"n\"}");

        assertThat(code(keyed("k1", "/api/trees", "{\"id\":\"b\",\"name\":\"n\"}")))
                .isEqualTo("VALIDATION_ERROR");
        assertThat(code(keyed("k1", "/api/events", "{\"name\":\"n\"}")))
                .isEqualTo("VALIDATION_ERROR");
        assertThat(samples.trees).containsOnlyKeys("a");
    }

    @Test
    void a_refusal_is_not_kept() {
        keyed("k1", "/api/trees", "{\"id\":\"a\",\"name\":\"n\"}");
        assertThat(code(keyed("k2", "/api/trees", "{\"id\":\"a\",\"name\":\"n\"}")))
                .isEqualTo("CONFLICT");
        send(authorised("/api/trees/a").DELETE());

        assertThat(keyed("k2", "/api/trees", "{\"id\":\"a\",\"name\":\"n\"}").statusCode())
                .isEqualTo(201);
        assertThat(keyed("k3", "/api/trees", "{\"id\":\"\"}").statusCode()).isEqualTo(400);
        assertThat(keyed("k3", "/api/trees", "{\"id\":\"c\",\"name\":\"n\"}").statusCode())
                .isEqualTo(201);
    }

    @Test
    void a_key_in_use_is_a_conflict_and_an_unkeyed_request_is_not() {
        var first = CompletableFuture.supplyAsync(() -> keyed("k1", "/api/wait", "{}"));
        samples.awaitWaiting();

        assertThat(code(keyed("k1", "/api/wait", "{}"))).isEqualTo("CONFLICT");
        samples.gate.countDown();
        assertThat(first.join().body()).isEqualTo("{\"count\":7}");
        assertThat(keyed("k1", "/api/wait", "{}").body()).isEqualTo("{\"count\":7}");
        assertThat(samples.waiting).hasValue(1);
    }

    @Test
    void no_answer_that_holds_a_secret_is_kept() {
        var refused = keyed("k1", "/api/trees/secret", "{}");

        assertThat(code(refused)).isEqualTo("VALIDATION_ERROR");
        assertThat(refused.body())
                .contains(
                        "Idempotency-Key: given (expected: none; the answer of trees.secret holds a"
                                + " secret and is not kept)");
        assertThat(samples.planted).hasValue(0);
        assertThat(post("/api/trees/secret", "{}").statusCode()).isEqualTo(201);
        assertThat(keyed("k1", "/api/trees", "{\"id\":\"a\",\"name\":\"n\"}").statusCode())
                .isEqualTo(201);
    }

    @Test
    void a_key_that_is_no_key_is_refused() {
        assertThat(keyed("a b", "/api/trees", "{\"id\":\"a\",\"name\":\"n\"}").statusCode())
                .isEqualTo(400);
        assertThat(
                        keyed("k".repeat(256), "/api/trees", "{\"id\":\"a\",\"name\":\"n\"}")
                                .statusCode())
                .isEqualTo(400);
        assertThat(samples.trees).isEmpty();
    }
}
