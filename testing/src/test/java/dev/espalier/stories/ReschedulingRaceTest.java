package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.definition.StepKey;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.sequence.Email;
import dev.espalier.testing.Simulation;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// An email gets another time in the very moment in which its contact comes to it.
class ReschedulingRaceTest extends HeldUp {

    private static final String TWO =
            """
            {"steps": [
              {"type": "email", "key": "email_1", "subject": "one", "body": "Hello."},
              {"type": "email", "key": "email_2", "subject": "two", "body": "Hello."}]}
            """;

    private static final String CAME =
            "SELECT step_key || ' ' || coalesce(extract(epoch FROM due_at)::bigint::text, 'sending') FROM enrolment";

    /// Where the contact stood before the new time was committed: nobody planned by the old one.
    private String came = "";

    private void write(Map<StepKey, Instant> scheduled) {
        draftFor(sim.contact("ada@example.test"), "hers", TWO, scheduled);
        sim.approve("hers");
    }

    private Email second() {
        return sim.engine().reports().emails(sim.workspace(), "hers").getLast();
    }

    private static Instant at(int day) {
        return Simulation.START.plus(days(day));
    }

    /// The second email gets its new time; before that is committed, what became of the first is
    /// written down and the contact comes to the second.
    private void rescheduleWhileTheContactComes(Instant to) {
        sim.engine().advance().turn();
        var begun = holding(1, _ -> true);
        var sending = turn();
        awaits(begun);
        var store =
                new BeforeCommit(
                        sim.store(),
                        () -> {
                            released.countDown();
                            sending.join();
                            sim.engine().advance().turn();
                            came = sim.database().one(CAME);
                        });
        var reviewer = sim.node(store, "reviewer");
        var id = second().id();
        store.isArmed = true;

        reviewer.review().reschedule(sim.workspace(), id, to, "ada");

        assertThat(second().scheduledAt()).isEqualTo(to);
    }

    @Test
    void one_that_is_put_earlier_goes_at_its_new_time() {
        write(Map.of(new StepKey("email_2"), at(20)));

        rescheduleWhileTheContactComes(at(2));

        assertThat(came).isEqualTo("email_2 " + at(0).getEpochSecond());
        sim.pass(days(1));
        assertThat(subjects()).containsExactly("one");
        sim.pass(days(1));
        assertThat(subjects()).containsExactly("one", "two");
    }

    @Test
    void one_that_is_put_off_does_not_go_before_its_new_time() {
        write(Map.of());

        rescheduleWhileTheContactComes(at(2));

        assertThat(came).isEqualTo("email_2 " + at(0).getEpochSecond());
        sim.pass(days(1));
        assertThat(subjects()).containsExactly("one");
        sim.pass(days(1));
        assertThat(subjects()).containsExactly("one", "two");
    }

    /// A store in which something happens once, before the next transaction is committed.
    private static final class BeforeCommit implements Store {
        private final Store store;
        private final Runnable what;
        private boolean isArmed;

        BeforeCommit(Store store, Runnable what) {
            this.store = store;
            this.what = what;
        }

        @Override
        public <T> T inTransaction(Function<Transaction, T> work) {
            return store.inTransaction(tx -> {
                var answer = work.apply(tx);
                if (isArmed) {
                    isArmed = false;
                    what.run();
                }
                return answer;
            });
        }
    }
}
