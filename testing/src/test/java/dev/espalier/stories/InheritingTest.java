package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.engine.store.Unavailable;
import dev.espalier.receipts.FileReceipts;
import dev.espalier.testing.Mail;
import dev.espalier.testing.Simulation;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process is killed between the relay's answers and their being written down.
class InheritingTest extends Story {

    private static final int PEOPLE = 20;

    @TempDir Path directory;

    /// The store of a process that is dead as soon as the relay took something.
    private record Dying(Simulation sim) implements Store {
        @Override
        public <T> T inTransaction(Function<Transaction, T> work) {
            if (!sim.inbox().isEmpty()) {
                throw new Unavailable("dead", new IllegalStateException());
            }
            return sim.store().inTransaction(work);
        }
    }

    /// Everybody's first email is taken by the relay, and nothing of it is written down.
    private void killedBeforeWriting() {
        for (int i = 0; i < PEOPLE; i++) {
            signUp("p" + i + "@d" + i + ".example.test");
        }
        sim.engine().advance().turn();
        var receipts = FileReceipts.in(directory);
        var node = sim.keeping(new Dying(sim), receipts, "killed");
        assertThatThrownBy(() -> node.dispatch().turn()).isInstanceOf(Unavailable.class);
        receipts.close();
        assertThat(sim.inbox()).isNotEmpty();
    }

    private void inherits() {
        try (var receipts = FileReceipts.in(directory)) {
            sim.keeping(sim.store(), receipts, "heir").dispatch().inherit();
        }
    }

    private void reaps() {
        sim.store().run(tx -> tx.sends().reap(sim.now(), sim.now()));
    }

    @Test
    void whoever_starts_next_writes_it_down_and_nobody_hears_it_twice() {
        sim.active("one", DRIP);
        killedBeforeWriting();
        int heard = sim.inbox().size();

        sim.outage(hours(5));
        inherits();
        reaps();
        assertThat(sim.sends("one"))
                .filteredOn(send -> send.acceptedAt() != null)
                .allSatisfy(send -> assertThat(send.acceptedAt()).isEqualTo(Simulation.START));
        assertThat(sim.database().one("SELECT count(*) FROM pending_send WHERE doubtful"))
                .isEqualTo("0");
        assertThat(sim.database().one("SELECT count(*) FROM send WHERE state = 'accepted'"))
                .isEqualTo(Integer.toString(heard));

        sim.pass(days(2));
        assertThat(sim.inbox())
                .extracting(mail -> mail.to() + " " + mail.subject())
                .hasSize(2 * PEOPLE)
                .doesNotHaveDuplicates();
        assertThat(sim.status("one").counts().completed()).isEqualTo(PEOPLE);
    }

    @Test
    void what_is_in_doubt_by_then_is_in_doubt_no_more() {
        sim.active("one", ONE);
        killedBeforeWriting();
        sim.database().execute("UPDATE pending_send SET holds_doubt = true");
        int heard = sim.inbox().size();
        reaps();
        assertThat(sim.states("one")).filteredOn("in_doubt"::equals).hasSize(heard);

        inherits();

        assertThat(sim.states("one")).filteredOn("sent"::equals).hasSize(heard);
        sim.settle();
        assertThat(sim.inbox()).extracting(Mail::to).hasSize(PEOPLE).doesNotHaveDuplicates();
    }

    @Test
    void what_has_gone_again_by_then_is_left_as_it_is() {
        sim.active("one", ONE);
        killedBeforeWriting();
        int heard = sim.inbox().size();
        reaps();
        sim.pass(minutes(10));
        assertThat(sim.inbox()).hasSize(PEOPLE + heard);

        inherits();

        assertThat(sim.states("one")).hasSize(PEOPLE).containsOnly("sent");
        assertThat(sim.status("one").counts().completed()).isEqualTo(PEOPLE);
    }

    @Test
    void nothing_of_a_contact_that_is_gone_comes_back() {
        sim.active("one", ONE);
        killedBeforeWriting();
        sim.database().execute("DELETE FROM contact");

        inherits();

        assertThat(sim.database().one("SELECT count(*) FROM send")).isEqualTo("0");
    }
}
