package dev.espalier.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.engine.replay.Once;
import dev.espalier.engine.store.Replays.Answer;
import dev.espalier.engine.store.Replays.Begun;
import dev.espalier.refusal.Refused.Conflict;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.refusal.Refused.NotFound;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReplayTest extends StoreTest {

    private final AtomicInteger done = new AtomicInteger();

    @Test
    void the_same_request_is_answered_twice_and_done_once() {
        done.set(0);
        var first = once().answer(workspace, "k", bytes("request"), this::work);
        var second = once().answer(workspace, "k", bytes("request"), this::work);

        assertThat(done).hasValue(1);
        assertThat(second.status()).isEqualTo(first.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void the_key_of_another_request_or_of_nobody_is_refused() {
        once().answer(workspace, "k", bytes("one"), this::work);

        assertThatThrownBy(() -> once().answer(workspace, "k", bytes("two"), this::work))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("another request");
        for (var key : new String[] {"", "a b", "x".repeat(256), "nul\u0000"}) {
            assertThatThrownBy(() -> once().answer(workspace, key, bytes("one"), this::work))
                    .isInstanceOf(Invalid.class);
        }
    }

    @Test
    void two_workspaces_may_use_the_same_key() {
        done.set(0);
        once().answer(workspace, "k", bytes("one"), this::work);
        once().answer(newWorkspace().id(), "k", bytes("two"), this::work);

        assertThat(done).hasValue(2);
    }

    @Test
    void work_that_was_refused_may_be_tried_again() {
        assertThatThrownBy(() ->
                        once().answer(
                                        workspace,
                                        "k",
                                        bytes("r"),
                                        () -> {
                                            throw new NotFound("contact", "x");
                                        }))
                .isInstanceOf(NotFound.class);

        assertThat(once().answer(workspace, "k", bytes("r"), this::work).status()).isEqualTo(201);
    }

    @Test
    void of_calls_at_once_one_works_and_the_others_are_told_so() throws Exception {
        done.set(0);
        var others = new CountDownLatch(7);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls =
                    IntStream.range(0, 8)
                            .<Callable<Answer>>mapToObj(_ ->
                                    () -> {
                                        try {
                                            return once().answer(
                                                            workspace,
                                                            "k",
                                                            bytes("r"),
                                                            () -> {
                                                                await(others);
                                                                return work();
                                                            });
                                        } finally {
                                            others.countDown();
                                        }
                                    })
                            .toList();
            int answered = 0;
            int told = 0;
            for (var call : threads.invokeAll(calls)) {
                try {
                    assertThat(call.get().status()).isEqualTo(201);
                    answered++;
                } catch (ExecutionException refused) {
                    assertThat(refused.getCause()).isInstanceOf(Conflict.class);
                    told++;
                }
            }
            assertThat(answered).isEqualTo(1);
            assertThat(told).isEqualTo(7);
        }
        assertThat(done).hasValue(1);
    }

    @Test
    void the_place_of_a_dead_call_is_given_away_and_it_cannot_come_back() {
        var dead = begin();
        clock.pass(Duration.ofSeconds(60));
        assertThat(begun()).isInstanceOf(Begun.Running.class);
        clock.pass(Duration.ofSeconds(1));
        var heir = begin();

        assertThat(finish(dead, 500)).isFalse();
        store.run(tx -> tx.replays().abandon(workspace, "k", dead));
        assertThat(finish(heir, 200)).isTrue();
        assertThat(begun())
                .isInstanceOfSatisfying(
                        Begun.Answered.class,
                        answered -> assertThat(answered.answer().status()).isEqualTo(200));
    }

    @Test
    void answers_are_forgotten_after_a_day() {
        done.set(0);
        once().answer(workspace, "k", bytes("r"), this::work);
        clock.pass(Duration.ofHours(24));
        forgetOld();
        once().answer(workspace, "k", bytes("r"), this::work);
        assertThat(done).hasValue(1);

        clock.pass(Duration.ofSeconds(1));
        assertThat(forgetOld()).isPositive();
        once().answer(workspace, "k", bytes("r"), this::work);
        assertThat(done).hasValue(2);
    }

    private int forgetOld() {
        var before = clock.instant().minus(Once.REMEMBERED);
        return store.inTransaction(tx -> tx.replays().forget(before));
    }

    private Once once() {
        return new Once(store, clock);
    }

    private Answer work() {
        return new Answer(201, bytes("answer " + done.incrementAndGet()));
    }

    private Instant begin() {
        return ((Begun.Mine) begun()).ticket();
    }

    private Begun begun() {
        var now = clock.instant();
        return store.inTransaction(tx ->
                tx.replays()
                        .begin(
                                workspace,
                                "k",
                                new byte[32],
                                now,
                                now.minus(Duration.ofSeconds(60))));
    }

    private boolean finish(Instant ticket, int status) {
        return store.inTransaction(
                tx -> tx.replays().finish(workspace, "k", ticket, new Answer(status, bytes("x"))));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
