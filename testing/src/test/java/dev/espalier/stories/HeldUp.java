package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.Engine;
import dev.espalier.engine.mail.Delivery;
import dev.espalier.engine.mail.Envelope;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;

/// Stories in which a relay or a gate is held up while something is stopped.
abstract class HeldUp extends Story {

    static final Duration LONG = Duration.ofSeconds(20);

    final CountDownLatch released = new CountDownLatch(1);

    final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void release() {
        released.countDown();
        threads.close();
    }

    /// A relay that keeps some waiting for its answer until it is released.
    ///
    /// @return counted down when it has begun to see `many` of them
    CountDownLatch holding(int many, Predicate<Envelope> whom) {
        var begun = new CountDownLatch(many);
        sim.relay()
                .answers(envelope -> {
                    if (whom.test(envelope)) {
                        begun.countDown();
                        awaits(released);
                    }
                    return new Delivery.Accepted("250 kept");
                });
        return begun;
    }

    static void awaits(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// A turn of another node, which ends when the relay is released.
    CompletableFuture<Void> turn() {
        var node = sim.node(sim.store(), "sender");
        return CompletableFuture.runAsync(() -> node.dispatch().turn(), threads);
    }

    /// A store before which something happens once, between two transactions.
    private static final class Meddling implements Store {
        private final Store store;
        private final Runnable meddle;
        private int left;

        Meddling(Store store, int left, Runnable meddle) {
            this.store = store;
            this.left = left;
            this.meddle = meddle;
        }

        @Override
        public <T> T inTransaction(Function<Transaction, T> work) {
            if (left-- == 0) {
                meddle.run();
            }
            return store.inTransaction(work);
        }
    }

    /// A node whose turn is disturbed after it has claimed and rendered and before the gate.
    Engine disturbed(Runnable meddle) {
        return sim.node(new Meddling(sim.store(), 1, meddle), "disturbed");
    }

    void awaitOne(String sql, String expected) {
        long end = System.nanoTime() + LONG.toNanos();
        while (!sim.database().one(sql).equals(expected)) {
            assertThat(System.nanoTime()).as(sql).isLessThan(end);
        }
    }
}
