package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// An email gets a new time while a node is planning it by its old one.
class PuttingOffTest extends HeldUp {

    /// A store whose transactions have done their work and are not committed before it is released.
    private record Slow(Store store, CountDownLatch done, CountDownLatch released)
            implements Store {
        @Override
        public <T> T inTransaction(Function<Transaction, T> work) {
            return store.inTransaction(tx -> {
                var result = work.apply(tx);
                done.countDown();
                awaits(released);
                return result;
            });
        }
    }

    @Test
    void an_email_that_is_being_planned_while_it_is_put_off_does_not_go_out() {
        var contact = sim.contact("ada@example.test");
        draftFor(
                contact,
                "hers",
                "{\"steps\": [{\"type\": \"email\", \"key\": \"only\", \"subject\": \"one\", \"body\": \"b\"}]}",
                Map.of());
        sim.approve("hers");
        var email = sim.engine().reports().emails(sim.workspace(), "hers").getFirst().id();
        var planned = new CountDownLatch(1);
        var planner = sim.node(new Slow(sim.store(), planned, released), "planner");
        var planning = CompletableFuture.runAsync(() -> planner.advance().turn(), threads);
        awaits(planned);
        var later = sim.now().plus(days(1));
        var puttingOff =
                CompletableFuture.runAsync(
                        () ->
                                sim.engine()
                                        .review()
                                        .reschedule(sim.workspace(), email, later, "ada"),
                        threads);
        awaitOne(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
                "1");
        released.countDown();
        planning.join();
        puttingOff.join();
        sim.settle();

        assertThat(subjects()).isEmpty();

        sim.pass(days(1));
        assertThat(subjects()).containsExactly("one");
    }
}
