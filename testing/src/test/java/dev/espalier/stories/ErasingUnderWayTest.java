package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.mail.Delivery;
import dev.espalier.engine.sequences.SequenceEdit;
import dev.espalier.engine.store.Sequences.OnPublish;
import dev.espalier.send.InDoubt;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Forgetting somebody while things are under way for them.
class ErasingUnderWayTest extends ErasingStory {

    private void delete(String sequence) {
        sim.engine().editor().delete(sim.workspace(), sequence, "a person");
    }

    @Test
    void a_held_doubt_whose_sequence_is_gone_is_told_and_forgotten() {
        zephyrine();
        sim.active("drip", DRIP);
        sim.engine()
                .editor()
                .update(
                        sim.workspace(),
                        "drip",
                        new SequenceEdit(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                OnPublish.STAY,
                                false,
                                Optional.of(InDoubt.HOLD)),
                        "a person");
        sim.relay().answers(to -> new Delivery.InDoubt("no answer for " + to.to()));
        event("signed_up");
        sim.settle();
        delete("drip");
        assertThat(one("SELECT state FROM pending_send")).isEqualTo("in_doubt");
        assertThat(sim.engine().disclosing().dossier(sim.workspace(), ID).mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail.address()).contains(ADDRESS));

        assertThat(erase()).isZero();
        sim.pass(days(1));

        assertThat(traces()).isEmpty();
        assertThat(one("SELECT state FROM send")).isEqualTo("cancelled");
    }

    @Test
    void what_is_in_flight_of_a_sequence_that_is_gone_is_waited_for() {
        zephyrine();
        sim.active("drip", DRIP);
        event("signed_up");
        var inFlight = new AtomicInteger();
        sim.relay()
                .answers(to -> {
                    delete("drip");
                    inFlight.set(erase());
                    return new Delivery.Accepted("250 kept for " + to.to());
                });
        sim.settle();

        assertThat(inFlight).hasValue(1);
        sim.engine().erasing().finish();
        assertThat(traces()).isEmpty();
        assertThat(one("SELECT state FROM send")).isEqualTo("accepted");
    }
}
