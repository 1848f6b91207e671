package dev.espalier.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NodesTest extends StoreTest {

    @Test
    void a_node_that_has_long_been_silent_is_forgotten_and_may_come_back() {
        var silent = UUID.randomUUID();
        var alive = UUID.randomUUID();
        beat(silent);
        clock.pass(Duration.ofHours(1));
        beat(alive);

        store.run(tx -> tx.nodes().forget(clock.instant().minus(Duration.ofMinutes(30))));

        assertThat(known(silent)).isZero();
        assertThat(known(alive)).isEqualTo(1);
        beat(silent);
        assertThat(known(silent)).isEqualTo(1);
    }

    private void beat(UUID node) {
        store.run(tx -> tx.nodes().beat(node, "n", clock.instant()));
    }

    private int known(UUID node) {
        return Integer.parseInt(
                database.one("SELECT count(*) FROM node WHERE id = '" + node + "'"));
    }
}
