package dev.espalier.engine.limits;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/// Those that wait, one behind the other: what all waited for the same moment would all come then.
/// A guess, in memory; whether one may go is decided when it comes. Safe for use by many threads.
final class Line {

    private final RandomGenerator random;
    private Instant tail = Instant.EPOCH;

    Line(RandomGenerator random) {
        this.random = random;
    }

    /// @param begin when the first may come
    /// @param gap between two
    /// @param longest how far anybody is told to wait beyond `begin`: whoever is ahead in a longer
    ///   line may have left it by then
    synchronized Instant next(Instant begin, Duration gap, Duration longest) {
        if (tail.isBefore(begin)) {
            tail = begin;
        } else if (tail.isAfter(begin.plus(longest))) {
            return begin.plusNanos((long) (longest.toNanos() * random.nextDouble()));
        }
        var at = tail;
        tail = tail.plus(gap);
        return at;
    }
}
