package dev.espalier.postgres;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that goes when it is told to.
final class HandClock implements InstantSource {

    static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private Instant now = START;

    synchronized void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }
}
