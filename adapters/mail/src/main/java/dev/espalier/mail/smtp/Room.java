package dev.espalier.mail.smtp;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// How many connections may be used at once: as many as were configured, and fewer for a while
/// after the relay said that there were too many (421 instead of a greeting). Halved at most once a
/// second, since all that were being opened hear it at once; one more again after each [#PATIENCE]
/// without such an answer.
final class Room {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration ONCE = Duration.ofSeconds(1);

    private final int most;
    private final Semaphore free;
    private int allowed;

    /// Permits that whoever gives one back swallows, because fewer are allowed by now.
    private int owed;

    private long changed;

    Room(int most) {
        this.most = most;
        this.free = new Semaphore(most);
        this.allowed = most;
    }

    /// How many may be used at once now.
    synchronized int allowed() {
        return allowed;
    }

    /// @return false: none was free in time
    boolean enter(Duration patience) throws InterruptedException {
        return free.tryAcquire() || free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    void leave() {
        synchronized (this) {
            if (owed > 0) {
                owed--;
                return;
            }
        }
        free.release();
    }

    /// The relay said that there are too many.
    synchronized void tooMany(long now) {
        if (allowed < most && now - changed < ONCE.toNanos()) {
            return;
        }
        int fewer = Math.max(1, allowed / 2);
        int taken = allowed - fewer;
        allowed = fewer;
        changed = now;
        for (int i = 0; i < taken; i++) {
            owed += free.tryAcquire() ? 0 : 1;
        }
    }

    /// Called now and then.
    synchronized void tick(long now) {
        if (allowed == most || now - changed < PATIENCE.toNanos()) {
            return;
        }
        allowed++;
        changed = now;
        if (owed > 0) {
            owed--;
        } else {
            free.release();
        }
    }

    /// Waits until nothing is under way.
    void await() {
        int all = allowed();
        free.acquireUninterruptibly(all);
        free.release(all);
    }
}
