package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.mail.Delivery;
import dev.espalier.engine.sequences.Rehearsal;
import dev.espalier.engine.settings.Settings;
import dev.espalier.send.Waiting;
import dev.espalier.testing.Mail;
import dev.espalier.testing.Simulation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// One contact gets no more than so many emails within so many days, whatever sequences they are
/// from.
class FrequencyCapTest extends Story {

    private void cap(String cap) {
        sim.engine()
                .settings()
                .update(
                        sim.workspace(),
                        Settings.Change.of(
                                new Settings.LimitsEdit(Optional.of(cap), Optional.empty())),
                        "a person");
    }

    private static String emailOn(String event, String template) {
        return """
        trigger: {event: %s}
        steps: [{type: email, key: only, templateId: %s}]
        """
                .formatted(event, template);
    }

    private void threeSequences() {
        sim.active("a", emailOn("a", "welcome"));
        sim.active("b", emailOn("b", "tips"));
        sim.active("c", emailOn("c", "offer"));
    }

    private void all(String email) {
        for (var event : List.of("a", "b", "c")) {
            sim.track(event, email);
        }
    }

    private List<Duration> arrivals(String email) {
        return sim.inbox().stream()
                .filter(mail -> mail.to().equals(email))
                .map(mail -> Duration.between(Simulation.START, mail.at()))
                .toList();
    }

    @Test
    void the_third_email_waits_until_the_first_is_days_ago_and_then_goes() {
        threeSequences();
        cap("2 in 1d");
        all("ada@example.test");
        sim.pass(hours(23));

        assertThat(sim.inbox()).hasSize(2);
        // All three are due at one instant: any of them may be the third.
        var waiting =
                Stream.of("a", "b", "c")
                        .filter(sequence -> !sim.states(sequence).equals(List.of("sent")))
                        .toList();
        assertThat(waiting).hasSize(1);
        var waits = sim.sends(waiting.getFirst()).getFirst();
        assertThat(waits.waiting()).isEqualTo(Waiting.FREQUENCY);
        assertThat(waits.detail()).contains("2 in 1d");
        assertThat(waits.dueAt()).isEqualTo(Simulation.START.plus(days(1)));

        sim.pass(hours(2));

        assertThat(arrivals("ada@example.test"))
                .containsExactly(Duration.ZERO, Duration.ZERO, days(1));
        assertThat(sim.states(waiting.getFirst())).containsExactly("sent");
    }

    @Test
    void others_are_not_held_up_by_one_who_has_had_enough() {
        threeSequences();
        cap("1 in 1d");
        all("ada@example.test");
        sim.track("a", "bob@example.test");
        sim.settle();

        assertThat(sim.inbox())
                .extracting(Mail::to)
                .containsExactlyInAnyOrder("ada@example.test", "bob@example.test");
    }

    @Test
    void one_that_cannot_go_in_time_expires_when_it_would_have_anyway_and_its_person_goes_on() {
        sim.active("a", emailOn("a", "welcome"));
        sim.active("drip", DRIP);
        cap("1 in 7d");
        sim.track("a", "ada@example.test");
        sim.settle();
        signUp("ada@example.test");

        sim.pass(hours(71));
        assertThat(sim.states("drip")).containsExactly("queued");
        assertThat(sim.sends("drip").getFirst().detail()).contains("too late by then");
        sim.pass(hours(2));

        assertThat(sim.states("drip")).containsExactly("expired");
        assertThat(sim.sends("drip").getFirst().detail()).contains("as many emails as one contact");
        sim.pass(days(5));
        assertThat(subjects()).containsExactly("welcome", "tips");
    }

    @Test
    void what_went_out_before_there_was_a_cap_counts() {
        threeSequences();
        sim.track("a", "ada@example.test");
        sim.settle();
        sim.pass(hours(2));
        cap("1 in 1d");
        sim.track("b", "ada@example.test");
        sim.pass(hours(30));

        assertThat(arrivals("ada@example.test")).containsExactly(Duration.ZERO, days(1));
    }

