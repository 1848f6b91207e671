package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.Engine;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.engine.store.Unavailable;
import dev.espalier.testing.Mail;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The database goes away at any moment of a turn and comes back.
class OutageTest extends Story {

    /// A store whose connection dies once.
    private static final class Dying implements Store {
        private final Store store;
        private final boolean isCommitted;
        private int left;

        /// @param left how many transactions go well first
        /// @param isCommitted whether only the news of the commit is lost
        Dying(Store store, int left, boolean isCommitted) {
            this.store = store;
            this.left = left;
            this.isCommitted = isCommitted;
        }

        @Override
        public <T> T inTransaction(Function<Transaction, T> work) {
            boolean dies = left-- == 0;
            if (dies && !isCommitted) {
                throw new Unavailable("gone", new IllegalStateException());
            }
            var done = store.inTransaction(work);
            if (dies) {
                throw new Unavailable("gone", new IllegalStateException());
            }
            return done;
        }
    }

    /// A turn of the dispatch has three transactions: claim, submit, record.
    @ParameterizedTest
    @CsvSource({"0, false", "1, false", "2, false", "0, true", "1, true", "2, true"})
    void everything_goes_out_once_although_the_database_went_away(int after, boolean isCommitted) {
        sim.active("one", ONE);
        for (int i = 0; i < 20; i++) {
            signUp("p" + i + "@example.test");
        }
        sim.engine().advance().turn();
        var node = sim.node(new Dying(sim.store(), after, isCommitted), "unlucky");

        turn(node);
        sim.outage(minutes(2));
        turn(node);
        turn(node);
        sim.settle();

        assertThat(sim.inbox()).extracting(Mail::to).hasSize(20).doesNotHaveDuplicates();
        assertThat(sim.states("one")).hasSize(20).containsOnly("sent");
        assertThat(sim.status("one").counts().completed()).isEqualTo(20);
    }

    private static void turn(Engine node) {
        try {
            node.dispatch().turn();
        } catch (Unavailable _) {
            // Its loop would wait and come again.
        }
    }
}
