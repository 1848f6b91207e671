package dev.espalier.engine.changes;

import dev.espalier.engine.loop.Loop;
import dev.espalier.engine.store.Audits.Place;
import dev.espalier.engine.store.Store;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Lets people watch what happens in their workspace.
public final class Changes implements AutoCloseable {

    private static final int AT_ONCE = 1_000;

    private final Store store;
    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private @Nullable Loop loop;
    private @Nullable Place seen;

    public Changes(Store store) {
        this.store = store;
    }

    /// Begins to watch.
    ///
    /// @param after where a watch before stood; empty: at what comes from now on
    public Watch watch(int workspace, Optional<Place> after) {
        var now = store.inTransaction(tx -> tx.audits().now());
        // A place ahead of us is of another database, or of this one before it was restored.
        var from = after.filter(place -> place.compareTo(now) < 0).orElse(now);
        var watch = new Watch(store, workspace, from, watches::remove);
        watches.add(watch);
        begin();
        return watch;
    }

    private synchronized void begin() {
        if (loop == null) {
            loop = Loop.start("changes", this::look);
        }
    }

    /// @return how much happened
    private int look() {
        if (watches.isEmpty()) {
            seen = null;
            return 0;
        }
        var from = seen;
        if (from == null) {
            seen = store.inTransaction(tx -> tx.audits().now());
            // Whoever came before this moment looks for themselves.
            watches.forEach(Watch::wake);
            return 0;
        }
        var stirred = store.inTransaction(tx -> tx.audits().stirred(from, AT_ONCE));
        for (var one : stirred) {
            watches.stream()
                    .filter(watch -> watch.workspace() == one.workspace())
                    .forEach(Watch::wake);
        }
        if (!stirred.isEmpty()) {
            seen = stirred.getLast().place();
        }
        return stirred.size();
    }

    /// Ends every watch.
    @Override
    public void close() {
        watches.forEach(Watch::close);
        Loop running;
        synchronized (this) {
            running = loop;
        }
        if (running != null) {
            running.close();
        }
    }
}
