package dev.espalier.testing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that stands still until it is set. Safe for use by many threads.
public final class SettableClock implements InstantSource {

    private final AtomicReference<Instant> now;

    public SettableClock(Instant start) {
        this.now = new AtomicReference<>(start);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /// @throws IllegalArgumentException when `later` is earlier: time does not go back
    public void set(Instant later) {
        if (later.isBefore(now.get())) {
            throw new IllegalArgumentException("clock: " + later + " (expected: at or after " + now.get() + ")");
        }
        now.set(later);
    }
}
