package dev.espalier.engine.dispatch;

import dev.espalier.engine.mail.Permit;
import java.time.Duration;

/// Leave to hand over what passed the gate a moment ago. What waits longer for a connection passes
/// the gate once more: what it saw is no longer news.
///
/// @param until when a connection must have been found, by [System#nanoTime]
record Leave(Lease lease, long until) implements Permit {

    private static final Duration FRESH = Duration.ofMillis(250);

    static Leave now(Lease lease) {
        return new Leave(lease, System.nanoTime() + FRESH.toNanos());
    }

    @Override
    public boolean holds() {
        return lease.holds();
    }

    @Override
    public Duration patience() {
        return Duration.ofNanos(until - System.nanoTime());
    }
}
