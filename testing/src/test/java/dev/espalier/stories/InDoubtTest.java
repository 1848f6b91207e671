package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.engine.contacts.ContactEdit;
import dev.espalier.engine.dispatch.Resolving.Verdict;
import dev.espalier.engine.id.TypeId;
import dev.espalier.engine.mail.Delivery;
import dev.espalier.engine.sequences.SequenceEdit;
import dev.espalier.engine.store.Sequences.OnPublish;
import dev.espalier.refusal.Refused.NotAllowed;
import dev.espalier.refusal.Refused.NotFound;
import dev.espalier.send.InDoubt;
import dev.espalier.testing.Mail;
import dev.espalier.testing.Simulation;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A send whose answer was lost, and the person who is asked.
class InDoubtTest extends Story {

    private void holds(String sequence) {
        sim.engine()
                .editor()
                .update(
                        sim.workspace(),
                        sequence,
                        new SequenceEdit(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                OnPublish.STAY,
                                false,
                                Optional.of(InDoubt.HOLD)),
                        "a person");
    }

    /// @return its id
    private String inDoubt() {
        sim.active("drip", DRIP);
        holds("drip");
        sim.relay().answers(_ -> new Delivery.InDoubt("no answer after the final dot"));
        signUp("ada@example.test");
        sim.settle();
        sim.relay().accepts();
        sim.pass(days(1));
        return TypeId.text("snd", sim.sends("drip").getFirst().id());
    }

    private void resolve(String id, Verdict verdict) {
        sim.engine().resolving().resolve(sim.workspace(), id, verdict, "ada");
    }

    @Test
    void a_held_one_waits_for_a_person_who_sees_why_and_since_when() {
        inDoubt();
        sim.pass(days(5));

        assertThat(sim.inbox()).hasSize(1);
        assertThat(sim.states("drip")).containsExactly("in_doubt");
        var row = sim.sends("drip").getFirst();
        assertThat(row.detail()).isEqualTo("no answer after the final dot");
        assertThat(row.inDoubtSince()).isEqualTo(Simulation.START);
    }

    @Test
    void one_that_arrived_goes_on_from_when_it_was_handed_over() {
        var id = inDoubt();

        resolve(id, Verdict.SENT);

        var row = sim.sends("drip").getFirst();
        assertThat(row.state().apiWord()).isEqualTo("sent");
        assertThat(row.acceptedAt()).isEqualTo(Simulation.START);
        sim.pass(days(1));
        assertThat(subjects()).containsExactly("welcome", "tips");
        assertThat(sim.inbox().getLast().at()).isEqualTo(Simulation.START.plus(days(2)));
    }

    @Test
    void one_that_shall_go_again_goes_with_the_same_bytes_though_it_is_late_and_the_contact_changed() {
        var id = inDoubt();
        sim.pass(days(10));
        sim.contacts()
                .update(
                        sim.workspace(),
                        sim.database().one("SELECT id FROM contact"),
                        new ContactEdit(null, null, Map.of("firstName", "Countess"), null));

        resolve(id, Verdict.RESEND);
        sim.settle();

        assertThat(sim.inbox()).hasSize(2);
        assertThat(sim.inbox().getLast().raw()).isEqualTo(sim.inbox().getFirst().raw());
        assertThat(sim.states("drip").getFirst()).isEqualTo("sent");
    }

    @Test
    void one_that_is_given_up_has_failed_and_its_person_goes_on_from_now() {
        var id = inDoubt();

        resolve(id, Verdict.FAILED);
        sim.pass(days(2).plus(hours(1)));

        assertThat(sim.states("drip")).containsExactly("failed", "sent");
        assertThat(sim.inbox().getLast().at()).isEqualTo(Simulation.START.plus(days(3)));
    }

    @Test
    void who_resolved_it_stands_in_the_journal() {
        var id = inDoubt();

        resolve(id, Verdict.SENT);

        assertThat(
                        sim.database()
                                .one(
                                        """
                                        SELECT actor || ': ' || detail FROM audit WHERE action = 'send.resolved'
                                        """))
                .isEqualTo("ada: " + id + " as sent");
    }

