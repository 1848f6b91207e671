package dev.espalier.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryingTest {

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void what_passes_by_itself_is_asked_again(int status) {
        try (var server =
                        new Stub(Stub.error(status, "UNAVAILABLE"), Stub.json(200, Stub.CONTACT));
                var espalier = server.client().build()) {
            assertThat(espalier.contacts().get("con_1").email()).isEqualTo("ada@example.com");
            assertThat(server.got).hasSize(2);
        }
    }

    @Test
    void a_change_is_sent_again_under_the_same_key_and_each_change_has_its_own() {
        try (var server =
                        new Stub(
                                Stub.error(503, "UNAVAILABLE"),
                                Stub.hangUp(),
                                Stub.json(201, Stub.CONTACT));
                var espalier = server.client().build()) {
            espalier.contacts().create(NewContact.of("ada@example.com"));
            espalier.contacts().create(NewContact.of("ada@example.com"));

            var keys = server.got.stream().map(got -> got.header("idempotency-key")).toList();
            assertThat(keys).hasSize(4).doesNotContain("");
            assertThat(keys.subList(0, 3)).containsOnly(keys.getFirst());
            assertThat(keys.get(3)).isNotEqualTo(keys.getFirst());
            assertThat(server.got)
                    .extracting(Stub.Got::body)
                    .containsOnly("{\"email\":\"ada@example.com\"}");
        }
    }

    @Test
    void an_event_has_one_id_in_every_attempt_instead_of_a_key_and_each_event_has_its_own() {
        try (var server =
                        new Stub(
                                Stub.error(503, "UNAVAILABLE"),
                                Stub.hangUp(),
                                Stub.json(201, Stub.EVENT));
                var espalier = server.client().build()) {
            var event = NewEvent.ofContact("signed_up", "con_1");
            espalier.events().track(event);
            espalier.events().track(event);

            var bodies = server.got.stream().map(Stub.Got::body).toList();
            assertThat(bodies)
                    .hasSize(4)
                    .allMatch(body ->
                            body.matches(
                                    "\\{\"name\":\"signed_up\",\"contactId\":\"con_1\",\"id\":\"evt_[0-9a-f]{32}\"}"));
            assertThat(bodies.subList(0, 3)).containsOnly(bodies.getFirst());
            assertThat(bodies.get(3)).isNotEqualTo(bodies.getFirst());
            assertThat(server.got)
                    .extracting(got -> got.header("idempotency-key"))
                    .containsOnly("");
        }
    }

    @Test
    void an_event_that_has_an_id_keeps_it_and_one_whose_answer_is_late_is_told_again() {
        try (var server = new Stub(exchange -> {}, Stub.json(200, Stub.EVENT));
                var espalier = server.client().timeout(Duration.ofMillis(300)).build()) {
            espalier.events().track(NewEvent.ofContact("signed_up", "con_1").id("order-17"));

            assertThat(server.got)
                    .hasSize(2)
                    .extracting(Stub.Got::body)
                    .containsOnly(
                            "{\"name\":\"signed_up\",\"contactId\":\"con_1\",\"id\":\"order-17\"}");
        }
    }

    @Test
    void a_call_whose_answer_is_a_secret_carries_no_key_and_is_asked_once() {
        try (var server = new Stub(Stub.error(503, "UNAVAILABLE"));
                var espalier = server.client().build()) {
            assertThatThrownBy(() -> espalier.keys().create("reports", Scope.READ))
                    .isInstanceOf(EspalierException.class);

            assertThat(server.got)
                    .singleElement()
                    .satisfies(got -> {
                        assertThat(got.header("idempotency-key")).isEmpty();
                        assertThat(got.body()).contains("reports");
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 412, 413, 415, 500})
    void what_does_not_pass_by_itself_is_asked_once(int status) {
        try (var server = new Stub(Stub.error(status, "CONFLICT"));
                var espalier = server.client().build()) {
            assertThatThrownBy(() -> espalier.contacts().get("con_1"))
                    .isInstanceOfSatisfying(
                            EspalierException.class,
                            failed -> {
                                assertThat(failed.statusCode()).isEqualTo(status);
                                assertThat(failed.code()).isEqualTo(ErrorCode.CONFLICT);
                                assertThat(failed.requestId()).hasValue("req_7");
                            });
            assertThat(server.got).hasSize(1);
        }
    }

    @Test
    void a_server_that_says_how_long_is_left_alone_for_so_long() {
        var attempts = new CopyOnWriteArrayList<Attempt>();
        try (var server =
                        new Stub(
                                Stub.json(429, "{}", "retry-after", "1"),
                                Stub.json(200, Stub.CONTACT));
                var espalier = server.client().onAttempt(attempts::add).build()) {
            espalier.contacts().get("con_1");

            assertThat(attempts).hasSize(2);
            assertThat(attempts.getFirst().retryIn())
                    .isBetween(Duration.ofSeconds(1), Duration.ofMillis(1_200));
            assertThat(attempts.get(1).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_date_to_come_back_at_counts_from_the_answers_own() {
        var attempts = new CopyOnWriteArrayList<Attempt>();
        try (var server =
                        new Stub(
                                Stub.json(
                                        503,
                                        "{}",
                                        "retry-after",
                                        "Fri, 31 Dec 1999 23:59:59 GMT"));
                var espalier = server.client().retries(1).onAttempt(attempts::add).build()) {
            assertThatThrownBy(() -> espalier.contacts().get("con_1"))
                    .hasMessageContaining("answered 503");
            assertThat(attempts.getFirst().retryIn())
                    .as("a date that is past says nothing")
                    .isLessThan(Duration.ofMillis(201));
        }
    }

    @Test
    void a_server_that_asks_for_an_hour_is_not_waited_for() {
        try (var server = new Stub(Stub.json(429, "{}", "retry-after", "3600"));
                var espalier = server.client().build()) {
            assertThatThrownBy(() -> espalier.contacts().get("con_1"))
                    .isInstanceOfSatisfying(
                            EspalierException.class,
                            failed -> assertThat(failed.code()).isEqualTo(ErrorCode.RATE_LIMITED));
            assertThat(server.got).hasSize(1);
        }
    }

    @Test
    void it_gives_up_after_as_many_attempts_as_were_allowed_and_tells_each() {
        var attempts = new CopyOnWriteArrayList<Attempt>();
        try (var server = new Stub(Stub.error(503, "UNAVAILABLE"));
                var espalier = server.client().retries(2).onAttempt(attempts::add).build()) {
            assertThatThrownBy(() -> espalier.contacts().get("con_1"))
                    .isInstanceOfSatisfying(
                            EspalierException.class,
                            failed -> assertThat(failed.code()).isEqualTo(ErrorCode.UNAVAILABLE));
            assertThat(server.got).hasSize(3);
            assertThat(attempts).extracting(Attempt::number).containsExactly(1, 2, 3);
            assertThat(attempts.get(2).retryIn()).isNull();
            assertThat(attempts.getFirst())
                    .asString()
                    .matches("GET /api/contacts/con_1 503 in \\d+ ms, attempt 1, again in \\d+ ms");
        }
    }

    @Test
    void a_first_attempt_that_is_still_running_is_waited_for() {
        var running =
                Stub.json(
                        409,
                        "{\"error\":{\"code\":\"CONFLICT\",\"message\":\"a request with this Idempotency-Key is still running\"}}");
        try (var server = new Stub(Stub.hangUp(), running, Stub.json(200, Stub.CONTACT));
                var espalier = server.client().build()) {
            assertThat(espalier.contacts().upsert(NewContact.of("a@example.com")).id())
                    .isEqualTo("con_1");
            assertThat(server.got).hasSize(3);
        }
    }

    @Test
    void a_read_that_times_out_is_asked_again_and_a_change_is_not() {
        // Says nothing, and does not hang up either.
        Stub.Reaction slow = exchange -> {};
        try (var server = new Stub(slow, Stub.json(200, Stub.CONTACT));
                var espalier = server.client().timeout(Duration.ofMillis(300)).build()) {
            assertThat(espalier.contacts().get("con_1").id()).isEqualTo("con_1");
            assertThat(server.got).hasSize(2);
        }
        try (var server = new Stub(slow);
                var espalier = server.client().timeout(Duration.ofMillis(300)).build()) {
            assertThatThrownBy(() -> espalier.contacts().create(NewContact.of("a@example.com")))
                    .hasMessage(
                            "POST /api/contacts: no answer within 300 ms (expected: sooner; see timeout); it may still be carried out");
            assertThat(server.got).hasSize(1);
        }
    }

    @Test
    void a_body_that_stops_in_the_middle_times_out_too() {
        Stub.Reaction stuck =
                exchange -> {
                    exchange.sendResponseHeaders(200, 1000);
                    exchange.getResponseBody().write('{');
                    exchange.getResponseBody().flush();
                };
        try (var server = new Stub(stuck);
                var espalier = server.client().timeout(Duration.ofMillis(300)).retries(0).build()) {
            assertThatThrownBy(() -> espalier.contacts().get("con_1"))
                    .isInstanceOfSatisfying(
                            EspalierException.class,
                            failed -> assertThat(failed.code()).isEqualTo(ErrorCode.TIMEOUT));
        }
    }

    @Test
    void a_hook_that_fails_fails_nothing_else() {
        try (var server = new Stub(Stub.json(200, Stub.CONTACT));
                var espalier =
                        server.client()
                                .onAttempt(attempt -> {
                                    throw new IllegalStateException("on purpose");
                                })
                                .build()) {
            assertThat(espalier.contacts().get("con_1").id()).isEqualTo("con_1");
        }
    }

    @Test
    void the_server_learns_who_asks() {
        try (var server = new Stub(Stub.json(200, Stub.CONTACT));
                var espalier = server.client().userAgent("shop/2.1").build()) {
            espalier.contacts().get("con_1");

            assertThat(server.got.getFirst().header("user-agent"))
                    .matches("shop/2\\.1 espalier-sdk-java/\\S+ java/\\d+");
            assertThat(server.got.getFirst().header("authorization"))
                    .isEqualTo("Bearer esp_a-key-for-tests");
            assertThat(List.of(server.got.getFirst().header("idempotency-key")))
                    .containsExactly("");
        }
    }
}
