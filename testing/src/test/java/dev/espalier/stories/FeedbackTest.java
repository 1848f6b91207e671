package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.contacts.ContactEdit;
import dev.espalier.engine.feedback.Feedback;
import dev.espalier.engine.feedback.Feedback.Complaint;
import dev.espalier.engine.feedback.Feedback.Delivered;
import dev.espalier.engine.feedback.Feedback.HardBounce;
import dev.espalier.engine.feedback.Feedback.HumanReply;
import dev.espalier.engine.feedback.Outcome;
import dev.espalier.engine.mail.Delivery;
import dev.espalier.engine.sequences.NewSequence;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What follows from what comes back.
class FeedbackTest extends FeedbackStory {

    private static final HardBounce GONE = new HardBounce("5.1.1", "550 5.1.1 no such user");
    private static final String STOPS = DRIP + "exitConditions: [{email: any, did: replied}]\n";

    private void sent(String definition) {
        sim.active("drip", definition);
        signUp("ada@example.test");
        signUp("bob@example.test");
        sim.settle();
    }

    @Test
    void a_hard_bounce_suppresses_the_address_and_ends_its_way_through_every_sequence() {
        sim.active("other", DRIP);
        sent(DRIP);

        assertThat(told(GONE, "ada@example.test")).isInstanceOf(Outcome.Counted.class);

        assertThat(suppressed()).isEqualTo("ada@example.test bounced");
        assertThat(one("SELECT count(*) FROM enrolment WHERE end_reason = 'bounced'"))
                .isEqualTo("2");
        assertThat(one("SELECT kind FROM activity")).isEqualTo("bounced");
        assertThat(one("SELECT count(*) FROM send WHERE state = 'bounced'")).isEqualTo("1");
        sim.pass(days(3));
        assertThat(sim.subjectsOf("ada@example.test")).containsExactly("welcome", "welcome");
        assertThat(sim.subjectsOf("bob@example.test")).hasSize(4);
    }

    @Test
    void a_bounced_send_says_so_and_why() {
        sent(DRIP);

        told(GONE, "ada@example.test");

        assertThat(one("SELECT state || ': ' || detail FROM send WHERE state <> 'accepted'"))
                .isEqualTo("bounced: 550 5.1.1 no such user");
        assertThat(one("SELECT kind || ' ' || source FROM feedback")).isEqualTo("hard_bounce smtp");
    }

    @Test
    void a_bounce_that_tells_its_code_apart_from_its_words_is_kept_with_both() {
        sent(DRIP);

        told(new HardBounce("5.1.1", "no such user"), "ada@example.test");

        assertThat(one("SELECT detail FROM send WHERE state = 'bounced'"))
                .isEqualTo("5.1.1 no such user");
    }

    @Test
    void a_complaint_suppresses_and_a_late_delivery_does_not_take_it_back() {
        sent(DRIP);

        told(new Complaint("abuse"), "ada@example.test");
        told(new Delivered("250 ok"), "ada@example.test");
        told(new Delivered("250 ok"), "bob@example.test");

        assertThat(sim.states("drip")).containsExactlyInAnyOrder("complained", "delivered");
        assertThat(suppressed()).isEqualTo("ada@example.test complained");
        assertThat(one("SELECT end_reason FROM enrolment WHERE end_reason IS NOT NULL"))
                .isEqualTo("complained");
    }

    @Test
    void what_is_told_twice_counts_once() {
        sent(DRIP);

        assertThat(told(GONE, "ada@example.test", "a")).isInstanceOf(Outcome.Counted.class);
        assertThat(told(GONE, "ada@example.test", "b")).isInstanceOf(Outcome.Repeated.class);
        assertThat(one("SELECT count(*) FROM feedback")).isEqualTo("1");
    }

    @Test
    void an_email_refused_for_what_it_says_suppresses_nobody_and_its_person_goes_on() {
        sent(DRIP);

        told(new Feedback.Undelivered("5.7.1", "blocked"), "ada@example.test");
        told(new Feedback.Delayed("4.4.1", "timeout"), "bob@example.test");
        sim.pass(days(3));

        assertThat(suppressed()).isEqualTo("null");
        assertThat(sim.subjectsOf("ada@example.test")).containsExactly("welcome", "tips");
        assertThat(sim.states("drip")).contains("bounced");
    }

