package dev.espalier.engine.insight;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Answers that took long to count, kept for twenty times as long as that took, and for half a
/// minute at most. What is counted at once is counted anew for everybody. Who asks for the same
/// while it is being counted waits for that answer.
final class Lately<K, V> {

    private static final Duration AT_ONCE = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int TIMES = 20;
    private static final int MOST_KEPT = 1_000;

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<K, Kept<V>> kept =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<K, Kept<V>> eldest) {
                    return size() > MOST_KEPT;
                }
            };

    private static final class Kept<V> {
        final ReentrantLock counting = new ReentrantLock();
        volatile Answer<V> answer = new Answer<>(null, Instant.MIN);
    }

    private record Answer<V>(@org.jspecify.annotations.Nullable V value, Instant until) {}

    Lately(InstantSource clock) {
        this.clock = clock;
    }

    V get(K key, Supplier<V> count) {
        var place = place(key);
        var known = place.answer;
        if (known.value() != null && clock.instant().isBefore(known.until())) {
            return known.value();
        }
        place.counting.lock();
        try {
            known = place.answer;
            var begun = clock.instant();
            if (known.value() != null && begun.isBefore(known.until())) {
                return known.value();
            }
            var value = count.get();
            var done = clock.instant();
            var took = Duration.between(begun, done);
            if (took.compareTo(AT_ONCE) > 0) {
                var good = took.multipliedBy(TIMES);
                place.answer =
                        new Answer<>(
                                value, done.plus(good.compareTo(LONGEST) > 0 ? LONGEST : good));
            }
            return value;
        } finally {
            place.counting.unlock();
        }
    }

    private Kept<V> place(K key) {
        lock.lock();
        try {
            return kept.computeIfAbsent(key, _ -> new Kept<>());
        } finally {
            lock.unlock();
        }
    }
}
