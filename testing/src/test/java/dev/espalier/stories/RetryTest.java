package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.mail.Delivery;
import dev.espalier.testing.Mail;
import dev.espalier.testing.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What happens when the relay does not take an email at once.
class RetryTest extends Story {

    private final List<Instant> attempts = new CopyOnWriteArrayList<>();

    private void relayAnswers(Delivery delivery) {
        sim.relay()
                .answers(_ -> {
                    attempts.add(sim.now());
                    return delivery;
                });
    }

    @Test
    void a_deferred_email_is_tried_after_five_minutes_then_twice_as_long_up_to_four_hours() {
        sim.active("one", ONE);
        relayAnswers(new Delivery.Deferred(451, "4.2.0", "busy"));
        signUp("ada@example.test");
        sim.pass(hours(24));

        var expected = List.of(5, 10, 20, 40, 80, 160, 240, 240);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(Duration.between(attempts.get(i), attempts.get(i + 1)).toSeconds())
                    .as("pause %d", i + 1)
                    .isBetween(expected.get(i) * 48L, expected.get(i) * 72L);
        }
        assertThat(sim.states("one")).containsExactly("queued");

        sim.relay().accepts();
        sim.pass(hours(5));
        assertThat(subjects()).containsExactly("welcome");
        assertThat(sim.states("one")).containsExactly("sent");
    }

    @Test
    void an_email_that_is_deferred_for_three_days_expires_and_its_person_goes_on() {
        sim.active("drip", DRIP);
        relayAnswers(new Delivery.Deferred(451, "4.2.0", "busy"));
        signUp("ada@example.test");
        sim.pass(hours(73));
        assertThat(sim.states("drip")).containsExactly("expired");
        assertThat(attempts.getLast()).isBefore(Simulation.START.plus(hours(72)));

        sim.relay().accepts();
        sim.pass(days(3));

        assertThat(subjects()).containsExactly("tips");
    }

    @Test
    void an_email_that_lay_in_the_queue_for_three_days_expires_untried() {
        sim.active("one", ONE);
        signUp("ada@example.test");
        sim.engine().advance().turn();
        sim.outage(days(4));

        sim.settle();

        assertThat(subjects()).isEmpty();
        assertThat(sim.states("one")).containsExactly("expired");
    }

    @Test
    void a_relay_that_is_away_is_asked_again_soon_and_gets_everything_once() {
        sim.active("one", ONE);
        relayAnswers(new Delivery.NotSubmitted("connection refused"));
        for (int i = 0; i < 20; i++) {
            signUp("p" + i + "@example.test");
        }
        sim.pass(minutes(10));
        assertThat(subjects()).isEmpty();
        assertThat(attempts.size()).isLessThan(20 * 60);

        sim.relay().accepts();
        sim.pass(minutes(1));

        assertThat(sim.inbox()).extracting(Mail::to).hasSize(20).doesNotHaveDuplicates();
        assertThat(sim.states("one")).containsOnly("sent");
    }

    @Test
    void an_email_in_doubt_is_sent_again_with_the_same_id_and_date() {
        sim.active("one", ONE);
        var calls = new AtomicInteger();
        sim.relay()
                .answers(_ ->
                        calls.getAndIncrement() == 0
                                ? new Delivery.InDoubt("connection lost after the dot")
                                : new Delivery.Accepted("250 kept"));
        signUp("ada@example.test");
        sim.pass(hours(1));

        assertThat(sim.inbox()).hasSize(2);
        assertThat(sim.inbox())
                .extracting(mail -> mail.header("Message-ID"))
                .containsOnly(sim.inbox().getFirst().header("Message-ID"));
        assertThat(sim.inbox())
                .extracting(mail -> mail.header("Date"))
                .containsOnly(sim.inbox().getFirst().header("Date"));
        assertThat(sim.inbox().getFirst().header("Message-ID")).isNotEmpty();
        assertThat(sim.states("one")).containsExactly("sent");
    }

    @Test
    void a_relay_that_never_answers_gets_few_copies_before_the_email_expires() {
        sim.active("one", ONE);
        relayAnswers(new Delivery.InDoubt("no answer"));
        signUp("ada@example.test");
        sim.pass(days(4));

        assertThat(sim.inbox()).hasSizeBetween(5, 30);
        assertThat(sim.states("one")).containsExactly("expired");
        assertThat(sim.sends("one").getFirst().detail()).startsWith("may have arrived");
    }

    @Test
    void a_mailer_that_throws_leaves_its_send_in_doubt_and_the_others_alone() {
        sim.active("one", ONE);
        sim.relay()
                .answers(envelope -> {
                    if (envelope.to().startsWith("bad") && attempts.isEmpty()) {
                        attempts.add(sim.now());
                        throw new IllegalStateException("a defect");
                    }
                    return new Delivery.Accepted("250 kept");
                });
        signUp("bad@example.test");
        signUp("good@example.test");
        sim.pass(hours(1));

        assertThat(sim.inbox())
                .extracting(Mail::to)
                .containsExactlyInAnyOrder("good@example.test", "bad@example.test");
    }

    @Test
    void a_text_that_cannot_be_rendered_for_somebody_fails_for_them_alone() {
        sim.template(
                "loop",
                "Hello",
                "{% for i in (1..contact.properties.n) %}{% for j in (1..contact.properties.n) %}{{ j }}{% endfor %}{% endfor %}");
        sim.active("looping", ONE.replace("templateId: welcome", "templateId: loop"));
        sim.contact("many@example.test", null, java.util.Map.of("n", 100_000));
        sim.contact("few@example.test", null, java.util.Map.of("n", 2));
        signUp("many@example.test");
        signUp("few@example.test");
        sim.settle();

        assertThat(sim.inbox()).extracting(Mail::to).containsExactly("few@example.test");
        assertThat(sim.states("looping")).containsExactlyInAnyOrder("failed", "sent");
        assertThat(sim.status("looping").counts().completed()).isEqualTo(2);
    }
}
