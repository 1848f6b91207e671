package dev.espalier.planner;

import static dev.espalier.planner.Given.MONDAY;
import static dev.espalier.planner.Given.days;
import static dev.espalier.planner.Given.email;
import static dev.espalier.planner.Given.exit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.definition.Activity;
import dev.espalier.definition.Definition;
import dev.espalier.definition.ExitCondition;
import dev.espalier.definition.Holidays;
import dev.espalier.definition.Operator;
import dev.espalier.definition.Predicate;
import dev.espalier.definition.Reentry;
import dev.espalier.definition.SendWindow;
import dev.espalier.definition.Step;
import dev.espalier.definition.StepKey;
import dev.espalier.planner.Decision.Exit;
import dev.espalier.planner.Decision.Finish;
import dev.espalier.planner.Decision.Outcome;
import dev.espalier.planner.Decision.SendEmail;
import dev.espalier.planner.Decision.WaitForEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Conditions, waits and the ways out.
class BranchingTest {

    private static final Predicate PRO =
            new Predicate.Compares("contact.properties.plan", Operator.EQUALS, "pro");
    private static final Predicate LARGE =
            new Predicate.Compares("event.amount", Operator.GTE, new BigDecimal("100"));

    private final Planner planner = new Planner(Holidays.NONE);

    private static Step.Wait wait(String key, Optional<Predicate> when, List<Step> then) {
        return new Step.Wait(new StepKey(key), "order_placed", when, days(3), then, List.of());
    }

    private Decision at(Instant now, Definition definition, Given given) {
        return planner.next(
                definition, Position.at(definition.first(), MONDAY), given.facts(), now);
    }

    private static Instant hours(int hours) {
        return MONDAY.plus(Duration.ofHours(hours));
    }

    @Test
    void a_condition_leads_into_its_branch_and_out_of_it_again() {
        var definition =
                Definition.of(
                        List.of(
                                new Step.Condition(
                                        new StepKey("plan"), PRO, List.of(email("pro")), List.of()),
                                email("all")));

        assertThat(sent(at(MONDAY, definition, plan("pro")))).isEqualTo("pro");
        assertThat(sent(at(MONDAY, definition, plan("free")))).isEqualTo("all");
        assertThat(definition.place(new StepKey("pro")).orElseThrow().next())
                .contains(new StepKey("all"));
    }

    private static Given plan(String plan) {
        return Given.nothingSpecial().properties(Map.of("plan", plan));
    }

    private static String sent(Decision decision) {
        return ((SendEmail) decision).step().key().value();
    }

    @Test
    void a_condition_sees_what_was_done_with_an_earlier_email() {
        var opened = new Predicate.Did(new StepKey("welcome"), Activity.OPENED);
        var definition =
                Definition.of(
                        List.of(
                                new Step.Condition(
                                        new StepKey("read"),
                                        opened,
                                        List.of(exit("out")),
                                        List.of())));

        assertThat(at(MONDAY, definition, Given.nothingSpecial().did("welcome", Activity.OPENED)))
                .isInstanceOf(Exit.class);
        assertThat(at(MONDAY, definition, Given.nothingSpecial().did("welcome", Activity.CLICKED)))
                .isInstanceOf(Finish.class);
    }

    @Test
    void a_wait_lasts_until_its_timeout_and_the_event_counts_only_before_it() {
        var definition =
                Definition.of(List.of(wait("order", Optional.empty(), List.of(exit("bought")))));

        assertThat(at(hours(71), definition, Given.nothingSpecial()))
                .isInstanceOfSatisfying(
                        WaitForEvent.class, wait -> assertThat(wait.until()).isEqualTo(hours(72)));
        assertThat(at(hours(99), definition, placed(hours(71)))).isInstanceOf(Exit.class);
        assertThat(at(hours(99), definition, placed(hours(72)))).isInstanceOf(Finish.class);
        assertThat(at(hours(99), definition, placed(MONDAY))).isInstanceOf(Exit.class);
        assertThat(at(hours(99), definition, placed(MONDAY.minusNanos(1_000))))
                .isInstanceOf(Finish.class);
    }

