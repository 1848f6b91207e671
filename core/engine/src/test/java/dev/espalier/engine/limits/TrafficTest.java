package dev.espalier.engine.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.mail.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TrafficTest {

    private static final UUID SEND = new UUID(0, 1);
    private static final Way WAY = new Way("example.test", "espalier.example");

    private final Traffic traffic = new Traffic(8, "relay");
    private Instant now = Instant.parse("2026-01-05T09:00:00Z");

    private void goes(Way way, Delivery delivery) {
        assertThat(traffic.enter(way, SEND, now)).isTrue();
        traffic.answered(way, SEND, delivery, 1_000_000, now);
    }

    @Test
    void a_way_that_was_refused_once_and_not_taken_again_is_forgotten_after_an_hour() {
        goes(WAY, new Delivery.Deferred(451, "", "greylisted"));
        assertThat(traffic.isFree()).isFalse();

        now = now.plus(Duration.ofMinutes(59));
        goes(new Way("other.test", "other.example"), new Delivery.Accepted("250 ok"));
        assertThat(traffic.isFree()).isFalse();
        now = now.plus(Duration.ofMinutes(3));
        goes(new Way("other.test", "other.example"), new Delivery.Accepted("250 ok"));

        assertThat(traffic.isFree()).isTrue();
    }

    /// Asked for less, and somebody is on the way.
    private void fill() {
        goes(WAY, new Delivery.Deferred(421, "4.7.0", "slow down"));
        assertThat(traffic.enter(WAY, SEND, now)).isTrue();
        assertThat(traffic.isMoving(WAY)).isTrue();
    }

    @Test
    void whoever_asks_again_and_again_takes_no_place_among_those_that_wait() {
        fill();
        for (int i = 0; i < 1_000; i++) {
            assertThat(traffic.enter(WAY, new UUID(1, i), now)).isFalse();
        }

        assertThat(traffic.stop(WAY, now).at()).isBefore(now.plus(Duration.ofSeconds(5)));
    }
}
