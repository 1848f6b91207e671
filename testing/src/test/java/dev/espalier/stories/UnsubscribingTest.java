package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.engine.sequences.Rehearsal;
import dev.espalier.engine.unsubscribe.Unsubscribing.Left;
import dev.espalier.engine.unsubscribe.Unsubscribing.Standing;
import dev.espalier.refusal.Refused.NotAllowed;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// What the link in a message does.
class UnsubscribingTest extends HeldUp {

    private static final String OTHER = DRIP.replace("templateId: welcome", "templateId: offer");

    /// The token of somebody's latest mail.
    private String token(String email) {
        var header =
                sim.inbox().stream()
                        .filter(mail -> mail.to().equals(email))
                        .map(mail -> mail.header("List-Unsubscribe"))
                        .reduce((_, last) -> last)
                        .orElseThrow();
        return header.replaceFirst(".*/u/([A-Za-z0-9_-]+)>.*", "$1");
    }

    private Standing.Person person(String token) {
        return (Standing.Person) sim.engine().unsubscribing().look(token).orElseThrow();
    }

    private String ends() {
        return sim.database()
                .one(
                        "SELECT string_agg(sequence_id || ' ' || status || ' ' || coalesce(end_reason, ''), ', ' ORDER BY sequence_id) FROM enrolment");
    }

    @Test
    void looking_changes_nothing_and_says_as_little_as_possible() {
        sim.active("drip", DRIP);
        signUp("ada@example.test");
        sim.settle();

        var person = person(token("ada@example.test"));
        sim.pass(days(3));

        assertThat(person)
                .isEqualTo(new Standing.Person("Espalier", "a•••@example.test", Left.NO, Left.NO));
        assertThat(subjects()).containsExactly("welcome", "tips");
    }

    @Test
    void everything_ends_every_sequence() {
        sim.active("drip", DRIP);
        sim.active("other", OTHER);
        signUp("ada@example.test");
        sim.settle();

        var standing = sim.engine().unsubscribing().leaveEverything(token("ada@example.test"));
        sim.pass(days(3));

        assertThat(standing)
                .contains(
                        new Standing.Person(
                                "Espalier", "a•••@example.test", Left.JUST_NOW, Left.NO));
        assertThat(subjects()).containsExactlyInAnyOrder("welcome", "offer");
        assertThat(ends()).isEqualTo("drip exited unsubscribed, other exited unsubscribed");
    }

    @Test
    void one_sequence_ends_at_once_and_the_other_goes_on() {
        sim.active("drip", DRIP);
        signUp("ada@example.test");
        sim.settle();
        var token = token("ada@example.test");
        sim.active("other", OTHER);
        signUp("ada@example.test");
        sim.settle();

        sim.engine().unsubscribing().leaveSequence(token);
        sim.settle();

        assertThat(ends()).isEqualTo("drip exited unsubscribed, other active ");
        sim.pass(days(3));
        assertThat(subjects()).containsExactly("welcome", "offer", "tips");
        assertThat(person(token).sequence()).isEqualTo(Left.LONG_AGO);
        assertThat(person(token).everything()).isEqualTo(Left.NO);
    }

    @Test
    void who_left_a_sequence_is_let_in_neither_by_hand_nor_by_an_event() {
        sim.active("drip", DRIP + "reentry: each-event\n");
        signUp("ada@example.test");
        sim.settle();
        sim.engine().unsubscribing().leaveSequence(token("ada@example.test"));
        var contact = sim.contacts().byEmail(sim.workspace(), "ada@example.test").orElseThrow();

        assertThatThrownBy(() -> sim.enrol("drip", contact.id()))
                .isInstanceOf(NotAllowed.class)
                .hasMessageContaining("has unsubscribed from sequence \"drip\"");
        signUp("ada@example.test");
        sim.pass(days(3));

        assertThat(subjects()).containsExactly("welcome");
        assertThat(
                        sim.database()
                                .one(
                                        "SELECT count(*) FROM enrolment WHERE end_reason = 'unsubscribed'"))
                .isEqualTo("2");
        assertThat(
                        sim.engine()
                                .rehearsal()
                                .run(
                                        sim.workspace(),
                                        "drip",
                                        contact.id(),
                                        Rehearsal.Assumptions.NONE)
                                .steps()
                                .getFirst()
                                .reason())
                .isEqualTo("not sent: the contact is unsubscribed from this sequence");
    }

    @Test
    void the_gate_stops_what_was_rendered_before_somebody_left_the_sequence() {
        sim.active("drip", DRIP);
        signUp("ada@example.test");
        sim.settle();
        var token = token("ada@example.test");
        sim.outage(days(2));
        sim.engine().advance().turn();

        disturbed(() -> sim.engine().unsubscribing().leaveSequence(token)).dispatch().turn();
        sim.settle();

        assertThat(subjects()).containsExactly("welcome");
        assertThat(ends()).isEqualTo("drip exited unsubscribed");
    }