    @Test
    void a_bounce_known_by_its_message_id_must_name_whom_the_email_was_for() {
        sent(DRIP);

        assertThat(toldById(GONE, "ada@example.test", Set.of("bob@example.test"), ""))
                .isInstanceOf(Outcome.Stray.class);
        assertThat(toldById(GONE, "ada@example.test", Set.of(), ""))
                .isInstanceOf(Outcome.Stray.class);
        assertThat(suppressed()).isEqualTo("null");
        assertThat(one("SELECT count(*) || ' ' || min(kind) FROM stray_feedback"))
                .isEqualTo("1 hard_bounce");

        toldById(GONE, "ada@example.test", Set.of("ADA@Example.test"), "");
        assertThat(suppressed()).isEqualTo("ada@example.test bounced");
    }

    @Test
    void who_has_another_address_by_now_is_not_taken_off() {
        sent(DRIP);
        var path = pathOf("ada@example.test");
        var id = sim.contacts().byEmail(sim.workspace(), "ada@example.test").orElseThrow().id();
        sim.contacts()
                .update(sim.workspace(), id, new ContactEdit("ada@new.test", null, null, null));
        assertThat(path).isEqualTo(pathOf("ada@new.test"));

        told(GONE, "ada@new.test");
        sim.pass(days(3));

        assertThat(suppressed()).isEqualTo("ada@example.test bounced");
        assertThat(sim.subjectsOf("ada@new.test")).containsExactly("tips");
    }

    @Test
    void a_bounce_that_is_faster_than_the_relays_answer_is_made_good_when_that_is_written() {
        sim.active("drip", DRIP);
        signUp("ada@example.test");
        sim.relay()
                .answers(_ -> {
                    told(GONE, "ada@example.test");
                    return new Delivery.Accepted("250 kept");
                });
        sim.settle();
        assertThat(sim.states("drip")).containsExactly("sent");

        keeper.turn();

        assertThat(sim.states("drip")).containsExactly("bounced");
        assertThat(suppressed()).isEqualTo("ada@example.test bounced");
    }

    @Test
    void a_persons_answer_ends_a_sequence_that_says_so() {
        sent(STOPS);

        toldById(new HumanReply(), "ada@example.test", Set.of(), "ada@work.test");
        sim.pass(days(3));

        assertThat(sim.subjectsOf("ada@example.test")).containsExactly("welcome");
        assertThat(sim.subjectsOf("bob@example.test")).containsExactly("welcome", "tips");
        assertThat(one("SELECT kind || ' ' || step_key FROM activity"))
                .isEqualTo("replied welcome");
    }

    @Test
    void neither_an_absence_notice_nor_our_own_copy_ends_anything() {
        sent(STOPS);

        told(new Feedback.AutoReply("out of office"), "ada@example.test");
        assertThat(
                        toldById(
                                new HumanReply(),
                                "bob@example.test",
                                Set.of(),
                                "Hello@espalier.example"))
                .isInstanceOf(Outcome.Ignored.class);
        sim.pass(days(3));

        assertThat(subjects()).containsExactlyInAnyOrder("welcome", "welcome", "tips", "tips");
    }

    @Test
    void a_sequence_for_one_contact_ends_when_they_answer() {
        var ada = sim.contact("ada@example.test");
        sim.engine()
                .editor()
                .create(
                        sim.workspace(),
                        new NewSequence(
                                "nurture",
                                "nurture",
                                DRIP_FOR_ONE,
                                Optional.empty(),
                                Optional.of(new NewSequence.OneContact(ada, Map.of()))),
                        "a person");
        sim.approve("nurture");
        sim.settle();

        told(new HumanReply(), "ada@example.test");
        sim.pass(days(3));

        assertThat(subjects()).containsExactly("welcome");
        assertThat(one("SELECT end_reason FROM enrolment")).isEqualTo("replied");
        assertThat(one("SELECT status FROM sequence")).isEqualTo("cancelled");
    }

    private static final String DRIP_FOR_ONE = DRIP.replace("trigger: {event: signed_up}\n", "");

    @Test
    void machine_opens_are_kept_apart() {
        sent(DRIP);

        told(new Feedback.Opened(true, ""), "ada@example.test", "1");
        assertThat(one("SELECT count(*) FROM activity")).isEqualTo("0");
        told(new Feedback.Opened(false, ""), "ada@example.test", "2");

        assertThat(one("SELECT kind FROM activity")).isEqualTo("opened");
        assertThat(Optional.of(one("SELECT string_agg(kind, ' ' ORDER BY kind) FROM feedback")))
                .hasValue("opened opened_by_machine");
    }

    @Test
    void who_asks_by_mail_gets_no_more() {
        sent(DRIP);

        told(new Feedback.Unsubscribe(), "ada@example.test");
        sim.pass(days(3));

        assertThat(sim.subjectsOf("ada@example.test")).containsExactly("welcome");
        assertThat(one("SELECT count(*) FROM contact WHERE unsubscribed_at IS NOT NULL"))
                .isEqualTo("1");
    }
}
