package dev.espalier.engine.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.dispatch.Pace.Worth;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final int CONNECTIONS = 16;

    private final Pace pace = new Pace(() -> CONNECTIONS, 500);

    /// A relay that works off what lies before it with all its connections.
    private void relayTakes(Duration each) {
        for (int round = 0; round < 200; round++) {
            int underway = pace.enter(500, Worth.WAITING);
            long latency = each.toNanos() * Math.max(1, underway / CONNECTIONS);
            for (int i = 0; i < underway; i++) {
                pace.answered(latency, underway);
            }
        }
    }

    @Test
    void nothing_being_known_yet_as_many_go_as_there_are_connections() {
        assertThat(pace.enter(500, Worth.WAITING)).isEqualTo(CONNECTIONS);
        assertThat(pace.enter(500, Worth.MANY)).isZero();
    }

    @Test
    void a_slow_relay_gets_what_its_connections_take_and_no_more() {
        relayTakes(Duration.ofSeconds(1));

        assertThat(pace.enter(500, Worth.WAITING)).isEqualTo(CONNECTIONS);
        pace.leave(CONNECTIONS);
        assertThat(pace.claimable(500)).isEqualTo(2 * CONNECTIONS);
    }

    @Test
    void a_fast_relay_has_some_50_ms_of_work_before_it() {
        relayTakes(Duration.ofMillis(5));

        assertThat(pace.enter(500, Worth.WAITING)).isBetween(135, 185);
    }

    @Test
    void a_relay_that_slows_down_is_given_less_at_once() {
        relayTakes(Duration.ofMillis(5));
        relayTakes(Duration.ofSeconds(1));

        assertThat(pace.enter(500, Worth.WAITING)).isEqualTo(CONNECTIONS);
    }

    @Test
    void however_fast_it_is_there_is_a_most() {
        relayTakes(Duration.ofNanos(10));

        assertThat(pace.enter(10_000, Worth.WAITING)).isEqualTo(500);
    }
}