    @Test
    void it_answers_after_what_is_at_the_relay_has_landed() {
        sim.active("drip", DRIP);
        signUp("ada@example.test");
        sim.settle();
        var token = token("ada@example.test");
        sim.outage(days(2));
        sim.engine().advance().turn();
        var begun = holding(1, _ -> true);
        var turn = turn();
        awaits(begun);
        var patient = sim.node(sim.store(), "patient", LONG);

        var left =
                CompletableFuture.supplyAsync(
                        () -> patient.unsubscribing().leaveSequence(token), threads);
        awaitOne("SELECT count(*) FROM opt_out", "1");

        assertThat(left).isNotDone();
        released.countDown();
        assertThat(left.join()).isPresent();
        turn.join();
    }

    @Test
    void a_slip_of_the_finger_can_be_taken_back_for_an_hour_and_no_longer() {
        sim.active("drip", DRIP);
        signUp("ada@example.test");
        sim.settle();
        var token = token("ada@example.test");
        var unsubscribing = sim.engine().unsubscribing();

        unsubscribing.leaveEverything(token);
        sim.pass(minutes(59));
        unsubscribing.stay(token);
        assertThat(person(token).everything()).isEqualTo(Left.NO);
        sim.pass(days(2));
        assertThat(subjects()).containsExactly("welcome", "tips");

        unsubscribing.leaveEverything(token);
        unsubscribing.leaveSequence(token);
        sim.pass(minutes(61));
        unsubscribing.stay(token);
        assertThat(person(token).everything()).isEqualTo(Left.LONG_AGO);
        assertThat(person(token).sequence()).isEqualTo(Left.LONG_AGO);
    }

    @Test
    void a_token_outlives_the_sequence_and_new_keys() {
        sim.active("drip", DRIP);
        signUp("ada@example.test");
        sim.settle();
        var token = token("ada@example.test");
        sim.engine().signatures().rotate();
        sim.engine().control().cancel(sim.workspace(), "drip", "a person");
        sim.engine().editor().delete(sim.workspace(), "drip", "a person");
        sim.pass(days(400));

        sim.engine().unsubscribing().leaveSequence(token);
        assertThat(person(token).sequence()).isEqualTo(Left.JUST_NOW);
        sim.engine().unsubscribing().leaveEverything(token);

        assertThat(person(token).everything()).isEqualTo(Left.JUST_NOW);
        assertThat(token("ada@example.test")).isEqualTo(token);
    }

    @Test
    void after_the_erasure_of_the_person_there_is_nobody_to_unsubscribe() {
        sim.active("drip", DRIP);
        signUp("ada@example.test");
        sim.settle();
        var token = token("ada@example.test");
        var unsubscribing = sim.engine().unsubscribing();
        unsubscribing.leaveSequence(token);
        var contact = sim.contacts().byEmail(sim.workspace(), "ada@example.test").orElseThrow();

        sim.contacts().delete(sim.workspace(), contact.id());

        assertThat(unsubscribing.look(token)).contains(new Standing.Gone());
        assertThat(unsubscribing.leaveEverything(token)).contains(new Standing.Gone());
        assertThat(unsubscribing.leaveSequence(token)).contains(new Standing.Gone());
        assertThat(unsubscribing.stay(token)).contains(new Standing.Gone());
        assertThat(sim.database().one("SELECT count(*) FROM opt_out")).isEqualTo("0");
    }

    @Test
    void a_mail_with_the_token_in_its_subject_unsubscribes_from_everything() {
        sim.active("drip", DRIP);
        signUp("ada@example.test");
        sim.settle();
        var token = token("ada@example.test");
        var unsubscribing = sim.engine().unsubscribing();

        assertThat(unsubscribing.bySubject("unsubscribe")).isEmpty();
        assertThat(unsubscribing.bySubject("unsubscribe me, please")).isEmpty();
        assertThat(unsubscribing.bySubject("Re: unsubscribe " + token.substring(1))).isEmpty();
        assertThat(person(token).everything()).isEqualTo(Left.NO);

        assertThat(unsubscribing.bySubject("Re: Unsubscribe " + token)).isPresent();
        assertThat(person(token).everything()).isEqualTo(Left.JUST_NOW);
    }

    @Test
    void a_token_of_one_person_says_nothing_about_another() {
        sim.active("drip", DRIP);
        signUp("ada@example.test");
        signUp("bob@example.test");
        sim.settle();

        sim.engine().unsubscribing().leaveEverything(token("ada@example.test"));
        sim.pass(days(3));

        assertThat(sim.subjectsOf("ada@example.test")).containsExactly("welcome");
        assertThat(sim.subjectsOf("bob@example.test")).containsExactly("welcome", "tips");
    }
}
