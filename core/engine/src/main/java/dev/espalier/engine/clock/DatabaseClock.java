package dev.espalier.engine.clock;

import dev.espalier.engine.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// The database's clock as this process knows it: measured now and then, carried on by the
/// process's own steady ticks in between. Never goes backwards: when it turns out to be ahead, it
/// stands still until the database has caught up. Microseconds, as the database has.
public final class DatabaseClock implements InstantSource {

    private final Store store;
    private final LongSupplier ticks;
    private final AtomicLong shown = new AtomicLong(Long.MIN_VALUE);
    private volatile Reading reading;

    /// @param within the database's clock showed `at` at most this long before or after `tick`
    private record Reading(Instant at, long tick, Duration within) {
        Instant now(long ticks) {
            return at.plusNanos(ticks - tick);
        }
    }

    private DatabaseClock(Store store, LongSupplier ticks) {
        this.store = store;
        this.ticks = ticks;
        this.reading = measure();
    }

    public static DatabaseClock of(Store store) {
        return of(store, System::nanoTime);
    }

    /// @param ticks this process's steady nanoseconds
    static DatabaseClock of(Store store, LongSupplier ticks) {
        return new DatabaseClock(store, ticks);
    }

    @Override
    public Instant instant() {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, reading.now(ticks.getAsLong()));
        return Instant.EPOCH.plus(shown.accumulateAndGet(micros, Math::max), ChronoUnit.MICROS);
    }

    /// Measures anew. A difference that the measurement's own slowness explains changes nothing.
    ///
    /// @return how far this clock was off; positive: it was late
    public Duration refresh() {
        var measured = measure();
        var off = Duration.between(reading.now(measured.tick()), measured.at());
        if (off.abs().compareTo(measured.within()) > 0) {
            reading = measured;
        }
        return off;
    }

    private Reading measure() {
        long before = ticks.getAsLong();
        var database = store.inTransaction(tx -> tx.nodes().databaseTime());
        long half = (ticks.getAsLong() - before) / 2;
        return new Reading(database, before + half, Duration.ofNanos(half));
    }
}