    @Test
    void what_the_relay_refused_or_put_off_does_not_count() {
        threeSequences();
        cap("1 in 1d");
        sim.relay().answers(_ -> new Delivery.Rejected(552, "5.2.2", "full"));
        sim.track("a", "ada@example.test");
        sim.settle();
        sim.relay().accepts();
        sim.track("b", "ada@example.test");
        sim.settle();

        assertThat(subjects()).containsExactly("tips");
    }

    @Test
    void the_same_email_sent_again_after_a_lost_answer_is_not_held_up_by_itself() {
        threeSequences();
        cap("1 in 1d");
        sim.relay().answers(_ -> new Delivery.InDoubt("no answer"));
        sim.track("a", "ada@example.test");
        sim.settle();
        sim.relay().accepts();
        sim.track("b", "ada@example.test");
        sim.pass(minutes(5));

        assertThat(subjects()).containsExactly("welcome", "welcome");
    }

    @Test
    void a_cap_that_is_taken_away_lets_go_what_comes_after() {
        threeSequences();
        cap("1 in 1d");
        sim.track("a", "ada@example.test");
        sim.settle();
        cap("off");
        sim.track("b", "ada@example.test");
        sim.settle();

        assertThat(sim.inbox()).hasSize(2);
        assertThat(sim.database().one("SELECT count(*) FROM contact_pace")).isEqualTo("0");
    }

    @Test
    void a_deleted_contact_leaves_nothing_behind() {
        threeSequences();
        cap("1 in 1d");
        sim.track("a", "ada@example.test");
        sim.settle();
        var id = sim.database().one("SELECT id FROM contact");
        sim.contacts().delete(sim.workspace(), id);

        assertThat(sim.database().one("SELECT count(*) FROM contact_pace")).isEqualTo("0");
    }

    @Test
    void the_dry_run_shows_when_an_email_would_go_and_what_comes_after() {
        threeSequences();
        sim.active("drip", DRIP);
        cap("1 in 1d");
        sim.track("a", "ada@example.test");
        sim.pass(hours(6));
        var id = sim.database().one("SELECT id FROM contact");
        var steps =
                sim.engine()
                        .rehearsal()
                        .run(sim.workspace(), "drip", id, Rehearsal.Assumptions.NONE)
                        .steps();

        assertThat(steps.getFirst().wouldSend()).isTrue();
        assertThat(steps.getFirst().at()).isEqualTo(Simulation.START.plus(days(1)));
        assertThat(steps.getFirst().reason()).startsWith("sent later");
        assertThat(steps.getLast().at()).isEqualTo(Simulation.START.plus(days(3)));

        signUp("ada@example.test");
        sim.pass(days(4));
        assertThat(arrivals("ada@example.test")).containsExactly(Duration.ZERO, days(1), days(3));
    }

    @Test
    void the_dry_run_shows_an_email_that_would_wait_too_long_as_not_sent() {
        sim.active("a", emailOn("a", "welcome"));
        sim.active("drip", DRIP);
        cap("1 in 30d");
        sim.track("a", "ada@example.test");
        sim.settle();
        var id = sim.database().one("SELECT id FROM contact");
        var steps =
                sim.engine()
                        .rehearsal()
                        .run(sim.workspace(), "drip", id, Rehearsal.Assumptions.NONE)
                        .steps();

        assertThat(steps.getFirst().wouldSend()).isFalse();
        assertThat(steps.getFirst().at()).isEqualTo(Simulation.START.plus(days(3)));
        assertThat(steps.getFirst().reason()).startsWith("not sent");
    }

    @Test
    void a_cap_that_is_taken_away_lets_those_go_who_waited_for_it() {
        sim.active("a", emailOn("a", "welcome"));
        sim.active("b", emailOn("b", "tips"));
        cap("1 in 30d");
        sim.track("a", "ada@example.test");
        sim.track("b", "ada@example.test");
        sim.settle();
        assertThat(sim.inbox()).hasSize(1);

        cap("off");
        sim.settle();

        assertThat(sim.inbox()).hasSize(2);
    }
}
