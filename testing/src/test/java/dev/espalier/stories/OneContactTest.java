package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.definition.StepKey;
import dev.espalier.engine.contacts.ContactEdit;
import dev.espalier.engine.sequences.SequenceEdit;
import dev.espalier.engine.store.Sequences.OnPublish;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.refusal.Refused.NotAllowed;
import dev.espalier.refusal.Refused.NotFound;
import dev.espalier.sequence.Email;
import dev.espalier.sequence.SequenceStatus;
import dev.espalier.testing.Mail;
import dev.espalier.testing.Simulation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// A sequence that was written for one person, from its draft to its end.
class OneContactTest extends Story {

    private static final String THREE =
            """
            {"steps": [
              {"type": "email", "key": "email_1", "subject": "one", "body": "Hello."},
              {"type": "email", "key": "email_2", "subject": "two", "body": "Hello.", "delay": "3d"},
              {"type": "email", "key": "email_3", "subject": "three", "body": "Hello.", "delay": "4d"}]}
            """;

    private String write(Map<StepKey, Instant> scheduled) {
        return write(sim.contact("ada@example.test"), scheduled);
    }

    private String write(String contact, Map<StepKey, Instant> scheduled) {
        draftFor(contact, "hers", THREE, scheduled);
        return contact;
    }

    private Email email(String key) {
        return sim.engine().reports().emails(sim.workspace(), "hers").stream()
                .filter(email -> email.step().value().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /// When each email that has a time is planned for, by step.
    private Map<String, Instant> planned() {
        var reviewed = sim.engine().reviews().of(sim.workspace(), "hers");
        var planned = new TreeMap<String, Instant>();
        for (var email : reviewed.emails()) {
            var at = reviewed.planned().get(email.id());
            if (at != null) {
                planned.put(email.step().value(), at);
            }
        }
        return planned;
    }

    private SequenceStatus status() {
        return sim.status("hers").sequence().status();
    }

    private void reschedule(String key, Instant at) {
        sim.engine().review().reschedule(sim.workspace(), email(key).id(), at, "ada");
    }

    private static Instant at(int day) {
        return Simulation.START.plus(days(day));
    }

    @Test
    void nobody_else_comes_in_by_an_event() {
        write(Map.of());
        sim.approve("hers");
        var triggers = "[{\"type\": \"event\", \"eventName\": \"signed_up\"}]";

        assertThatThrownBy(() -> change(Optional.empty(), Optional.of(triggers)))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("triggers")
                .hasMessageContaining("it is for one contact");
        assertThatThrownBy(() ->
                        change(
                                Optional.of(
                                        THREE.replace(
                                                "{\"steps\"",
                                                "{\"trigger\": {\"event\": \"signed_up\"}, \"steps\"")),
                                Optional.empty()))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("definition.trigger");

        // As an older version allowed it.
        sim.database()
                .execute(
                        "INSERT INTO listener (workspace_id, event, sequence_id, version, is_trigger)"
                                + " VALUES (%d, 'signed_up', 'hers', 1, true)"
                                        .formatted(sim.workspace()));
        sim.database().execute("UPDATE sequence_version SET triggers = '%s'".formatted(triggers));
        signUp("bob@example.test");
        sim.pass(days(9));

        assertThat(sim.inbox()).extracting(Mail::to).containsOnly("ada@example.test");
    }

    private void change(Optional<String> definition, Optional<String> triggers) {
        sim.engine()
                .editor()
                .update(
                        sim.workspace(),
                        "hers",
                        new SequenceEdit(
                                Optional.empty(), definition, triggers, OnPublish.STAY, false),
                        "ada");
    }

    @Test
    void whoever_must_not_be_mailed_is_named_when_it_is_approved() {
        var contact = write(Map.of());
        sim.contacts().update(sim.workspace(), contact, new ContactEdit(null, null, null, true));

        assertThatThrownBy(() -> sim.approve("hers"))
                .isInstanceOf(NotAllowed.class)
                .hasMessageContaining("unsubscribed");
        assertThat(status()).isEqualTo(SequenceStatus.DRAFT);
    }

    @Test
    void approval_starts_it_and_the_last_email_completes_it() {
        write(Map.of());
        sim.pass(days(1));
        assertThat(subjects()).isEmpty();

        sim.approve("hers");
        sim.settle();
        assertThat(subjects()).containsExactly("one");
        sim.pass(days(3));
        assertThat(subjects()).containsExactly("one", "two");
        assertThat(status()).isEqualTo(SequenceStatus.ACTIVE);
        sim.pass(days(4));

        assertThat(subjects()).containsExactly("one", "two", "three");
        assertThat(status()).isEqualTo(SequenceStatus.COMPLETED);
        assertThat(sim.engine().reports().countByStatus(sim.workspace()))
                .containsEntry(SequenceStatus.COMPLETED, 1L);
    }

    @Test
    void fixed_times_win_over_delays_and_later_delays_count_from_the_sending() {
        write(Map.of(new StepKey("email_1"), at(2), new StepKey("email_2"), at(10)));
        sim.approve("hers");

        sim.pass(days(9));
        assertThat(subjects()).containsExactly("one");
        sim.pass(days(1));
        assertThat(subjects()).containsExactly("one", "two");
        sim.pass(days(3));
        assertThat(subjects()).hasSize(2);
        sim.pass(days(1));
        assertThat(subjects()).hasSize(3);
    }

    @Test
    void an_email_is_put_off_and_brought_forward() {
        write(Map.of());
        sim.approve("hers");
        sim.settle();

        reschedule("email_2", at(20));
        sim.pass(days(10));
        assertThat(subjects()).containsExactly("one");
        reschedule("email_2", at(11));
        sim.pass(days(1));

        assertThat(subjects()).containsExactly("one", "two");
    }

    @Test
    void an_email_that_is_queued_already_can_still_be_put_off() {
        write(Map.of());
        sim.approve("hers");
        sim.engine().advance().turn();

        reschedule("email_1", at(1));
        sim.settle();
        assertThat(subjects()).isEmpty();
        sim.pass(days(1));
        assertThat(subjects()).containsExactly("one");
    }

    @Test
    void a_time_that_cannot_be_is_refused_with_the_reason() {
        write(Map.of(new StepKey("email_1"), at(2)));
        assertThatThrownBy(() -> reschedule("email_1", Simulation.START))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("is past");
        assertThatThrownBy(() -> reschedule("email_2", at(1)))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("before the email before it");

        sim.approve("hers");
        sim.pass(days(2));
        assertThatThrownBy(() -> reschedule("email_1", at(5)))
                .isInstanceOf(NotAllowed.class)
                .hasMessageContaining("sent already");

        sim.engine().control().cancel(sim.workspace(), "hers", "ada");
        assertThatThrownBy(() -> reschedule("email_3", at(9)))
                .isInstanceOf(NotAllowed.class)
                .hasMessageContaining("cancelled");
    }

    @Test
    void times_of_a_new_one_must_lie_ahead_and_in_order() {
        var contact = sim.contact("ada@example.test");

        assertThatThrownBy(() -> write(contact, Map.of(new StepKey("email_2"), Simulation.START)))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() ->
                        write(
                                contact,
                                Map.of(
                                        new StepKey("email_1"), at(3),
                                        new StepKey("email_2"), at(2))))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> write("con_nobody", Map.of())).isInstanceOf(NotFound.class);
    }

