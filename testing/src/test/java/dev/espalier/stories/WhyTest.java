package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.engine.feedback.Feedback;
import dev.espalier.engine.mail.Delivery;
import dev.espalier.engine.why.Ending;
import dev.espalier.engine.why.Why;
import dev.espalier.engine.why.Why.Standing;
import dev.espalier.engine.why.Words;
import dev.espalier.enrolment.EnrolmentStatus;
import dev.espalier.planner.HoldReason;
import dev.espalier.planner.Waiting.Rule;
import dev.espalier.refusal.Refused.NotFound;
import dev.espalier.send.SendState;
import dev.espalier.sequence.SequenceStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Why a contact got what it got, waits, or gets nothing.
class WhyTest extends FeedbackStory {

    private static final String BRANCHING =
            """
            trigger: {event: signed_up}
            steps:
              - {type: email, key: welcome, templateId: welcome}
              - {type: delay, key: pause, duration: 2d}
              - type: condition
                key: paying
                if: {property: contact.properties.plan, operator: equals, value: pro}
                then: [{type: email, key: thanks, templateId: offer}]
                else: [{type: email, key: tips, templateId: tips}]
              - type: wait
                key: order
                event: order_placed
                timeout: 3d
                then: [{type: exit, key: won, reason: bought}]
                else: []
              - {type: email, key: last, templateId: offer, delay: 1d}
            """;

    private String ada(Map<String, Object> properties) {
        return sim.contact("ada@example.test", null, properties);
    }

    private Why why(String sequence, String contact) {
        return sim.engine().explaining().why(sim.workspace(), sequence, contact);
    }

