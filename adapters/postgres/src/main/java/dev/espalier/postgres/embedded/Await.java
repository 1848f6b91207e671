package dev.espalier.postgres.embedded;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Waits for facts that nobody announces: a line in a file, a process of someone else's.
final class Await {
    private static final Duration STEP = Duration.ofMillis(10);

    private Await() {}

    /// @return whether the fact came true within the limit
    static boolean until(BooleanSupplier fact, Duration limit) {
        var start = System.nanoTime();
        while (!fact.getAsBoolean()) {
            if (System.nanoTime() - start > limit.toNanos()) {
                return false;
            }
            try {
                TimeUnit.NANOSECONDS.sleep(STEP.toNanos());
            } catch (InterruptedException e) {
                throw Command.interrupted(e);
            }
        }
        return true;
    }
}
