package dev.espalier.planner;

import static dev.espalier.planner.Given.MONDAY;
import static dev.espalier.planner.Given.days;
import static dev.espalier.planner.Given.delay;
import static dev.espalier.planner.Given.email;
import static dev.espalier.planner.Given.hours;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.definition.Definition;
import dev.espalier.definition.Holidays;
import dev.espalier.definition.StepKey;
import dev.espalier.planner.Decision.Finish;
import dev.espalier.planner.Decision.Hold;
import dev.espalier.planner.Decision.SendEmail;
import dev.espalier.planner.Decision.WaitUntil;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SendingTest {

    private static final Definition WELCOME = Definition.of(List.of(email("welcome")));
    private static final Definition LATER = Definition.of(List.of(email("welcome", hours(3))));

    private final Planner planner = new Planner(Holidays.NONE);

    private Decision at(Instant now, Definition definition, Given given) {
        return planner.next(
                definition, Position.at(definition.first(), MONDAY), given.facts(), now);
    }

    private static Instant after(Duration time) {
        return MONDAY.plus(time);
    }

    @Test
    void an_email_without_a_delay_goes_at_once() {
        assertThat(at(MONDAY, WELCOME, Given.nothingSpecial()))
                .isInstanceOfSatisfying(
                        SendEmail.class, send -> assertThat(send.due()).isEqualTo(MONDAY));
    }

    @Test
    void an_email_waits_for_its_delay_to_the_microsecond() {
        var due = after(Duration.ofHours(3));

        assertThat(at(due.minusNanos(1_000), LATER, Given.nothingSpecial()))
                .isInstanceOfSatisfying(
                        WaitUntil.class, wait -> assertThat(wait.until()).isEqualTo(due));
        assertThat(at(due, LATER, Given.nothingSpecial())).isInstanceOf(SendEmail.class);
    }

    @Test
    void delays_that_are_over_are_passed_in_one_go_and_counted_from_their_ends() {
        var definition =
                Definition.of(
                        List.of(
                                delay("one", days(1)),
                                delay("two", hours(2)),
                                email("welcome", hours(1))));

        var decision = at(after(Duration.ofDays(3)), definition, Given.nothingSpecial());

        assertThat(decision.path())
                .extracting(Decision.Passed::at)
                .containsExactly(after(Duration.ofDays(1)), after(Duration.ofHours(26)));
        assertThat(decision)
                .isInstanceOfSatisfying(
                        SendEmail.class,
                        send -> assertThat(send.due()).isEqualTo(after(Duration.ofHours(27))));
    }

    @Test
    void an_email_of_a_paused_sequence_is_held_when_it_falls_due_and_not_before() {
        var given = Given.nothingSpecial().paused();

        assertThat(at(MONDAY, LATER, given)).isInstanceOf(WaitUntil.class);
        assertThat(at(after(Duration.ofHours(3)), LATER, given))
                .isInstanceOfSatisfying(
                        Hold.class, hold -> assertThat(hold.why()).isEqualTo(HoldReason.PAUSED));
    }

    @Test
    void an_email_that_nobody_approved_is_held() {
        assertThat(at(MONDAY, WELCOME, Given.nothingSpecial().approvedAt("welcome", null)))
                .isInstanceOfSatisfying(
                        Hold.class,
                        hold -> assertThat(hold.why()).isEqualTo(HoldReason.AWAITING_APPROVAL));
    }

    @Test
    void an_email_approved_long_after_it_fell_due_is_not_late() {
        var approved = after(Duration.ofDays(30));

        assertThat(at(approved, WELCOME, Given.nothingSpecial().approvedAt("welcome", approved)))
                .isInstanceOfSatisfying(
                        SendEmail.class, send -> assertThat(send.due()).isEqualTo(approved));
    }

    @Test
    void an_email_is_sent_up_to_its_allowed_lateness_and_held_after_it() {
        var last = after(Duration.ofDays(7));

        assertThat(at(last, WELCOME, Given.nothingSpecial())).isInstanceOf(SendEmail.class);
        assertThat(at(last.plusNanos(1_000), WELCOME, Given.nothingSpecial()))
                .isInstanceOfSatisfying(
                        Hold.class, hold -> assertThat(hold.why()).isEqualTo(HoldReason.TOO_LATE));
    }

    @Test
    void an_email_that_a_person_let_go_is_late_only_by_what_passed_since() {
        var released = after(Duration.ofDays(30));
        var position = new Position(new StepKey("welcome"), MONDAY, released);
        var facts = Given.nothingSpecial().facts();

        assertThat(planner.next(WELCOME, position, facts, released)).isInstanceOf(SendEmail.class);
        assertThat(planner.next(WELCOME, position, facts, released.plus(Duration.ofDays(8))))
                .isInstanceOf(Hold.class);
    }

    @Test
    void a_fixed_time_wins_over_the_delay_whether_it_is_earlier_or_later() {
        for (var fixed : List.of(after(Duration.ofHours(1)), after(Duration.ofHours(9)))) {
            var given = Given.nothingSpecial().scheduledAt("welcome", fixed);

            assertThat(at(fixed.minusSeconds(1), LATER, given)).isInstanceOf(WaitUntil.class);
            assertThat(at(fixed, LATER, given)).isInstanceOf(SendEmail.class);
        }
    }

    @Test
    void an_email_sent_in_an_earlier_version_is_passed_by() {
        var definition = Definition.of(List.of(email("welcome"), email("tips")));

        assertThat(at(MONDAY, definition, Given.nothingSpecial().sent("welcome")))
                .isInstanceOfSatisfying(
                        SendEmail.class, send -> assertThat(send.step().key()).hasToString("tips"));
        assertThat(at(MONDAY, WELCOME, Given.nothingSpecial().sent("welcome")))
                .isInstanceOf(Finish.class);
    }

    @Test
    void a_position_that_the_definition_lacks_finishes() {
        var gone = Position.at(new StepKey("gone"), MONDAY);

        assertThat(planner.next(WELCOME, gone, Given.nothingSpecial().facts(), MONDAY))
                .isInstanceOfSatisfying(
                        Finish.class, finish -> assertThat(finish.at()).isEqualTo(MONDAY));
    }
}
