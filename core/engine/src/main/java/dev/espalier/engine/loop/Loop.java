package dev.espalier.engine.loop;

import dev.espalier.engine.store.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs one piece of work again and again on a thread of its own.
///
/// After a turn that left something the next follows at once; after one that did all there was, it
/// waits 5 ms; after one that did nothing twice as long each time, at most a second. A hint ends
/// the wait. A database that is away is waited for.
public final class Loop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final Duration SHORTEST = Duration.ofMillis(5);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final String name;
    private final Supplier<Did> turn;
    private final Duration shortest;
    private final Semaphore hints = new Semaphore(0);
    private final Thread thread;
    private volatile boolean resting;
    private volatile boolean stopping;

    /// What a turn did.
    public enum Did {
        NOTHING,
        /// All there was.
        ALL,
        /// There may be more.
        SOME;

        /// @param done how much
        /// @param most how much one turn does
        public static Did of(int done, int most) {
            return done == 0 ? NOTHING : done < most ? ALL : SOME;
        }
    }

    private Loop(String name, Supplier<Did> turn, Duration shortest) {
        this.name = name;
        this.turn = turn;
        this.shortest = shortest;
        this.thread = Thread.ofPlatform().name("espalier-" + name).unstarted(this::run);
    }

    /// @param turn does a bounded piece of work and says how much it did; 0: there was nothing to
    ///   do
    public static Loop start(String name, IntSupplier turn) {
        return start(name, turn, SHORTEST);
    }

    /// One whose waits begin with another length.
    ///
    /// @param shortest up to a second
    public static Loop start(String name, IntSupplier turn, Duration shortest) {
        return start(name, () -> turn.getAsInt() > 0 ? Did.SOME : Did.NOTHING, shortest);
    }

    /// One whose turns know whether they left something.
    public static Loop of(String name, Supplier<Did> turn) {
        return start(name, turn, SHORTEST);
    }

    private static Loop start(String name, Supplier<Did> turn, Duration shortest) {
        var loop = new Loop(name, turn, shortest);
        loop.thread.start();
        return loop;
    }

    /// There may be work. Cheap; hints that come together count as one.
    public void hint() {
        if (hints.availablePermits() == 0) {
            hints.release();
        }
    }

    /// There may be work for one of these, which share it. One that rests begins; where all are in
    /// the middle of a turn each looks once more, since nobody knows which has looked already.
    public static void hintOneOf(List<Loop> loops) {
        for (var loop : loops) {
            if (loop.resting) {
                loop.hint();
                return;
            }
        }
        loops.forEach(Loop::hint);
    }

    private void run() {
        var pause = shortest;
        boolean isAway = false;
        while (!stopping) {
            try {
                var did = turn.get();
                if (isAway) {
                    LOG.info("{}: the database is back", name);
                    isAway = false;
                }
                switch (did) {
                    case SOME -> {
                        pause = shortest;
                        continue;
                    }
                    case ALL -> pause = shortest;
                    case NOTHING -> {}
                }
            } catch (Unavailable away) {
                if (!isAway) {
                    LOG.warn("{}: {}; waiting for it", name, away.getMessage());
                    isAway = true;
                }
                pause = LONGEST;
            } catch (RuntimeException | Error defect) {
                // The loop owns what nobody planned for: it says so once a turn and goes on. A loop
                // that ended would leave a node that looks alive.
                LOG.error("{}: a turn failed", name, defect);
                pause = LONGEST;
            }
            pause = waited(pause);
        }
    }

    private Duration waited(Duration pause) {
        try {
            resting = true;
            boolean hinted = hints.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS);
            if (hinted) {
                hints.drainPermits();
                return shortest;
            }
        } catch (InterruptedException _) {
            stopping = true;
        } finally {
            resting = false;
        }
        var longer = pause.multipliedBy(2);
        return longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
    }

    /// Lets the turn that is running end, and waits for it.
    @Override
    public void close() {
        stopping = true;
        hint();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
