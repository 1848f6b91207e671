package dev.espalier.interleaving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every order of the steps of two nodes, a reaper and a pause, with faults at any point.
class SendingModelTest {

    private static Stream<Arguments> worlds() {
        return Stream.of(
                Arguments.of("one send, two faults", 3, World.of(1, 2)),
                Arguments.of("two sends, no fault", 2, World.of(2, 0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("worlds")
    void what_is_promised_holds_in_every_order_when_the_doubtful_is_sent_again(
            String name, int attempts, World start) {
        safe(name, Rules.OURS, attempts, start);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("worlds")
    void what_is_promised_holds_in_every_order_when_the_doubtful_is_held(
            String name, int attempts, World start) {
        safe(name, Rules.OURS.holding(), attempts, start);
    }

    private static void safe(String name, Rules rules, int attempts, World start) {
        var found = Explorer.explore(rules, attempts, start);

        System.out.printf("%s: %,d worlds%n", name, found.worlds());
        assertThat(found.isSafe()).as(found.text()).isTrue();
        // A model in which hardly anything can happen shows nothing.
        assertThat(found.worlds()).isGreaterThan(5_000);
    }

    @Test
    void a_pause_that_looks_before_it_commits_is_caught() {
        caught(Rules.OURS.lookingBeforeCommit(), 0);
    }

    @Test
    void a_gate_that_does_not_look_again_is_caught() {
        caught(Rules.OURS.withoutRecheck(), 0);
    }

    @Test
    void a_pause_that_does_not_wait_is_caught() {
        caught(Rules.OURS.withoutWait(), 0);
    }

    @Test
    void writes_without_a_fence_are_caught() {
        caught(Rules.OURS.withoutFence(), 1);
    }

    @Test
    void a_node_that_goes_on_where_it_stood_still_is_caught() {
        caught(Rules.OURS.withEndlessPermits(), 1);
    }

    @Test
    void a_mark_that_is_written_after_sending_is_caught() {
        caught(Rules.OURS.holding().markingAfterwards(), 1);
    }

    private static void caught(Rules broken, int faults) {
        var found = Explorer.explore(broken, 3, World.of(1, faults));

        System.out.println(found.text() + "\n");
        assertThat(found.isSafe()).isFalse();
        assertThat(found.way()).isNotEmpty();
    }
}