    private static Why.Told step(Why why, String key) {
        return why.ways().getLast().steps().stream()
                .filter(told -> told.step().key().value().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static List<Standing> standings(Why why) {
        return why.ways().getLast().steps().stream().map(Why.Told::standing).toList();
    }

    @Test
    void each_step_says_what_happened_what_is_waited_for_and_what_is_ahead() {
        var ada = ada(Map.of("plan", "free"));
        sim.active("trial", BRANCHING);
        sim.trackContact("signed_up", ada, Map.of());
        sim.settle();

        var at = why("trial", ada);
        assertThat(at.summary()).contains("ada@example.test is at pause", "waits 2d");
        assertThat(at.outside()).isEmpty();
        assertThat(at.ways().getFirst().cameBy()).isEqualTo("by the event signed_up");
        assertThat(step(at, "welcome").standing()).isEqualTo(Standing.DONE);
        assertThat(step(at, "welcome").why()).startsWith("sent: the relay took it");
        assertThat(step(at, "welcome").send()).isPresent();
        assertThat(step(at, "pause").standing()).isEqualTo(Standing.WAITING);
        assertThat(step(at, "pause").rule()).contains(Rule.DELAY);
        assertThat(step(at, "pause").at()).contains(sim.now().plus(days(2)));
        assertThat(step(at, "paying").standing()).isEqualTo(Standing.AHEAD);
        assertThat(step(at, "tips").standing()).isEqualTo(Standing.AHEAD);
        assertThat(step(at, "thanks").standing()).isEqualTo(Standing.NOT_REACHED);
        assertThat(step(at, "last").at()).contains(sim.now().plus(days(6)));

        sim.pass(days(2));
        // What a condition saw is told as it was then.
        sim.contacts()
                .update(
                        sim.workspace(),
                        ada,
                        new dev.espalier.engine.contacts.ContactEdit(
                                null, null, Map.of("plan", "pro"), null));
        var then = why("trial", ada);
        assertThat(step(then, "paying").why())
                .isEqualTo("did not hold: contact.properties.plan was \"free\"");
        assertThat(step(then, "thanks").standing()).isEqualTo(Standing.SKIPPED);
        assertThat(step(then, "thanks").why()).contains("paying", "was \"free\"");
        assertThat(step(then, "order").rule()).contains(Rule.EVENT);

        sim.trackContact("order_placed", ada, Map.of());
        sim.settle();
        var end = why("trial", ada);
        assertThat(step(end, "order").why()).isEqualTo("the event order_placed came");
        assertThat(step(end, "last").why()).isEqualTo("not reached: the way ended: bought");
        assertThat(end.ways().getFirst().summary()).isEqualTo("ended: bought");
        assertThat(end.outside()).anyMatch(reason -> reason.contains("re-entry: once"));
    }

    @Test
    void what_is_ahead_is_what_then_happens() {
        var ada = ada(Map.of());
        sim.active("trial", BRANCHING);
        sim.trackContact("signed_up", ada, Map.of());
        sim.settle();
        var foretold = step(why("trial", ada), "last").at().orElseThrow();

        sim.pass(days(10));

        assertThat(step(why("trial", ada), "last").at()).contains(foretold);
    }

    @Test
    void windows_holidays_and_fixed_times_are_named() {
        var ada = ada(Map.of());
        sim.active(
                "hours",
                """
                steps: [{type: email, key: hello, templateId: welcome}]
                schedule: {from: "10:00", to: "11:00", days: [mon, tue], zone: Europe/London}
                """);
        sim.enrol("hours", ada);
        sim.settle();
        assertThat(step(why("hours", ada), "hello").rule()).contains(Rule.WINDOW);
        assertThat(step(why("hours", ada), "hello").why())
                .contains("10:00 to 11:00 on mon, tue in Europe/London", "until 2026-01-05T10:00");
        assertThat(why("hours", ada).ways().getFirst().cameBy()).isEqualTo("by hand");

        sim.active(
                "holidays",
                """
                steps: [{type: email, key: hello, templateId: welcome, delay: 88d}]
                schedule: {from: "06:00", to: "23:00", zone: Europe/London, holidays: GB}
                """);
        sim.enrol("holidays", ada);
        sim.settle();
        // Good Friday 2026 is the third of April.
        assertThat(step(why("holidays", ada), "hello").rule()).contains(Rule.HOLIDAY);

        sim.active("fixed", "steps: [{type: email, key: hello, templateId: welcome, delay: 1d}]");
        var email = sim.engine().reports().emails(sim.workspace(), "fixed").getFirst();
        sim.engine()
                .review()
                .reschedule(sim.workspace(), email.id(), sim.now().plus(days(5)), "a person");
        sim.enrol("fixed", ada);
        sim.settle();
        assertThat(step(why("fixed", ada), "hello").rule()).contains(Rule.FIXED_TIME);
        assertThat(step(why("fixed", ada), "hello").at()).contains(sim.now().plus(days(5)));
    }

    @Test
    void whoever_is_held_is_told_by_what() {
        var ada = ada(Map.of());
        sim.active("drip", DRIP);
        sim.enrol("drip", ada);
        sim.pass(days(1));
        sim.pause("drip");
        sim.pass(days(2));
        assertThat(step(why("drip", ada), "tips").standing()).isEqualTo(Standing.HELD);
        assertThat(step(why("drip", ada), "tips").why()).contains("paused");

        sim.outage(days(10));
        sim.resume("drip");
        sim.settle();
        assertThat(step(why("drip", ada), "tips").why())
                .contains("later than the allowed lateness");

        sim.active("lost", ONE);
        sim.relay().answers(_ -> new Delivery.InDoubt("the line broke"));
        sim.enrol("lost", ada);
        sim.settle();
        assertThat(step(why("lost", ada), "welcome").why()).contains("the line broke");
    }

    @Test
    void who_never_came_in_is_told_why_not() {
        var ada = ada(Map.of("plan", "free"));
        sim.draft("draft", DRIP);
        assertThat(why("draft", ada).summary()).contains("never came in", "is a draft");

        sim.active("drip", DRIP);
        assertThat(why("drip", ada).outside()).containsExactly("the event signed_up was not seen");

        sim.trackContact("paid", ada, Map.of("amount", 99));
        sim.outage(hours(1));
        sim.active(
                "large",
                """
                trigger: {event: paid, if: {all: [
                  {property: event.amount, operator: gte, value: 100},
                  {property: contact.properties.plan, operator: equals, value: pro}]}}
                steps: [{type: email, templateId: welcome, key: w}]
                """);
        assertThat(why("large", ada).outside().getFirst())
                .contains("the event paid came last at", "takes people since");
        sim.outage(hours(1));
        sim.trackContact("paid", ada, Map.of("amount", 99));
        assertThat(why("large", ada).outside().getFirst())
                .contains("event.amount was 99, contact.properties.plan was \"free\"");

        sim.active("by-hand", "steps: [{type: email, templateId: welcome, key: w}]");
        assertThat(why("by-hand", ada).outside().getFirst())
                .contains("nobody let the contact in by hand");

        sim.engine().control().cancel(sim.workspace(), "by-hand", "a person");
        assertThat(why("by-hand", ada).outside().getFirst()).contains("is cancelled");

        assertThatThrownBy(() -> why("none", ada)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> why("drip", "nobody")).isInstanceOf(NotFound.class);
    }

    @Test
    void what_ended_a_way_is_told_whatever_it_was() {
        sim.active("drip", DRIP + "exitConditions: [{event: bought}]\n");
        for (var name : List.of("bounced", "complained", "bought", "left", "taken")) {
            signUp(name + "@example.test");
        }
        sim.settle();
        told(new Feedback.HardBounce("5.1.1", "gone"), "bounced@example.test");
        told(new Feedback.Complaint(""), "complained@example.test");
        sim.track("bought", "bought@example.test");
        told(new Feedback.Unsubscribe(), "left@example.test");
        sim.engine().control().unenrol(sim.workspace(), "drip", id("taken@example.test"));
        sim.pass(days(3));

        assertThat(ending("bounced")).contains("bounced");
        assertThat(ending("complained")).contains("spam");
        assertThat(ending("bought")).contains("event bought");
        assertThat(ending("left")).contains("unsubscribed");
        assertThat(ending("taken")).contains("took the contact out");
        assertThat(step(why("drip", id("bounced@example.test")), "welcome").why())
                .isEqualTo("sent, and bounced (5.1.1 gone)");
        assertThat(why("drip", id("left@example.test")).outside())
                .anyMatch(reason -> reason.startsWith("the contact has unsubscribed"));
    }

    private String id(String email) {
        return sim.contacts().byEmail(sim.workspace(), email).orElseThrow().id();
    }

    private String ending(String name) {
        return why("drip", id(name + "@example.test")).ways().getFirst().summary();
    }

    @Test
    void every_state_and_reason_has_words_of_its_own() {
        var words =
                Stream.of(
                                Arrays.stream(HoldReason.values()).map(Words::of),
                                Arrays.stream(SequenceStatus.values()).map(Words::of),
                                Arrays.stream(Ending.values()).map(one -> one.words("the reason")))
                        .flatMap(some -> some)
                        .toList();

        assertThat(words).doesNotHaveDuplicates().allMatch(one -> one.length() > 5);
        assertThat(Arrays.stream(SendState.values()).map(Words::of).distinct())
                .hasSize(SendState.values().length - 1);
    }

    @Test
    void every_reason_that_the_engine_writes_is_known() {
        var reasons =
                List.of(
                        "unsubscribed",
                        "suppressed",
                        "bounced",
                        "complained",
                        "replied",
                        "event x",
                        "exit condition",
                        "exit step x",
                        "unenrolled",
                        "sequence cancelled",
                        "sequence completed",
                        "sequence deleted",
                        "contact deleted",
                        "contact erased");

        assertThat(reasons.stream().map(one -> Ending.of(EnrolmentStatus.EXITED, one)))
                .doesNotContain(Ending.SAID)
                .doesNotHaveDuplicates();
        assertThat(Ending.of(EnrolmentStatus.COMPLETED, "")).isEqualTo(Ending.COMPLETED);
    }

    @Test
    void every_step_is_told_once_in_the_order_of_the_text() {
        var ada = ada(Map.of("plan", "pro"));
        sim.active("trial", BRANCHING);
        sim.enrol("trial", ada);
        sim.settle();

        assertThat(standings(why("trial", ada)))
                .containsExactly(
                        Standing.DONE,
                        Standing.WAITING,
                        Standing.AHEAD,
                        Standing.AHEAD,
                        Standing.NOT_REACHED,
                        Standing.AHEAD,
                        Standing.NOT_REACHED,
                        Standing.AHEAD);
    }
}