    @Test
    void cancelled_it_is_for_ever() {
        write(Map.of());
        sim.approve("hers");
        sim.settle();

        sim.engine().control().cancel(sim.workspace(), "hers", "ada");
        sim.pass(days(60));

        assertThat(subjects()).containsExactly("one");
        assertThat(status()).isEqualTo(SequenceStatus.CANCELLED);
        assertThatThrownBy(() -> sim.resume("hers")).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> sim.approve("hers")).isInstanceOf(NotAllowed.class);
    }

    @Test
    void paused_timers_keep_running_and_what_fell_due_goes_out_on_resume() {
        write(Map.of());
        sim.approve("hers");
        sim.settle();

        sim.pause("hers");
        sim.pass(days(5));
        assertThat(subjects()).containsExactly("one");
        sim.resume("hers");
        sim.settle();

        assertThat(subjects()).containsExactly("one", "two");
        sim.pass(days(4));
        assertThat(status()).isEqualTo(SequenceStatus.COMPLETED);
    }

    @Test
    void it_ends_with_whom_it_was_written_for() {
        var contact = write(Map.of());
        sim.approve("hers");
        sim.settle();

        sim.contacts().delete(sim.workspace(), contact);
        sim.pass(days(3));

        assertThat(status()).isEqualTo(SequenceStatus.CANCELLED);
    }

    @Test
    void nobody_else_gets_it() {
        write(Map.of());
        sim.approve("hers");
        var bob = sim.contact("bob@example.test");

        assertThatThrownBy(() -> sim.enrol("hers", bob)).isInstanceOf(NotAllowed.class);
    }

    @Test
    void an_unapproved_email_in_the_middle_waits_and_the_rest_follows_from_its_sending() {
        write(Map.of());
        sim.approve("hers");
        sim.settle();
        sim.engine()
                .review()
                .reject(sim.workspace(), email("email_2").id(), Optional.of("warmer"), "ada");
        sim.pass(days(10));
        assertThat(subjects()).containsExactly("one");

        sim.approve("hers");
        sim.settle();
        assertThat(subjects()).containsExactly("one", "two");
        sim.pass(days(4));
        assertThat(subjects()).containsExactly("one", "two", "three");
    }

    @Test
    void each_email_says_when_it_will_go_out_as_things_stand() {
        write(Map.of(new StepKey("email_3"), sim.now().plus(days(10))));
        assertThat(planned())
                .containsExactly(
                        Map.entry("email_1", sim.now()),
                        Map.entry("email_2", sim.now().plus(days(3))),
                        Map.entry("email_3", sim.now().plus(days(10))));

        sim.pass(days(1));
        sim.approve("hers");
        sim.settle();
        var sent = sim.now();
        assertThat(planned())
                .containsExactly(
                        Map.entry("email_2", sent.plus(days(3))),
                        Map.entry("email_3", Simulation.START.plus(days(10))));

        sim.pause("hers");
        assertThat(planned()).isEmpty();

        sim.resume("hers");
        sim.pass(days(3));
        assertThat(planned())
                .containsExactly(Map.entry("email_3", Simulation.START.plus(days(10))));
        sim.pass(days(7));
        assertThat(planned()).isEmpty();
        assertThat(status()).isEqualTo(SequenceStatus.COMPLETED);
    }

    @Test
    void what_is_planned_is_what_happens() {
        write(Map.of());
        sim.approve("hers");
        sim.settle();
        var planned = planned();

        sim.pass(days(7));

        var sent = sim.sends("hers");
        for (var step : List.of("email_2", "email_3")) {
            assertThat(sent)
                    .filteredOn(one -> one.step().value().equals(step))
                    .singleElement()
                    .satisfies(one -> assertThat(one.acceptedAt()).isEqualTo(planned.get(step)));
        }
    }
}
