package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.engine.mail.Delivery;
import dev.espalier.refusal.Refused.NotAllowed;
import dev.espalier.refusal.Refused.NotFound;
import dev.espalier.testing.Mail;
import dev.espalier.testing.Simulation;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PausingTest extends Story {

    @Test
    void a_paused_sequence_sends_nothing_even_when_emails_fall_due() {
        sim.active("drip", DRIP);
        signUp("ada@example.test");
        sim.settle();
        sim.pause("drip");

        sim.pass(days(3));

        assertThat(subjects()).containsExactly("welcome");
        assertThat(sim.status("drip").counts().held()).isEqualTo(1);

        sim.resume("drip");
        sim.settle();

        assertThat(subjects()).containsExactly("welcome", "tips");
        assertThat(sim.inbox().getLast().at()).isEqualTo(Simulation.START.plus(days(3)));
    }

    @Test
    void a_paused_sequence_takes_people_in_and_mails_them_when_it_goes_on() {
        sim.active("one", ONE);
        sim.pause("one");
        signUp("ada@example.test");
        sim.pass(days(1));

        assertThat(subjects()).isEmpty();
        assertThat(sim.status("one").counts().enrolled()).isEqualTo(1);

        sim.resume("one");
        sim.settle();

        assertThat(subjects()).containsExactly("welcome");
    }

    @Test
    void timers_keep_running_while_a_sequence_is_paused() {
        sim.active("drip", DRIP);
        signUp("ada@example.test");
        sim.settle();
        sim.pause("drip");
        sim.pass(days(1));
        sim.resume("drip");

        sim.pass(days(1));

        assertThat(subjects()).containsExactly("welcome", "tips");
    }

    @Test
    void what_was_queued_before_the_pause_is_stopped_at_the_gate_and_goes_after_it() {
        sim.active("one", ONE);
        signUp("ada@example.test");
        sim.engine().advance().turn();
        sim.pause("one");

        sim.settle();

        assertThat(subjects()).isEmpty();
        assertThat(sim.status("one").counts().held()).isEqualTo(1);

        sim.resume("one");
        sim.settle();

        assertThat(subjects()).containsExactly("welcome");
        assertThat(sim.states("one")).containsExactly("sent");
    }

    @Test
    void a_resume_queues_in_the_order_in_which_things_fell_due() {
        sim.active(
                "noon",
                """
                trigger: {event: signed_up}
                steps:
                  - {type: delay, until: {time: "12:00"}}
                  - {type: email, templateId: welcome}
                """);
        sim.pause("noon");
        for (var zone : "America/New_York Europe/London Asia/Tokyo Europe/Berlin".split(" ")) {
            var email = zone.split("/")[1] + "@example.test";
            sim.contact(email, zone, Map.of());
            signUp(email);
        }
        sim.pass(days(1));

        sim.resume("noon");
        sim.engine().advance().turn();

        assertThat(
                        sim.database()
                                .one(
                                        """
                                        SELECT string_agg(split_part(c.email, '@', 1), ' ' ORDER BY p.due_at)
                                          FROM pending_send p JOIN contact c ON c.id = p.contact_id
                                        """))
                .isEqualTo("Berlin London New_York Tokyo");
    }

    @Test
    void what_is_too_late_after_a_resume_waits_for_a_person() {
        sim.active("one", ONE);
        sim.pause("one");
        signUp("old@example.test");
        sim.pass(days(5));
        signUp("new@example.test");
        sim.pass(days(3));

        sim.resume("one");
        sim.pass(days(2));

        assertThat(sim.inbox()).extracting(Mail::to).containsExactly("new@example.test");
        assertThat(sim.status("one").counts())
                .extracting("active", "held", "completed")
                .containsExactly(1L, 1L, 1L);

        sim.engine().control().release(sim.workspace(), "one", contact("old@example.test"));
        sim.settle();

        assertThat(sim.inbox()).hasSize(2);
        assertThatThrownBy(() ->
                        sim.engine()
                                .control()
                                .release(sim.workspace(), "one", contact("old@example.test")))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void a_released_email_stays_released_when_an_event_comes_while_it_is_on_its_way() {
        sim.active(
                "exits",
                """
                trigger: {event: signed_up}
                exitConditions: [{event: purchased, if: {property: event.amount, operator: gt, value: 9}}]
                steps: [{type: email, templateId: welcome}]
                """);
        sim.pause("exits");
        signUp("old@example.test");
        sim.pass(days(8));
        sim.resume("exits");
        sim.settle();
        sim.engine().control().release(sim.workspace(), "exits", contact("old@example.test"));
        sim.engine().advance().turn();

        sim.track("purchased", "old@example.test");
        sim.engine().advance().turn();
        sim.pause("exits");
        sim.settle();
        sim.resume("exits");
        sim.settle();

        assertThat(subjects()).containsExactly("welcome");
    }

    @Test
    void an_email_in_doubt_that_a_pause_kept_goes_on_with_the_resume() {
        sim.active("one", ONE);
        sim.relay().answers(_ -> new Delivery.InDoubt("no answer"));
        signUp("ada@example.test");
        sim.settle();
        sim.relay().accepts();
        sim.pause("one");
        sim.pass(hours(1));

        assertThat(sim.states("one")).containsExactly("in_doubt");

        sim.resume("one");
        sim.settle();

        assertThat(sim.states("one")).containsExactly("sent");
        assertThat(sim.status("one").counts().completed()).isEqualTo(1);
    }

    @Test
    void a_hold_that_was_written_while_the_resume_was_on_its_way_is_found() {
        sim.active("one", ONE);
        signUp("ada@example.test");
        sim.database()
                .execute(
                        "UPDATE enrolment SET due_at = NULL, hold = 'paused', held_due = enrolled_at");
        sim.settle();
        assertThat(subjects()).isEmpty();

        sim.store().run(tx -> tx.enrolmentGroups().releaseForgotten(sim.now()));
        sim.settle();

        assertThat(subjects()).containsExactly("welcome");
    }

    @Test
    void pausing_or_resuming_twice_is_fine_and_a_draft_can_do_neither() {
        sim.active("one", ONE);
        sim.draft("draft", ONE);
        sim.pause("one");
        sim.pause("one");
        sim.resume("one");
        sim.resume("one");

        assertThatThrownBy(() -> sim.pause("draft")).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> sim.resume("draft")).isInstanceOf(NotAllowed.class);
    }

    private String contact(String email) {
        return sim.contacts().byEmail(sim.workspace(), email).orElseThrow().id();
    }
}
