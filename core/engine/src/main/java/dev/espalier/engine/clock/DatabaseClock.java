package dev.espalier.engine.clock;

import dev.espalier.engine.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// The database's clock as this process knows it: measured now and then, carried on by the
/// process's own steady ticks in between. Never goes backwards. Microseconds, as the database has.
public final class DatabaseClock implements InstantSource {

    private final Store store;
    private volatile Reading reading;

    private record Reading(Instant at, long tick) {
        Instant now() {
            return at.plusNanos(System.nanoTime() - tick);
        }
    }

    private DatabaseClock(Store store, Reading first) {
        this.store = store;
        this.reading = first;
    }

    public static DatabaseClock of(Store store) {
        return new DatabaseClock(store, measure(store));
    }

    @Override
    public Instant instant() {
        return reading.now().truncatedTo(ChronoUnit.MICROS);
    }

    /// Measures anew. A clock that turns out to be ahead stands still in effect: it goes on from
    /// where it is, and is asked again the next time.
    ///
    /// @return how far this clock was off
    public Duration refresh() {
        var measured = measure(store);
        var mine = reading.now();
        var off = Duration.between(mine, measured.now());
        if (!off.isNegative()) {
            reading = measured;
        }
        return off;
    }

    private static Reading measure(Store store) {
        long before = System.nanoTime();
        var database = store.inTransaction(tx -> tx.nodes().databaseTime());
        long after = System.nanoTime();
        return new Reading(database, before + (after - before) / 2);
    }
}
