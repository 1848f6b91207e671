package dev.espalier.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CancellingTest {

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private final Stub.Reaction slow =
            exchange -> {
                asked.countDown();
                try {
                    over.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            };

    @Test
    void a_thread_that_is_interrupted_stops_waiting_and_stays_interrupted() throws Exception {
        try (var server = new Stub(slow);
                var espalier = server.client().build()) {
            var waiting =
                    new FutureTask<>(() -> {
                        assertThatThrownBy(() -> espalier.contacts().get("con_1"))
                                .isInstanceOfSatisfying(
                                        EspalierException.class,
                                        failed ->
                                                assertThat(failed.code())
                                                        .isEqualTo(ErrorCode.CANCELLED));
                        return Thread.currentThread().isInterrupted();
                    });
            var thread = Thread.ofVirtual().start(waiting);
            asked.await();

            thread.interrupt();

            assertThat(waiting.get()).isTrue();
            over.countDown();
        }
    }

    @Test
    void a_future_that_is_cancelled_is_over_at_once_and_asks_no_more() throws Exception {
        try (var server = new Stub(slow);
                var espalier = server.client().build()) {
            var future = espalier.contacts().getAsync("con_1");
            asked.await();

            assertThat(future.cancel(true)).isTrue();

            assertThatThrownBy(future::get).isInstanceOf(CancellationException.class);
            over.countDown();
            assertThat(server.got).hasSize(1);
        }
    }

    @Test
    void a_future_carries_the_same_error() {
        try (var server = new Stub(Stub.error(404, "NOT_FOUND"));
                var espalier = server.client().build()) {
            assertThatThrownBy(espalier.contacts().getAsync("con_1")::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(EspalierException.class);
        }
    }

    @Test
    void an_error_shows_where_the_caller_waited() {
        try (var server = new Stub(Stub.error(404, "NOT_FOUND"));
                var espalier = server.client().build()) {
            assertThatThrownBy(() -> espalier.contacts().get("con_1"))
                    .extracting(failed -> failed.getStackTrace()[3].getClassName())
                    .asString()
                    .startsWith("dev.espalier.sdk.");
            assertThatThrownBy(() -> espalier.contacts().get("con_1"))
                    .satisfies(failed ->
                            assertThat(failed.getStackTrace())
                                    .anyMatch(frame ->
                                            frame.getClassName()
                                                    .equals(CancellingTest.class.getName())));
        }
    }

    @Test
    void a_closed_client_says_that_it_is_closed() {
        try (var server = new Stub(Stub.json(200, Stub.CONTACT))) {
            var espalier = server.client().build();
            espalier.close();
            espalier.close();

            assertThatThrownBy(() -> espalier.contacts().get("con_1"))
                    .hasMessageContaining("closed");
        }
    }

    @Test
    void a_client_that_is_closed_ends_the_call_that_waits_for_its_next_attempt() throws Exception {
        var waits = new CountDownLatch(1);
        var busy = Stub.json(503, "{}", "retry-after", "50");
        try (var server = new Stub(busy)) {
            var espalier = server.client().onAttempt(attempt -> waits.countDown()).build();
            var future = espalier.contacts().getAsync("con_1");
            waits.await();

            espalier.close();

            assertThatThrownBy(() -> future.get(5, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(EspalierException.class)
                    .hasMessageContaining("closed");
            assertThat(server.got).hasSize(1);
        }
    }

    @Test
    void a_client_that_is_closed_waits_for_no_server() throws Exception {
        try (var server = new Stub(slow)) {
            var espalier = server.client().build();
            var future = espalier.contacts().getAsync("con_1");
            asked.await();
            var closing = new FutureTask<>(espalier::close, true);

            Thread.ofVirtual().start(closing);

            assertThat(closing.get(5, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(() -> future.get(5, TimeUnit.SECONDS))
                    .hasMessageContaining("closed");
            over.countDown();
        }
    }

    @Test
    void what_the_environment_does_not_have_is_a_missing_key_or_the_usual_address() {
        assertThatThrownBy(() -> Espalier.builder().apiKey(null).baseUrl(null).build())
                .hasMessage("apiKey: missing (expected: 8..200 visible ASCII characters)");
        try (var espalier = Espalier.builder().apiKey("esp_a-key").baseUrl(null).build()) {
            assertThat(espalier.baseUrl()).isEqualTo("http://127.0.0.1:8080");
        }
    }
}
