package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.engine.mail.Delivery;
import dev.espalier.refusal.Refused.NotAllowed;
import dev.espalier.refusal.Refused.NotFound;
import dev.espalier.sequence.SequenceStatus;
import org.junit.jupiter.api.Test;

/// Ending things: a whole sequence, one person's way through it, and a sequence for good.
class CancelTest extends Story {

    @Test
    void a_cancelled_sequence_lets_everybody_go_and_sends_nothing_more() {
        sim.active("drip", DRIP);
        signUp("ada@example.test");
        sim.settle();
        sim.engine().control().cancel(sim.workspace(), "drip", "a person");

        signUp("bob@example.test");
        sim.pass(days(5));

        assertThat(subjects()).containsExactly("welcome");
        assertThat(sim.status("drip").sequence().status()).isEqualTo(SequenceStatus.CANCELLED);
        assertThat(sim.status("drip").counts())
                .extracting("enrolled", "active", "cancelled")
                .containsExactly(1L, 0L, 1L);
        assertThatThrownBy(() -> sim.resume("drip")).isInstanceOf(NotAllowed.class);
    }

    @Test
    void what_was_queued_is_cancelled_in_the_ledger() {
        sim.active("one", ONE);
        signUp("ada@example.test");
        sim.engine().advance().turn();

        sim.engine().control().cancel(sim.workspace(), "one", "a person");
        sim.settle();

        assertThat(subjects()).isEmpty();
        assertThat(sim.states("one")).containsExactly("cancelled");
    }

    @Test
    void a_send_that_waits_for_its_retry_is_cancelled_too() {
        sim.active("one", ONE);
        sim.relay().answers(_ -> new Delivery.Deferred(451, "4.2.0", "busy"));
        signUp("ada@example.test");
        sim.settle();
        sim.relay().accepts();

        unenrol("one", "ada@example.test");
        sim.pass(days(1));

        assertThat(subjects()).isEmpty();
        assertThat(sim.states("one")).containsExactly("cancelled");
    }

    @Test
    void nothing_is_tried_again_for_somebody_who_left_while_an_attempt_was_under_way() {
        sim.active("one", ONE);
        sim.relay()
                .answers(_ -> {
                    unenrol("one", "ada@example.test");
                    sim.relay().accepts();
                    return new Delivery.Deferred(451, "4.2.0", "busy");
                });
        signUp("ada@example.test");
        sim.pass(days(1));

        assertThat(subjects()).isEmpty();
        assertThat(sim.states("one")).containsExactly("cancelled");
        assertThat(sim.status("one").counts().cancelled()).isEqualTo(1);
    }

    @Test
    void nothing_is_tried_again_for_somebody_who_bought_while_an_attempt_was_under_way() {
        sim.active("one", "exitConditions: [{event: purchased}]\n" + ONE);
        sim.relay()
                .answers(_ -> {
                    sim.track("purchased", "ada@example.test");
                    sim.engine().advance().turn();
                    sim.relay().accepts();
                    return new Delivery.Deferred(451, "4.2.0", "busy");
                });
        signUp("ada@example.test");
        sim.pass(days(1));

        assertThat(subjects()).isEmpty();
        assertThat(sim.states("one")).containsExactly("cancelled");
        assertThat(sim.status("one").counts().exited()).isEqualTo(1);
    }

    @Test
    void one_person_can_be_taken_out_and_the_others_go_on() {
        sim.active("drip", DRIP);
        signUp("ada@example.test");
        signUp("bob@example.test");
        sim.settle();

        unenrol("drip", "ada@example.test");
        sim.pass(days(3));

        assertThat(sim.subjectsOf("ada@example.test")).containsExactly("welcome");
        assertThat(sim.subjectsOf("bob@example.test")).containsExactly("welcome", "tips");
        assertThatThrownBy(() -> unenrol("drip", "ada@example.test")).isInstanceOf(NotFound.class);
    }

    private void unenrol(String sequence, String email) {
        sim.engine().control().unenrol(sim.workspace(), sequence, contact(email));
    }

    private String contact(String email) {
        return sim.contacts().byEmail(sim.workspace(), email).orElseThrow().id();
    }

    @Test
    void somebody_who_came_in_while_the_sequence_was_cancelled_is_out_again() {
        sim.active("one", ONE);
        signUp("ada@example.test");
        sim.database().execute("UPDATE sequence SET status = 'cancelled', ended_at = now()");

        sim.settle();

        assertThat(subjects()).isEmpty();
        assertThat(sim.status("one").counts())
                .extracting("active", "cancelled")
                .containsExactly(0L, 1L);
    }

    @Test
    void somebody_who_came_in_while_the_sequence_was_deleted_leaves_no_trace() {
        sim.active("one", ONE);
        sim.active("two", ONE);
        signUp("ada@example.test");
        sim.database().execute("DELETE FROM sequence WHERE id = 'one'");

        sim.settle();

        assertThat(subjects()).containsExactly("welcome");
        sim.draft("one", ONE);
        assertThat(sim.status("one").counts().enrolled()).isZero();
        assertThat(sim.database().one("SELECT count(*) FROM enrolment")).isEqualTo("1");
    }

    @Test
    void a_deleted_sequence_is_gone_and_its_sends_stay_in_the_ledger() {
        sim.active("drip", DRIP);
        signUp("ada@example.test");
        signUp("bob@example.test");
        sim.settle();
        sim.pass(days(2));
        signUp("eve@example.test");
        sim.engine().advance().turn();

        sim.engine().editor().delete(sim.workspace(), "drip", "a person");
        sim.pass(days(5));

        assertThat(sim.inbox()).hasSize(4);
        assertThatThrownBy(() -> sim.status("drip")).isInstanceOf(NotFound.class);
        assertThat(sim.database().one("SELECT string_agg(state, ' ' ORDER BY state) FROM sends"))
                .isEqualTo("accepted accepted accepted accepted cancelled");
        assertThat(sim.database().one("SELECT count(*) FROM enrolment")).isEqualTo("0");
    }

    @Test
    void a_sequence_made_anew_under_the_same_id_begins_at_nothing() {
        sim.active("one", ONE);
        signUp("ada@example.test");
        sim.settle();
        sim.engine().editor().delete(sim.workspace(), "one", "a person");

        sim.active("one", ONE.replace("templateId: welcome", "templateId: offer"));
        signUp("ada@example.test");
        sim.settle();

        assertThat(subjects()).containsExactly("welcome", "offer");
        assertThat(sim.status("one").counts())
                .extracting("enrolled", "completed")
                .containsExactly(1L, 1L);
    }

    @Test
    void a_deleted_contact_gets_nothing_more() {
        sim.active("drip", DRIP);
        signUp("ada@example.test");
        signUp("bob@example.test");
        sim.settle();
        sim.contacts().delete(sim.workspace(), contact("ada@example.test"));
        sim.pass(days(3));

        assertThat(sim.subjectsOf("ada@example.test")).containsExactly("welcome");
        assertThat(sim.status("drip").counts())
                .extracting("active", "completed", "cancelled")
                .containsExactly(0L, 1L, 1L);
    }
}
