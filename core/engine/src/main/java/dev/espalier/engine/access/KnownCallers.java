package dev.espalier.engine.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// Credentials that were found good a moment ago, so that not every request asks the database.
public final class KnownCallers {

    /// The promise for the other nodes; this one forgets at once.
    static final Duration KEPT = Duration.ofSeconds(5);

    private static final int MOST = 10_000;

    private final ConcurrentMap<String, Known> known = new ConcurrentHashMap<>();
    private final AtomicLong generation = new AtomicLong();

    private record Known(Caller caller, Instant until, long generation) {}

    /// @param hash of the credential
    /// @param ask the database; only what it finds is kept
    public Optional<Caller> find(String hash, Instant now, Supplier<Optional<Caller>> ask) {
        var kept = known.get(hash);
        if (kept != null && now.isBefore(kept.until()) && kept.generation() == generation.get()) {
            return Optional.of(kept.caller());
        }
        // Read before asking: what is revoked while we ask must not be kept.
        long asked = generation.get();
        var found = ask.get();
        if (known.size() >= MOST) {
            known.clear();
        }
        found.ifPresentOrElse(
                caller -> known.put(hash, new Known(caller, now.plus(KEPT), asked)),
                () -> known.remove(hash));
        return found;
    }

    /// What was found before is asked for again.
    public void forgetAll() {
        generation.incrementAndGet();
        known.clear();
    }
}
