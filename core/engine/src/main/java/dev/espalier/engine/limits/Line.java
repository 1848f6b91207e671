package dev.espalier.engine.limits;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/// Those that wait, one behind the other: what all waited for the same moment would all come then.
/// A guess, in memory; whether one may go is decided when it comes. Safe for use by many threads.
final class Line {

    /// Between two that are looked at again, where very many wait.
    private static final Duration LOOK = Duration.ofMillis(2);

    private static final Duration FARTHEST = Duration.ofMinutes(15);

    private final RandomGenerator random;
    private Instant tail = Instant.EPOCH;

    /// How many were told while this round lasts, and in the one before: about as many as wait.
    private long told;

    private long waiting;
    private Instant roundEnds = Instant.EPOCH;

    Line(RandomGenerator random) {
        this.random = random;
    }

    /// @param begin when the first may come
    /// @param gap between two
    /// @param shortest how far anybody is told to wait beyond `begin`, at least: whoever is ahead
    ///   in a longer line may have left it by then. Where very many wait they are told to wait for
    ///   longer, so that looking at them again costs little
    synchronized Instant next(Instant begin, Duration gap, Duration shortest) {
        var longest = horizon(begin, shortest);
        if (tail.isBefore(begin)) {
            tail = begin;
        } else if (tail.isAfter(begin.plus(longest))) {
            return begin.plusNanos((long) (longest.toNanos() * random.nextDouble()));
        }
        var at = tail;
        tail = tail.plus(gap);
        return at;
    }

    private Duration horizon(Instant begin, Duration shortest) {
        if (begin.isAfter(roundEnds)) {
            waiting = told;
            told = 0;
        }
        told++;
        var horizon = LOOK.multipliedBy(Math.max(told, waiting));
        var bounded =
                horizon.compareTo(shortest) < 0
                        ? shortest
                        : horizon.compareTo(FARTHEST) > 0 ? FARTHEST : horizon;
        if (told == 1) {
            roundEnds = begin.plus(bounded);
        }
        return bounded;
    }
}
