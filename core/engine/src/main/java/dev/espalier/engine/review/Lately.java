package dev.espalier.engine.review;

import dev.espalier.email.Fingerprint;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What was found of texts that were looked at lately. A text never changes, so nothing here is
/// ever out of date. Safe for use by many threads.
final class Lately<V> {

    private final Map<Fingerprint, V> known;

    /// @param most so many are kept
    Lately(int most) {
        known =
                new LinkedHashMap<>(16, 0.75f, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<Fingerprint, V> eldest) {
                        return size() > most;
                    }
                };
    }

    synchronized Optional<V> get(Fingerprint text) {
        return Optional.ofNullable(known.get(text));
    }

    synchronized void put(Fingerprint text, V found) {
        known.put(text, found);
    }
}
