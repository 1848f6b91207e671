package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.feedback.Feedback;
import dev.espalier.engine.feedback.Feedback.Delivered;
import dev.espalier.engine.feedback.Feedback.HardBounce;
import dev.espalier.engine.feedback.Feedback.HumanReply;
import dev.espalier.engine.mail.Delivery;
import dev.espalier.testing.Simulation;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Something comes back of an email whose answer was lost: the relay took it.
class ProvenTest extends FeedbackStory {

    private static final Feedback DELIVERED = new Delivered("250 ok");

    /// One answer is lost, and the relay has the email.
    private void inDoubt() {
        var calls = new AtomicInteger();
        sim.relay()
                .answers(_ ->
                        calls.getAndIncrement() == 0
                                ? new Delivery.InDoubt("no answer after the final dot")
                                : new Delivery.Accepted("250 kept"));
        sim.active("drip", DRIP);
        signUp("ada@example.test");
        sim.settle();
        assertThat(one("SELECT state FROM pending_send WHERE doubtful")).isNotNull();
    }

    private void told(Feedback feedback) {
        told(feedback, "ada@example.test");
        keeper.turn();
        // A send has to have its result before feedback can move it.
        keeper.turn();
    }

    @Test
    void what_waits_for_a_person_waits_no_more() {
        inDoubt();
        sim.database().execute("UPDATE pending_send SET holds_doubt = true, state = 'in_doubt'");

        told(DELIVERED);

        assertThat(sim.states("drip")).containsExactly("delivered");
        assertThat(sim.sends("drip").getFirst().acceptedAt()).isEqualTo(Simulation.START);
        sim.pass(days(3));
        assertThat(subjects()).containsExactly("welcome", "tips");
        assertThat(sim.inbox().getLast().at()).isEqualTo(Simulation.START.plus(days(2)));
    }

    @Test
    void what_would_go_again_does_not() {
        inDoubt();

        told(DELIVERED);
        sim.pass(days(3));

        assertThat(subjects()).containsExactly("welcome", "tips");
        assertThat(sim.states("drip")).containsExactly("delivered", "sent");
    }

    @Test
    void a_bounce_proves_as_much_and_ends_the_way_through() {
        inDoubt();

        told(new HardBounce("5.1.1", "550 no such user"));
        sim.pass(days(3));

        assertThat(sim.states("drip")).containsExactly("bounced");
        assertThat(subjects()).containsExactly("welcome");
        assertThat(suppressed()).isEqualTo("ada@example.test bounced");
    }

    @Test
    void so_does_a_reply() {
        inDoubt();

        told(new HumanReply());
        sim.pass(days(3));

        assertThat(subjects()).containsExactly("welcome", "tips");
    }

    @Test
    void while_it_is_on_its_way_again_it_is_left_alone() {
        inDoubt();
        sim.database()
                .execute("UPDATE pending_send SET owner = gen_random_uuid(), state = 'claimed'");

        told(DELIVERED);

        assertThat(one("SELECT count(*) FROM pending_send")).isEqualTo("1");
    }

    @Test
    void nothing_comes_of_feedback_on_a_send_that_is_not_in_doubt() {
        sim.active("drip", DRIP);
        signUp("ada@example.test");
        sim.engine().advance().turn();

        told(DELIVERED);

        assertThat(one("SELECT state FROM pending_send")).isEqualTo("queued");
    }
}
