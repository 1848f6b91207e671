package dev.espalier.engine.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration SHORTEST = Duration.ofMinutes(2);
    private static final Duration GAP = Duration.ofSeconds(1);

    private final Line line = new Line(new Random(1));

    @Test
    void a_few_stand_one_behind_the_other() {
        for (int i = 0; i < 100; i++) {
            assertThat(line.next(NOON, GAP, SHORTEST)).isEqualTo(NOON.plusSeconds(i));
        }
    }

    @Test
    void very_many_are_looked_at_again_a_thousand_a_second_at_most() {
        var now = NOON;
        // Each is looked at again when it was told to come; after the first round it is known that
        // they are many.
        for (int round = 0; round < 3; round++) {
            var seconds = new HashMap<Long, Integer>();
            for (int i = 0; i < 500_000; i++) {
                seconds.merge(line.next(now, GAP, SHORTEST).getEpochSecond(), 1, Integer::sum);
            }
            now = now.plus(Duration.ofMinutes(16));
            if (round > 0) {
                assertThat(seconds.values()).allMatch(many -> many < 1_000);
            }
        }
    }

    @Test
    void when_they_are_few_again_they_wait_for_minutes_only() {
        for (int i = 0; i < 500_000; i++) {
            line.next(NOON, GAP, SHORTEST);
        }
        var later = NOON.plus(Duration.ofHours(1));
        line.next(later, GAP, SHORTEST);
        var muchLater = later.plus(Duration.ofHours(1));

        for (int i = 0; i < 1_000; i++) {
            assertThat(line.next(muchLater, GAP, SHORTEST))
                    .isBefore(muchLater.plus(SHORTEST).plusSeconds(1));
        }
    }
}
