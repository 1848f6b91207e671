package dev.espalier.engine.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.limits.Lane.Temper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LaneTest {

    private static final UUID ONE = new UUID(0, 1);
    private static final UUID LATE = new UUID(0, 2);
    private static final int WIDEST = 16;
    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
    private static final long TENTH = 100_000_000;

    private final Lane lane =
            new Lane(
                    new Temper(5, Duration.ofMinutes(1), Duration.ofMinutes(30)),
                    WIDEST,
                    new SplittableRandom(1));
    private Instant now = START;

    private int fill() {
        int entered = 0;
        while (entered < 1_000 && lane.enter(ONE, now)) {
            entered++;
        }
        return entered;
    }

    /// As many as may go, all with one answer.
    private int round(Signal signal) {
        int entered = fill();
        for (int i = 0; i < entered; i++) {
            lane.answered(ONE, signal, TENTH, now);
        }
        return entered;
    }

    private void close(int refusals) {
        for (int i = 0; i < refusals; i++) {
            assertThat(lane.enter(ONE, now)).isTrue();
            lane.answered(ONE, Signal.REFUSED, TENTH, now);
        }
    }

    private Duration shut() {
        var begin = now;
        while (!lane.isOpen(now)) {
            now = now.plusSeconds(1);
        }
        return Duration.between(begin, now);
    }

    @Test
    void a_lane_of_which_nothing_is_known_limits_nothing() {
        assertThat(fill()).isEqualTo(1_000);
        assertThat(lane.isFree()).isTrue();
    }

    @Test
    void few_go_a_new_way_until_something_arrived() {
        for (int i = 0; i < 5; i++) {
            assertThat(lane.isUntried()).isFalse();
            lane.enter(ONE, now);
        }
        assertThat(lane.isUntried()).isTrue();

        lane.answered(ONE, Signal.NOTHING, TENTH, now);
        assertThat(lane.isUntried()).isFalse();
        lane.enter(ONE, now);
        assertThat(lane.isUntried()).isTrue();

        lane.answered(ONE, Signal.WELL, TENTH, now);
        fill();
        assertThat(lane.isUntried()).isFalse();
    }

    @Test
    void one_that_is_told_slower_takes_half_of_what_was_under_way_and_once_for_each_round() {
        for (int i = 0; i < 12; i++) {
            lane.enter(ONE, now);
        }
        for (int i = 0; i < 4; i++) {
            lane.answered(ONE, Signal.SLOWER, TENTH, now);
        }
        for (int i = 0; i < 8; i++) {
            lane.answered(ONE, Signal.WELL, TENTH, now);
        }

        assertThat(fill()).isBetween(6, 7);
    }

    @Test
    void each_round_that_went_well_adds_one_until_nothing_is_limited() {
        lane.enter(ONE, now);
        lane.enter(ONE, now);
        lane.answered(ONE, Signal.SLOWER, TENTH, now);
        lane.answered(ONE, Signal.WELL, TENTH, now);
        var windows = new ArrayList<Integer>();
        for (int i = 0; i < 30 && !lane.isFree(); i++) {
            windows.add(round(Signal.WELL));
        }

        assertThat(windows).isSorted().hasSizeBetween(14, 22);
        assertThat(lane.isFree()).isTrue();
    }

    @Test
    void refusals_in_a_row_close_it_and_others_between_them_do_not() {
        close(4);
        lane.enter(ONE, now);
        lane.answered(ONE, Signal.ALIVE, TENTH, now);
        close(4);
        assertThat(lane.isOpen(now)).isTrue();

        close(1);

        assertThat(lane.isOpen(now)).isFalse();
        assertThat(lane.enter(ONE, now)).isFalse();
    }

    @Test
    void one_that_refuses_a_third_of_all_stays_open_and_one_that_takes_no_more_closes_soon() {
        // By chance it would close now and then, if seldom.
        var random = new SplittableRandom(7);
        for (int i = 0; i < 20_000; i++) {
            assertThat(lane.enter(ONE, now)).isTrue();
            boolean refuses = i < 300 ? i % 3 == 0 : random.nextInt(10) < 3;
            lane.answered(ONE, refuses ? Signal.REFUSED : Signal.WELL, TENTH, now);
            assertThat(lane.isOpen(now)).as("after %d", i).isTrue();
        }

        int refused = 0;
        while (lane.isOpen(now)) {
            lane.enter(ONE, now);
            lane.answered(ONE, Signal.REFUSED, TENTH, now);
            refused++;
        }
        assertThat(refused).isBetween(5, 20);
    }

    @Test
    void a_wide_lane_that_is_narrowed_tells_how_many_may_be_claimed_at_any_width() {
        var wide =
                new Lane(
                        new Temper(5, Duration.ofMinutes(1), Duration.ofMinutes(30)),
                        1_000,
                        new SplittableRandom(1));
        for (int i = 0; i < 500; i++) {
            wide.enter(ONE, now);
        }
        wide.answered(ONE, Signal.SLOWER, TENTH, now);
        for (int i = 0; i < 499; i++) {
            wide.answered(ONE, Signal.WELL, TENTH, now);
        }

        assertThat(wide.claimable(now)).isGreaterThan(500);
    }

    @Test
    void the_pause_doubles_at_each_failed_trial_up_to_the_longest_and_is_scattered() {
        close(5);
        for (int minutes : new int[] {1, 2, 4, 8, 16, 30, 30}) {
            assertThat(shut())
                    .isBetween(
                            Duration.ofSeconds(minutes * 48L),
                            Duration.ofSeconds(minutes * 72L + 1));
            assertThat(lane.enter(ONE, now)).isTrue();
            assertThat(lane.answered(ONE, Signal.REFUSED, TENTH, now)).isNotNull();
        }
    }

    @Test
    void one_message_tries_at_a_time_and_if_it_lives_the_lane_opens_narrow() {
        close(5);
        shut();

        assertThat(fill()).isEqualTo(1);
        lane.answered(ONE, Signal.ALIVE, TENTH, now);

        assertThat(fill()).isEqualTo(1);
        lane.answered(ONE, Signal.WELL, TENTH, now);
        assertThat(fill()).isEqualTo(2);
    }

    @Test
    void a_trial_that_says_nothing_is_tried_again() {
        close(5);
        shut();
        lane.enter(ONE, now);
        lane.answered(ONE, Signal.NOTHING, TENTH, now);

        assertThat(lane.enter(ONE, now)).isTrue();
        lane.leave(ONE);
        assertThat(lane.enter(ONE, now)).isTrue();
    }

    @Test
    void those_that_wait_are_lined_up_as_fast_as_the_lane_takes_them() {
        lane.enter(ONE, now);
        lane.enter(ONE, now);
        lane.answered(ONE, Signal.SLOWER, TENTH, now);
        lane.answered(ONE, Signal.WELL, TENTH, now);
        var times = new ArrayList<Instant>();
        for (int i = 0; i < 100; i++) {
            times.add(lane.next(now));
        }

        assertThat(times).isSorted().allMatch(at -> at.isAfter(now));
        assertThat(times.getLast()).isAfter(now.plusSeconds(5));
        for (int i = 0; i < 10_000; i++) {
            assertThat(lane.next(now)).isBetween(now, now.plusSeconds(125));
        }
    }

    @Test
    void of_those_that_wait_for_a_closed_lane_one_comes_when_it_opens_and_the_others_later() {
        close(5);
        var first = lane.next(now);
        var others = List.of(lane.next(now), lane.next(now));
        shut();

        assertThat(first).isBetween(now.minusSeconds(1), now);
        assertThat(others).allMatch(at -> !at.isBefore(first.plusSeconds(5)));
    }

    @Test
    void an_answer_that_comes_late_neither_ends_the_trial_nor_opens_the_lane() {
        for (int i = 0; i < 3; i++) {
            assertThat(lane.enter(LATE, now)).isTrue();
        }
        close(5);
        shut();
        assertThat(lane.enter(ONE, now)).isTrue();

        assertThat(lane.answered(LATE, Signal.WELL, TENTH, now)).isNull();
        assertThat(lane.answered(LATE, Signal.REFUSED, TENTH, now)).isNull();
        lane.leave(LATE);

        assertThat(lane.enter(LATE, now)).isFalse();
        assertThat(lane.claimable(now)).isZero();
        lane.answered(ONE, Signal.WELL, TENTH, now);
        assertThat(lane.enter(LATE, now)).isTrue();
    }

    @Test
    void what_nobody_used_for_an_hour_is_stale() {
        assertThat(lane.enter(ONE, now)).isTrue();
        assertThat(lane.isStale(now.plus(Duration.ofHours(2)))).isFalse();
        lane.answered(ONE, Signal.REFUSED, TENTH, now);

        assertThat(lane.isStale(now.plus(Duration.ofMinutes(59)))).isFalse();
        assertThat(lane.isStale(now.plus(Duration.ofMinutes(61)))).isTrue();
    }
}
