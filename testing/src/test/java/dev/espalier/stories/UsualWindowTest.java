package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.engine.sequences.Rehearsal.Assumptions;
import dev.espalier.engine.settings.Settings;
import dev.espalier.engine.settings.WindowEdit;
import dev.espalier.planner.Waiting.Rule;
import dev.espalier.refusal.Issue;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.testing.Simulation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The workspace's send window: for sequences that have none of their own.
class UsualWindowTest extends Story {

    private static WindowEdit between(String from, String to, String... days) {
        return new WindowEdit.Hours(
                Optional.of(from),
                Optional.of(to),
                days.length == 0 ? Optional.empty() : Optional.of(List.of(days)),
                Optional.of("UTC"),
                Optional.empty());
    }

    private void usually(WindowEdit window) {
        sim.engine().settings().update(sim.workspace(), Settings.Change.of(window), "ada");
    }

    private List<Instant> arrivals() {
        return sim.inbox().stream().map(mail -> mail.at()).toList();
    }

    private static Instant at(int day, int hour) {
        return Simulation.START
                .truncatedTo(java.time.temporal.ChronoUnit.DAYS)
                .plus(days(day))
                .plus(hours(hour));
    }

    @Test
    void a_sequence_without_a_schedule_waits_for_it_and_says_so() {
        usually(between("20:00", "21:00"));
        var ada = sim.contact("ada@example.test");
        sim.active("one", ONE);

        var foreseen = sim.engine().rehearsal().run(sim.workspace(), "one", ada, Assumptions.NONE);
        sim.enrol("one", ada);
        sim.settle();

        assertThat(foreseen.steps().getFirst().at()).isEqualTo(at(0, 20));
        var why = sim.engine().explaining().why(sim.workspace(), "one", ada);
        assertThat(why.summary())
                .contains("waits for the send window of the workspace, which is open from 20:00");
        assertThat(why.ways().getLast().steps().getFirst().rule()).contains(Rule.WINDOW);
        assertThat(sim.inbox()).isEmpty();
        sim.pass(days(1));
        assertThat(arrivals()).containsExactly(at(0, 20));
    }

    @Test
    void a_sequence_with_a_schedule_of_its_own_goes_by_that() {
        usually(between("20:00", "21:00"));
        sim.active("evening", ONE + "schedule: {from: \"22:00\"}\n");
        sim.active("always", ONE.replace("signed_up", "asked") + "schedule: {from: \"00:00\"}\n");
        sim.track("asked", "ada@example.test");
        signUp("ada@example.test");
        sim.pass(days(1));

        assertThat(arrivals()).containsExactly(Simulation.START, at(0, 22));
    }

    @Test
    void a_change_holds_for_those_who_wait() {
        usually(between("20:00", "21:00"));
        sim.active("drip", DRIP);
        signUp("ada@example.test");
        sim.settle();

        usually(between("18:00", "19:00"));
        sim.pass(days(1));
        assertThat(arrivals()).containsExactly(at(0, 18));

        usually(new WindowEdit.Off());
        sim.pass(days(3));
        assertThat(arrivals()).containsExactly(at(0, 18), at(2, 18));

        signUp("bea@example.test");
        sim.settle();
        assertThat(sim.inbox()).hasSize(3);
    }

    @Test
    void a_time_that_a_person_chose_wins() {
        usually(between("20:00", "21:00"));
        var ada = sim.contact("ada@example.test");
        sim.active("drip", DRIP);
        var email =
                sim.store()
                        .reading(tx -> tx.emails().ofVersion(sim.workspace(), "drip", 1))
                        .getFirst();
        sim.engine().review().reschedule(sim.workspace(), email.id(), at(1, 11), "ada");
        sim.enrol("drip", ada);
        sim.pass(days(5));

        // The other one, two days later, is nobody's choice.
        assertThat(arrivals()).containsExactly(at(1, 11), at(3, 20));
    }

    @Test
    void what_never_opens_and_what_is_no_window_is_refused_at_its_field() {
        assertThatThrownBy(() ->
                        usually(
                                new WindowEdit.Hours(
                                        Optional.of("9"),
                                        Optional.of("17:00"),
                                        Optional.of(List.of("noday")),
                                        Optional.of("Mars/Olympus"),
                                        Optional.of("XX"))))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid ->
                                assertThat(invalid.issues())
                                        .extracting(Issue::path)
                                        .containsExactlyInAnyOrder(
                                                "schedule.from",
                                                "schedule.days[0]",
                                                "schedule.zone",
                                                "schedule.holidays"));
        assertThatThrownBy(() -> usually(between("09:00", "09:00")))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid ->
                                assertThat(invalid.issues().getFirst().toString())
                                        .contains("schedule.to", "never opens"));
        assertThat(sim.engine().settings().get(sim.workspace()).window())
                .isInstanceOf(dev.espalier.definition.SendWindow.Anytime.class);
    }
}