    @Test
    void one_that_is_not_in_doubt_or_not_there_cannot_be_resolved() {
        var id = inDoubt();
        resolve(id, Verdict.SENT);

        assertThatThrownBy(() -> resolve(id, Verdict.SENT))
                .isInstanceOf(NotAllowed.class)
                .hasMessageContaining("is sent (expected: in_doubt)");
        assertThatThrownBy(() -> resolve("snd_01h455vb4pex5vsknk084sn02q", Verdict.SENT))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void one_whose_person_is_out_waits_all_the_same_and_does_not_go_again() {
        var id = inDoubt();
        sim.engine().control().cancel(sim.workspace(), "drip", "a person");
        sim.pass(days(1));

        assertThat(sim.states("drip")).containsExactly("in_doubt");
        assertThatThrownBy(() -> resolve(id, Verdict.RESEND)).isInstanceOf(NotAllowed.class);
        resolve(id, Verdict.SENT);
        assertThat(sim.states("drip")).containsExactly("sent");
    }

    @Test
    void one_that_nobody_is_asked_about_ends_with_its_enrolment() {
        sim.active("one", ONE);
        sim.relay().answers(_ -> new Delivery.InDoubt("no answer"));
        signUp("ada@example.test");
        sim.settle();
        sim.relay().accepts();
        sim.pause("one");
        sim.pass(hours(1));
        assertThat(sim.states("one")).containsExactly("in_doubt");

        sim.engine().control().cancel(sim.workspace(), "one", "a person");

        assertThat(sim.inbox()).extracting(Mail::subject).containsExactly("welcome");
        assertThat(sim.states("one")).containsExactly("cancelled");
        assertThat(sim.sends("one").getFirst().detail()).startsWith("may have arrived");
    }

    @Test
    void a_sequence_that_begins_to_hold_holds_what_is_queued_in_doubt() {
        sim.active("one", ONE);
        sim.relay().answers(_ -> new Delivery.InDoubt("no answer"));
        signUp("ada@example.test");
        sim.settle();

        holds("one");
        sim.pass(days(1));

        assertThat(sim.states("one")).containsExactly("in_doubt");
        assertThat(sim.inbox()).hasSize(1);
    }

    @Test
    void what_a_dead_node_was_handing_over_is_held_too() {
        sim.active("one", ONE);
        holds("one");
        sim.relay()
                .answers(_ -> {
                    sim.store().run(tx -> tx.sends().reap(sim.now(), sim.now()));
                    return new Delivery.NotSubmitted("nobody hears this");
                });
        signUp("ada@example.test");
        sim.settle();

        assertThat(sim.states("one")).containsExactly("in_doubt");
    }

    @Test
    void a_late_yes_ends_the_doubt_and_the_person_goes_on() {
        sim.active("drip", DRIP);
        holds("drip");
        sim.relay()
                .answers(_ -> {
                    sim.store().run(tx -> tx.sends().reap(sim.now(), sim.now()));
                    return new Delivery.Accepted("250 kept");
                });
        signUp("ada@example.test");
        sim.settle();

        assertThat(sim.states("drip")).containsExactly("sent");
        sim.relay().accepts();
        sim.pass(days(2));
        assertThat(subjects()).containsExactly("welcome", "tips");
    }

    @Test
    void a_late_yes_does_not_count_once_another_attempt_has_begun() {
        sim.active("one", ONE);
        sim.relay()
                .answers(_ -> {
                    sim.store().run(tx -> tx.sends().reap(sim.now(), sim.now()));
                    sim.relay().answers(_ -> new Delivery.Rejected(554, "5.6.0", "no"));
                    sim.node(sim.store(), "other").dispatch().turn();
                    return new Delivery.Accepted("250 kept");
                });
        signUp("ada@example.test");
        sim.settle();

        assertThat(sim.states("one")).containsExactly("rejected");
    }
}
