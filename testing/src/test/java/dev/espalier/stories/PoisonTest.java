package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.journal.Action;
import dev.espalier.engine.mail.Delivery;
import dev.espalier.testing.Mail;
import dev.espalier.testing.Simulation;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// One that cannot be planned must not stop the others.
class PoisonTest extends Story {

    @Test
    void people_of_a_version_that_no_longer_reads_are_held_and_the_others_go_on() {
        sim.active("sound", ONE);
        sim.active("broken", ONE);
        signUp("ada@example.test");
        signUp("bob@example.test");
        var good = sim.database().one("SELECT canonical FROM sequence_version LIMIT 1");
        broken("'no definition'");
        // A node that has read nothing yet.
        var fresh = sim.node(sim.store(), "fresh");

        fresh.advance().turn();
        sim.settle();

        assertThat(sim.inbox())
                .extracting(Mail::to)
                .containsExactlyInAnyOrder("ada@example.test", "bob@example.test");
        assertThat(sim.status("broken").counts())
                .extracting("active", "held")
                .containsExactly(2L, 2L);
        assertThat(sim.database().one("SELECT DISTINCT hold FROM enrolment WHERE hold IS NOT NULL"))
                .isEqualTo("failed");

        broken("'" + good + "'");
        sim.resume("broken");
        sim.settle();

        assertThat(sim.inbox()).hasSize(4);
        // It was not paused, yet somebody let people go.
        sim.resume("broken");
        assertThat(
                        sim.engine()
                                .reports()
                                .audit(sim.workspace(), "broken", Optional.empty(), 20)
                                .items())
                .filteredOn(one -> one.entry().action() == Action.SEQUENCE_RESUMED)
                .hasSize(1);
    }

    private void broken(String canonical) {
        sim.database()
                .execute(
                        "UPDATE sequence_version SET canonical = "
                                + canonical
                                + " WHERE sequence_id = 'broken'");
    }

    @Test
    void a_contact_that_cannot_be_read_is_held_alone_and_goes_on_when_a_person_has_looked() {
        sim.active("one", ONE);
        signUp("ada@example.test");
        signUp("bad@example.test");
        signUp("bob@example.test");
        sim.database()
                .execute(
                        "UPDATE contact SET zone = 'Moon/Base' WHERE address = 'bad@example.test'");

        sim.settle();

        assertThat(sim.inbox())
                .extracting(Mail::to)
                .containsExactlyInAnyOrder("ada@example.test", "bob@example.test");
        assertThat(sim.status("one").counts().held()).isEqualTo(1);

        sim.database().execute("UPDATE contact SET zone = NULL");
        var bad = sim.contacts().byEmail(sim.workspace(), "bad@example.test").orElseThrow();
        sim.engine().control().release(sim.workspace(), "one", bad.id());
        sim.settle();

        assertThat(sim.inbox()).hasSize(3);
        assertThat(sim.inbox().getLast().at()).isEqualTo(Simulation.START);
    }

    @Test
    @Timeout(30)
    void an_error_while_an_email_is_handed_over_does_not_stop_the_others() {
        sim.active("one", ONE);
        sim.relay()
                .answers(envelope -> {
                    if (envelope.to().startsWith("bad")) {
                        throw new StackOverflowError("too deep");
                    }
                    return new Delivery.Accepted("250 kept");
                });
        signUp("bad@example.test");
        signUp("good@example.test");

        sim.settle();

        assertThat(sim.subjectsOf("good@example.test")).containsExactly("welcome");
        assertThat(one("SELECT doubtful FROM pending_send")).isEqualTo("t");

        sim.relay().accepts();
        sim.pass(hours(1));
        assertThat(sim.subjectsOf("bad@example.test")).containsExactly("welcome");
    }

    private String one(String sql) {
        return sim.database().one(sql);
    }
}