    private static Given placed(Instant at) {
        return Given.nothingSpecial().event("order_placed", at);
    }

    @Test
    void what_follows_a_wait_is_counted_from_the_event() {
        var definition =
                Definition.of(
                        List.of(
                                wait("order", Optional.empty(), List.of()),
                                email("thanks", Given.hours(2))));

        assertThat(at(hours(40), definition, placed(hours(30))))
                .isInstanceOfSatisfying(
                        SendEmail.class,
                        send ->
                                assertThat(send.due())
                                        .isBetween(hours(32), hours(32).plusNanos(1_000)));
    }

    @Test
    void a_wait_with_a_condition_lets_other_events_of_that_name_go_by() {
        var definition =
                Definition.of(List.of(wait("order", Optional.of(LARGE), List.of(exit("bought")))));
        var small =
                Given.nothingSpecial()
                        .event("order_placed", hours(1), Map.of("amount", 99))
                        .event("other", hours(2), Map.of("amount", 500));

        assertThat(at(hours(5), definition, small)).isInstanceOf(WaitForEvent.class);
        assertThat(
                        at(
                                hours(5),
                                definition,
                                small.event("order_placed", hours(4), Map.of("amount", "100"))))
                .isInstanceOf(Exit.class);
    }

    @Test
    void one_event_answers_one_wait() {
        var definition =
                Definition.of(
                        List.of(
                                wait("first", Optional.empty(), List.of()),
                                wait("second", Optional.empty(), List.of())));

        assertThat(at(hours(5), definition, placed(hours(1))))
                .isInstanceOfSatisfying(
                        WaitForEvent.class,
                        wait -> assertThat(wait.at().step()).hasToString("second"));
        var both = at(hours(5), definition, placed(hours(1)).event("order_placed", hours(2)));
        assertThat(both.path())
                .extracting(Decision.Passed::outcome)
                .containsExactly(Outcome.ARRIVED, Outcome.ARRIVED);
    }

    @Test
    void an_exit_condition_ends_everything_wherever_the_person_stands() {
        var bought = new ExitCondition(Optional.of("purchased"), Optional.empty());
        var definition = definition(bought);

        assertThat(at(MONDAY, definition, Given.nothingSpecial())).isInstanceOf(SendEmail.class);
        assertThat(at(hours(2), definition, Given.nothingSpecial().event("purchased", hours(1))))
                .isInstanceOfSatisfying(
                        Exit.class, exit -> assertThat(exit.reason()).isEqualTo("event purchased"));
    }

    @Test
    void an_exit_condition_may_ask_about_the_event_or_the_contact_alone() {
        var large = new ExitCondition(Optional.of("purchased"), Optional.of(LARGE));
        var pro = new ExitCondition(Optional.empty(), Optional.of(PRO));
        var given = Given.nothingSpecial().event("purchased", hours(1), Map.of("amount", 5));

        assertThat(at(hours(2), definition(large), given)).isInstanceOf(SendEmail.class);
        assertThat(
                        at(
                                hours(2),
                                definition(large),
                                given.event("purchased", hours(1), Map.of("amount", 500))))
                .isInstanceOf(Exit.class);
        assertThat(at(MONDAY, definition(pro), plan("pro"))).isInstanceOf(Exit.class);
        assertThat(at(MONDAY, definition(pro), plan("free"))).isInstanceOf(SendEmail.class);
    }

    private static Definition definition(ExitCondition exit) {
        return Definition.of(
                List.of(email("welcome")),
                List.of(),
                List.of(exit),
                new SendWindow.Anytime(),
                Reentry.ONCE);
    }

    @Test
    void somebody_who_must_not_be_mailed_is_out_whatever_comes_next() {
        assertThat(
                        at(
                                MONDAY,
                                Definition.of(List.of(email("welcome", days(3)))),
                                Given.nothingSpecial().unreachable("unsubscribed").paused()))
                .isInstanceOfSatisfying(
                        Exit.class, exit -> assertThat(exit.reason()).isEqualTo("unsubscribed"));
    }
}
