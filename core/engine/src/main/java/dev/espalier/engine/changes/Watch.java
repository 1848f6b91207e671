package dev.espalier.engine.changes;

import dev.espalier.engine.store.Audits.Place;
import dev.espalier.engine.store.Audits.Placed;
import dev.espalier.engine.store.Store;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Somebody who watches one workspace. For one thread; closing is for any.
public final class Watch implements AutoCloseable {

    private static final int AT_ONCE = 100;

    private final Store store;
    private final int workspace;
    private final Consumer<Watch> onClose;
    private final Semaphore stirred = new Semaphore(1);
    private final Queue<Placed> read = new ArrayDeque<>();
    private Place place;
    private volatile boolean closed;

    Watch(Store store, int workspace, Place place, Consumer<Watch> onClose) {
        this.store = store;
        this.workspace = workspace;
        this.place = place;
        this.onClose = onClose;
    }

    int workspace() {
        return workspace;
    }

    void wake() {
        if (stirred.availablePermits() == 0) {
            stirred.release();
        }
    }

    /// Waits for what happens next.
    ///
    /// @return empty when nothing happened in that time, or the watch was closed
    /// @throws dev.espalier.engine.store.Unavailable when the database cannot be reached
    public Optional<Placed> next(Duration atMost) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        while (read.isEmpty() && !closed) {
            long left = until - System.nanoTime();
            if (left <= 0 || !stirred.tryAcquire(left, TimeUnit.NANOSECONDS)) {
                return Optional.empty();
            }
            fetch();
        }
        var next = Optional.ofNullable(read.poll());
        next.ifPresent(one -> place = one.place());
        return next;
    }

    private void fetch() {
        var more = store.inTransaction(tx -> tx.audits().after(workspace, place, AT_ONCE));
        read.addAll(more);
        if (more.size() == AT_ONCE) {
            // There may be more behind these.
            wake();
        }
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        onClose.accept(this);
        stirred.release();
    }
}
