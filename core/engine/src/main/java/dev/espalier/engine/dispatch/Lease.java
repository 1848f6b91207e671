package dev.espalier.engine.dispatch;

import java.time.Duration;
import java.util.function.LongSupplier;

/// How long this process may take itself for alive. Others take it for dead when it has not been
/// heard of for a while, and take over what it held; a process that stood still does not notice,
/// but for the time that went by. So each heartbeat that was written renews a lease that is shorter
/// than that while, and nothing is handed over without one.
public final class Lease {

    private final long lasts;
    private final LongSupplier nanoTime;
    private volatile long renewed;
    private volatile boolean isUsed;

    /// @param lasts from the moment before a heartbeat was written
    public static Lease of(Duration lasts) {
        return new Lease(lasts, System::nanoTime);
    }

    /// @param nanoTime goes on while the process stands still
    Lease(Duration lasts, LongSupplier nanoTime) {
        this.lasts = lasts.toNanos();
        this.nanoTime = nanoTime;
    }

    /// Now, on the clock of this lease; taken before a heartbeat is written.
    public long now() {
        return nanoTime.getAsLong();
    }

    /// @param before when the heartbeat was begun that is written now
    public void renew(long before) {
        renewed = before;
        isUsed = true;
    }

    /// Whether the process may act. One whose turns somebody else takes, and that has no heart,
    /// always may.
    boolean holds() {
        return !isUsed || nanoTime.getAsLong() - renewed < lasts;
    }
}
