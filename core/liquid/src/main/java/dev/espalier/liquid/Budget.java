package dev.espalier.liquid;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// What a rendering has left. Spending more than that ends it.
final class Budget {
    /// Steps between two looks at the stopwatch.
    private static final int LOOK_EVERY = 1_000;

    private final Limits limits;
    private final @Nullable Deadline deadline;
    private long left;
    private long lookAt;
    private int depth;

    Budget(Limits limits, @Nullable Deadline deadline) {
        this.limits = limits;
        this.deadline = deadline;
        this.left = limits.maxSteps();
        this.lookAt = deadline == null ? 0 : left;
    }

    void spend(long steps) {
        left -= steps;
        if (left < lookAt || steps < 0) look(steps);
    }

    private void look(long steps) {
        if (left < 0 || steps < 0) throw spent("steps", limits.maxSteps());
        if (deadline != null) {
            deadline.check();
            lookAt = Math.max(0, left - LOOK_EVERY);
        }
    }

    /// Refuses a text of this many characters before it is made.
    void admit(long characters) {
        if (characters > limits.maxOutput()) throw spent("rendered characters", limits.maxOutput());
    }

    void enter() {
        if (++depth > limits.maxNesting()) throw spent("nesting", limits.maxNesting());
    }

    void leave() {
        depth--;
    }

    private static LiquidRenderError spent(String what, long max) {
        return new LiquidRenderError(
                what + ": more than " + max + " (expected: at most " + max + ")");
    }

    /// The end of the wall-clock time a rendering may take, read from a stopwatch its owner
    /// supplied.
    static final class Deadline {
        private final LongSupplier nanoTime;
        private final long start;
        private final Duration time;

        Deadline(LongSupplier nanoTime, Duration time) {
            this.nanoTime = nanoTime;
            this.start = nanoTime.getAsLong();
            this.time = time;
        }

        private void check() {
            if (nanoTime.getAsLong() - start > time.toNanos()) {
                throw new LiquidRenderError(
                        "time: more than " + time + " (expected: at most " + time + ")");
            }
        }
    }
}
