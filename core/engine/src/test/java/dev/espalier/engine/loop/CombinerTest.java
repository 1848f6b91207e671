package dev.espalier.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.engine.store.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CombinerTest {

    private static <T> List<Future<T>> together(int callers, Function<Integer, Callable<T>> task)
            throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new ArrayList<Callable<T>>();
            for (int i = 0; i < callers; i++) {
                tasks.add(task.apply(i));
            }
            return threads.invokeAll(tasks, 30, TimeUnit.SECONDS);
        }
    }

    @Test
    void every_caller_gets_the_answer_to_its_own_input() throws Exception {
        var pieces = new AtomicInteger();
        try (var combiner =
                new Combiner<Integer, Integer>(
                        "double",
                        64,
                        2,
                        inputs -> {
                            pieces.incrementAndGet();
                            return inputs.stream().map(input -> input * 2).toList();
                        })) {
            var answers = together(500, i -> () -> combiner.call(i));

            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(2 * i);
            }
            assertThat(pieces.get()).isLessThanOrEqualTo(500);
        }
    }

    @Test
    void an_input_at_fault_fails_its_own_caller_alone() throws Exception {
        var gate = new CountDownLatch(1);
        try (var combiner =
                new Combiner<Integer, Integer>(
                        "choosy",
                        64,
                        1,
                        inputs -> {
                            await(gate);
                            if (inputs.contains(13)) {
                                throw new IllegalArgumentException("thirteen");
                            }
                            return inputs;
                        })) {
            Thread.startVirtualThread(gate::countDown);
            var answers = together(40, i -> () -> combiner.call(i));

            for (int i = 0; i < answers.size(); i++) {
                var answer = answers.get(i);
                if (i == 13) {
                    assertThatThrownBy(answer::get)
                            .isInstanceOf(ExecutionException.class)
                            .hasCauseInstanceOf(IllegalArgumentException.class);
                } else {
                    assertThat(answer.get()).isEqualTo(i);
                }
            }
        }
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void a_database_that_is_away_is_asked_once_for_all_of_them() {
        var asked = new AtomicInteger();
        try (var combiner =
                new Combiner<Integer, Integer>(
                        "away",
                        64,
                        1,
                        _ -> {
                            asked.incrementAndGet();
                            throw new Unavailable("away", new IllegalStateException());
                        })) {
            assertThatThrownBy(() -> combiner.call(1)).isInstanceOf(Unavailable.class);
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void closing_answers_who_waits_and_refuses_who_comes_later_and_nobody_hangs() throws Exception {
        for (int run = 0; run < 20; run++) {
            var combiner = new Combiner<Integer, Integer>("closing", 4, 2, inputs -> inputs);
            var answers =
                    together(
                            30,
                            i ->
                                    () -> {
                                        if (i == 15) {
                                            combiner.close();
                                        }
                                        try {
                                            return combiner.call(i);
                                        } catch (IllegalStateException _) {
                                            return -1;
                                        }
                                    });
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).isCancelled()).as("caller %d hangs", i).isFalse();
                assertThat(answers.get(i).get()).isIn(i, -1);
            }
        }
    }

    @Test
    void closing_does_not_interrupt_the_work_it_waits_for() throws Exception {
        var began = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        var combiner =
                new Combiner<Integer, Boolean>(
                        "working",
                        4,
                        1,
                        inputs -> {
                            began.countDown();
                            await(gate);
                            return inputs.stream()
                                    .map(_ -> Thread.currentThread().isInterrupted())
                                    .toList();
                        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answer = threads.submit(() -> combiner.call(1));
            began.await();
            var closing = threads.submit(combiner::close);
            gate.countDown();
            closing.get();

            assertThat(answer.get()).isFalse();
        }
    }
}
