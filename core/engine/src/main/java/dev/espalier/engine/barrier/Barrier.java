package dev.espalier.engine.barrier;

import dev.espalier.engine.store.InFlight.Attempt;
import dev.espalier.engine.store.InFlight.Scope;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Waits until what was in flight has landed. What is claimed and has not been at the gate need not
/// be waited for: it is taken back.
public final class Barrier {

    /// How long a caller waits before it is told how many are in flight.
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration SHORTEST = Duration.ofMillis(4);
    private static final Duration LONGEST = Duration.ofMillis(25);

    private final Store store;
    private final Duration patience;

    /// @param patience the longest wait, not negative
    public Barrier(Store store, Duration patience) {
        this.store = store;
        this.patience = patience;
    }

    /// [#await], with the answer put beside what the use case answers.
    public <T> Settled<T> settled(T value, Scope scope) {
        return new Settled<>(value, await(scope));
    }

    /// Takes back what can be, as [#await] does, and does not wait.
    ///
    /// @return whether the relay sees nothing more of the scope
    public boolean isClear(Scope scope) {
        return store.inTransaction(tx -> {
            tx.inFlight().takeBack(scope);
            return tx.inFlight().held(scope).isEmpty();
        });
    }

    /// Called after the change that stops the scope was committed, outside any transaction; holds
    /// no connection while it waits.
    ///
    /// @return how many emails of the scope the relay may still see when patience ended; 0: none
    /// @throws Unavailable when the database cannot be asked; the change stands
    public int await(Scope scope) {
        long end = System.nanoTime() + patience.toNanos();
        List<Attempt> held =
                store.inTransaction(tx -> {
                    tx.inFlight().takeBack(scope);
                    return tx.inFlight().held(scope);
                });
        var pause = SHORTEST;
        while (!held.isEmpty()) {
            long left = end - System.nanoTime();
            if (left <= 0 || !slept(Math.min(left, pause.toNanos()))) {
                break;
            }
            var before = held;
            held =
                    store.inTransaction(tx -> {
                        tx.inFlight().takeBack(scope.workspace(), before);
                        return tx.inFlight().stillHeld(scope.workspace(), before);
                    });
            var longer = pause.multipliedBy(2);
            pause = longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
        }
        return held.size();
    }

    /// @return false when the caller is to stop
    private static boolean slept(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
