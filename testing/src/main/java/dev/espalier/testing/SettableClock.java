package dev.espalier.testing;

import java.time.Instant;
import java.time.InstantSource;

/// A clock that stands still until it is set. Safe for use by many threads.
public final class SettableClock implements InstantSource {

    private volatile Instant now;

    public SettableClock(Instant start) {
        this.now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /// @throws IllegalArgumentException when `later` is earlier: time does not go back
    public synchronized void set(Instant later) {
        if (later.isBefore(now)) {
            throw new IllegalArgumentException(
                    "clock: " + later + " (expected: at or after " + now + ")");
        }
        now = later;
    }
}
