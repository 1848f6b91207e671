package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.engine.ingest.Track;
import dev.espalier.refusal.Refused.Conflict;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Who may come again.
class ReentryTest extends Story {

    private static String drip(String reentry) {
        return DRIP + "reentry: " + reentry + "\n";
    }

    private long enrolled(String sequence) {
        return sim.status(sequence).counts().enrolled();
    }

    @Test
    void once_is_once_whatever_comes() {
        sim.active("drip", DRIP);
        for (int i = 0; i < 3; i++) {
            signUp("ada@example.test");
            sim.pass(days(3));
        }

        assertThat(subjects()).containsExactly("welcome", "tips");
        assertThat(enrolled("drip")).isEqualTo(1);
    }

    @Test
    void after_exit_lets_in_again_who_is_out() {
        sim.active("drip", drip("after-exit"));
        signUp("ada@example.test");
        sim.pass(days(1));
        signUp("ada@example.test");
        sim.pass(days(2));
        assertThat(subjects()).containsExactly("welcome", "tips");

        signUp("ada@example.test");
        sim.pass(days(3));

        assertThat(subjects()).containsExactly("welcome", "tips", "welcome", "tips");
        assertThat(enrolled("drip")).isEqualTo(2);
    }

    @Test
    void after_exit_lets_in_once_when_the_same_comes_many_times_at_once() {
        sim.active("drip", drip("after-exit"));
        var track =
                new Track(
                        sim.workspace(),
                        Optional.empty(),
                        "signed_up",
                        Optional.empty(),
                        Optional.of("ada@example.test"),
                        Map.of(),
                        Optional.empty());

        sim.engine().ingest().trackAll(Collections.nCopies(50, track));
        sim.pass(days(3));
        sim.engine().ingest().trackAll(Collections.nCopies(50, track));
        sim.pass(days(3));

        assertThat(enrolled("drip")).isEqualTo(2);
        assertThat(sim.inbox()).hasSize(4);
    }

    @Test
    void each_event_lets_in_again_even_who_is_inside() {
        sim.active("drip", drip("each-event"));
        signUp("ada@example.test");
        sim.pass(days(1));
        signUp("ada@example.test");
        sim.pass(days(5));

        assertThat(subjects()).containsExactly("welcome", "welcome", "tips", "tips");
        assertThat(enrolled("drip")).isEqualTo(2);
    }

    @Test
    void by_hand_the_same_rules_hold_and_a_refusal_says_so() {
        var ada = sim.contact("ada@example.test");
        sim.active("once", DRIP);
        sim.active("after", drip("after-exit"));
        sim.active("each", drip("each-event"));
        sim.enrol("once", ada);
        sim.enrol("after", ada);
        sim.enrol("each", ada);
        sim.enrol("each", ada);

        assertThatThrownBy(() -> sim.enrol("once", ada))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("re-entry: once");
        assertThatThrownBy(() -> sim.enrol("after", ada)).isInstanceOf(Conflict.class);
        sim.pass(days(3));
        sim.enrol("after", ada);
        assertThatThrownBy(() -> sim.enrol("once", ada)).isInstanceOf(Conflict.class);
        assertThat(enrolled("after")).isEqualTo(2);
        assertThat(enrolled("each")).isEqualTo(2);
    }

    @Test
    void a_trigger_may_ask_about_the_event_and_the_contact() {
        sim.active(
                "large",
                """
                trigger: {event: order_placed, if: {all: [
                  {property: event.amount, operator: gte, value: 100},
                  {property: contact.properties.plan, operator: equals, value: pro}]}}
                reentry: each-event
                steps: [{type: email, templateId: welcome, key: w}]
                """);
        sim.contact("pro@example.test", null, Map.of("plan", "pro"));

        sim.track("order_placed", "pro@example.test", Map.of("amount", 99));
        sim.track("order_placed", "pro@example.test", Map.of("amount", "150"));
        sim.track("order_placed", "new@example.test", Map.of("amount", 150));
        sim.settle();

        assertThat(sim.inbox()).extracting(mail -> mail.to()).containsExactly("pro@example.test");
    }
}
