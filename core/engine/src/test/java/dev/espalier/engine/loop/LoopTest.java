package dev.espalier.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.store.Unavailable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

class LoopTest {

    private static void survives(IntSupplier first) throws InterruptedException {
        var turns = new AtomicInteger();
        var again = new CountDownLatch(1);
        try (var loop =
                Loop.start(
                        "surviving",
                        () -> {
                            if (turns.getAndIncrement() == 0) {
                                return first.getAsInt();
                            }
                            again.countDown();
                            return 0;
                        })) {
            loop.hint();
            assertThat(again.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_defect_does_not_end_it() throws InterruptedException {
        survives(() -> {
            throw new IllegalStateException("a defect");
        });
    }

    @Test
    void an_error_does_not_end_it() throws InterruptedException {
        survives(() -> {
            throw new StackOverflowError();
        });
    }

    @Test
    void a_database_that_is_away_does_not_end_it() throws InterruptedException {
        survives(() -> {
            throw new Unavailable("away", new IllegalStateException());
        });
    }

    @Test
    void one_that_did_all_there_was_waits_for_a_hint_or_a_moment() {
        assertThat(Loop.Did.of(0, 10)).isEqualTo(Loop.Did.NOTHING);
        assertThat(Loop.Did.of(9, 10)).isEqualTo(Loop.Did.ALL);
        assertThat(Loop.Did.of(10, 10)).isEqualTo(Loop.Did.SOME);
        // Of several workspaces.
        assertThat(Loop.Did.of(25, 10)).isEqualTo(Loop.Did.SOME);
    }

    @Test
    void closing_waits_for_the_turn_that_is_running() throws InterruptedException {
        var began = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        var ended = new AtomicInteger();
        var loop =
                Loop.start(
                        "slow",
                        () -> {
                            began.countDown();
                            try {
                                gate.await();
                            } catch (InterruptedException interrupted) {
                                throw new IllegalStateException(interrupted);
                            }
                            ended.incrementAndGet();
                            return 1;
                        });
        began.await();
        Thread.startVirtualThread(gate::countDown);
        loop.close();
        loop.close();

        assertThat(ended).hasPositiveValue();
    }
}
