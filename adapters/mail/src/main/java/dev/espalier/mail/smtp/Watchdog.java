package dev.espalier.mail.smtp;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/// Closes connections that wait too long, and lets its owner tidy up. One thread for all of them is
/// cheaper than a time-out on every read, and it ends stuck writes too, which have no time-out.
final class Watchdog implements AutoCloseable {

    private final Set<Wire> watched = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);

    /// @param onTick called with [System#nanoTime()] about every tick
    void start(Duration tick, LongConsumer onTick) {
        Thread.ofVirtual().name("smtp-watchdog").start(() -> run(tick, onTick));
    }

    void watch(Wire wire) {
        watched.add(wire);
    }

    /// Closes the connection and forgets it.
    void release(Wire wire) {
        watched.remove(wire);
        wire.close();
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void run(Duration tick, LongConsumer onTick) {
        try {
            while (!closed.await(tick.toMillis(), TimeUnit.MILLISECONDS)) {
                long now = System.nanoTime();
                watched.forEach(wire -> wire.closeIfLate(now));
                onTick.accept(now);
            }
        } catch (InterruptedException _) {
            // Nobody else knows this thread.
            Thread.currentThread().interrupt();
        }
    }
}
