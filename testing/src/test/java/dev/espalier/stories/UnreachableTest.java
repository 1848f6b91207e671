package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.contacts.ContactEdit;
import dev.espalier.engine.contacts.SuppressionList;
import dev.espalier.engine.mail.Delivery;
import dev.espalier.engine.mail.Delivery.Stage;
import org.junit.jupiter.api.Test;

/// People who must not be mailed.
class UnreachableTest extends Story {

    private void unsubscribe(String email) {
        var id = sim.contacts().byEmail(sim.workspace(), email).orElseThrow().id();
        sim.contacts().update(sim.workspace(), id, new ContactEdit(null, null, null, true));
    }

    private String endReason() {
        return sim.database().one("SELECT end_reason FROM enrolment");
    }

    @Test
    void who_unsubscribes_on_the_way_gets_nothing_more() {
        sim.active("drip", DRIP);
        signUp("ada@example.test");
        sim.settle();

        unsubscribe("ada@example.test");
        sim.pass(days(3));

        assertThat(subjects()).containsExactly("welcome");
        assertThat(sim.status("drip").counts().exited()).isEqualTo(1);
        assertThat(endReason()).isEqualTo("unsubscribed");
    }

    @Test
    void who_is_suppressed_before_the_first_email_gets_none() {
        new SuppressionList(sim.store(), sim::now, sim.engine().barrier())
                .add(sim.workspace(), " ADA@example.test", "asked by letter");
        sim.active("drip", DRIP);

        signUp("ada@example.test");
        sim.pass(days(3));

        assertThat(subjects()).isEmpty();
        assertThat(endReason()).isEqualTo("suppressed");
    }

    @Test
    void the_gate_stops_what_was_queued_before_somebody_unsubscribed() {
        sim.active("one", ONE);
        signUp("ada@example.test");
        sim.engine().advance().turn();

        unsubscribe("ada@example.test");
        sim.settle();

        assertThat(subjects()).isEmpty();
        assertThat(sim.sends("one")).isEmpty();
        assertThat(sim.status("one").counts().exited()).isEqualTo(1);
    }

    @Test
    void an_address_that_does_not_exist_is_suppressed_and_its_person_is_out() {
        sim.active("drip", DRIP);
        sim.active("one", ONE);
        sim.relay().answers(_ -> new Delivery.Rejected(550, "5.1.1", "no such user"));
        signUp("gone@example.test");
        sim.settle();
        sim.relay().accepts();
        sim.pass(days(3));

        assertThat(subjects()).isEmpty();
        assertThat(sim.states("drip")).containsExactly("rejected");
        assertThat(sim.status("drip").counts().exited()).isEqualTo(1);
        assertThat(sim.status("one").counts().exited()).isEqualTo(1);
        assertThat(sim.database().one("SELECT address || ' ' || reason FROM suppression"))
                .isEqualTo("gone@example.test bounced");

        sim.active("later", DRIP);
        signUp("gone@example.test");
        sim.pass(days(3));
        assertThat(subjects()).isEmpty();
    }

    @Test
    void an_email_that_the_relay_will_not_have_is_rejected_and_its_person_goes_on() {
        sim.active("drip", DRIP);
        sim.relay().answers(_ -> new Delivery.Rejected(554, "5.7.1", "looks like spam"));
        signUp("ada@example.test");
        sim.settle();
        sim.relay().accepts();
        sim.pass(days(2));

        assertThat(subjects()).containsExactly("tips");
        assertThat(sim.states("drip")).containsExactly("rejected", "sent");
        assertThat(sim.database().one("SELECT count(*) FROM suppression")).isEqualTo("0");
    }

    @Test
    void a_refusal_of_our_own_address_does_not_suppress_the_recipients() {
        sim.active("one", ONE);
        sim.relay().answers(_ -> new Delivery.Rejected(553, "5.1.8", "bad sender"));
        signUp("ada@example.test");
        sim.settle();

        assertThat(sim.states("one")).containsExactly("rejected");
        assertThat(sim.database().one("SELECT count(*) FROM suppression")).isEqualTo("0");
    }

    @Test
    void a_relay_that_refuses_our_address_costs_nobody_their_email_and_is_warned_of_once() {
        sim.active("one", ONE);
        sim.relay()
                .answers(_ -> new Delivery.Rejected(Stage.MAIL, 550, "5.7.1", "MAIL FROM: 550 no"));
        signUp("ada@example.test");
        signUp("bob@example.test");
        sim.pass(minutes(8));

        assertThat(sim.states("one")).containsExactly("queued", "queued");
        var warnings = sim.engine().settings().warnings(sim.workspace(), 20);
        assertThat(warnings)
                .extracting(one -> one.kind().word() + " " + one.host() + " " + one.code())
                .containsExactly("sender relay.example 5.7.1");
        assertThat(warnings.getFirst().count()).isEqualTo(4);
        assertThat(warnings.getFirst().detail()).isEqualTo("MAIL FROM: 550 no");
        assertThat(warnings.getFirst().firstAt()).isBefore(warnings.getFirst().lastAt());

        sim.relay().accepts();
        sim.pass(hours(1));
        assertThat(sim.states("one")).containsExactly("sent", "sent");
    }

    @Test
    void refusals_by_policy_and_of_the_login_are_warned_of_each_by_itself() {
        sim.active("one", ONE);
        sim.relay()
                .answers(envelope ->
                        envelope.to().startsWith("ada")
                                ? new Delivery.Rejected(
                                        Stage.MESSAGE, 554, "5.7.26", "message: 554 5.7.26 no DKIM")
                                : new Delivery.NotSubmitted(535, "relay:25: login: 535 no"));
        signUp("ada@example.test");
        signUp("bob@example.test");
        sim.settle();

        assertThat(sim.engine().settings().warnings(sim.workspace(), 20))
                .extracting(one -> one.kind().word() + " " + one.code())
                .containsExactlyInAnyOrder("policy 5.7.26", "login 535");
        assertThat(sim.states("one")).containsExactlyInAnyOrder("rejected", "queued");
    }

    @Test
    void a_bare_refusal_of_the_message_says_nothing_of_the_address() {
        sim.active("one", ONE);
        sim.relay().answers(_ -> new Delivery.Rejected(Stage.MESSAGE, 550, "", "message: 550 no"));
        signUp("ada@example.test");
        sim.settle();

        assertThat(sim.states("one")).containsExactly("rejected");
        assertThat(sim.database().one("SELECT count(*) FROM suppression")).isEqualTo("0");
    }

    @Test
    void a_doubtful_email_of_somebody_who_unsubscribed_is_not_tried_again() {
        sim.active("one", ONE);
        sim.relay().answers(_ -> new Delivery.InDoubt("no answer"));
        signUp("ada@example.test");
        sim.settle();
        unsubscribe("ada@example.test");
        sim.pass(days(1));

        assertThat(sim.inbox()).hasSize(1);
        assertThat(sim.states("one")).containsExactly("cancelled");
        assertThat(sim.sends("one").getFirst().detail()).startsWith("may have arrived");
        assertThat(sim.status("one").counts().exited()).isEqualTo(1);
    }
}
