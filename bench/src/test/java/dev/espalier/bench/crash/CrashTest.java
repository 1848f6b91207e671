package dev.espalier.bench.crash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The short form of the suite's main run: two servers, 2,000 emails, 15 kills.
class CrashTest {

    @Test
    @Timeout(300)
    void nothing_is_lost_and_nothing_arrives_twice_unexplained_when_servers_are_killed()
            throws Exception {
        long seed = System.nanoTime() % 1_000_000;

        var outcome = CrashSuite.run(Options.inABuild("kill", seed)).getFirst();

        assertThat(outcome.complaints()).as("seed %d", seed).isEmpty();
    }
}
