package dev.espalier.engine.dispatch;

import dev.espalier.email.EmailText;
import dev.espalier.email.Fingerprint;
import dev.espalier.email.Sender;
import dev.espalier.engine.store.Sends.Claimed;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Texts by fingerprint, kept: what a fingerprint stands for never changes.
final class PinnedTexts {

    private static final int MOST_KEPT = 1_000;
    private static final int MOST_BASES = 200;

    /// @param readsEvent whether a template speaks of the event that enrolled
    record Ready(EmailText text, Sender sender, boolean readsEvent) {}

    /// What makes two texts one.
    record Key(int workspace, Fingerprint fingerprint) {
        static Key of(Claimed send) {
            return new Key(send.workspace(), send.fingerprint());
        }
    }

    private final Map<Key, Ready> kept = atMost(MOST_KEPT);
    private final Map<Key, Frozen.Base> bases = atMost(MOST_BASES);
    private final Map<Key, Integer> met = atMost(MOST_KEPT);

    private static <V> Map<Key, V> atMost(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, V> eldest) {
                return size() > most;
            }
        };
    }

    /// The texts of these sends, by fingerprint; one that the database lacks is left out.
    Map<Key, Ready> load(Transaction tx, Collection<Claimed> sends) {
        var texts = new HashMap<Key, Ready>();
        var missing = new HashMap<Integer, Set<Fingerprint>>();
        for (var send : sends) {
            var key = Key.of(send);
            find(key)
                    .ifPresentOrElse(
                            ready -> texts.put(key, ready),
                            () ->
                                    missing.computeIfAbsent(key.workspace(), _ -> new HashSet<>())
                                            .add(key.fingerprint()));
        }
        missing.forEach((workspace, fingerprints) ->
                tx.texts()
                        .findAll(workspace, fingerprints)
                        .forEach((fingerprint, pinned) ->
                                texts.put(new Key(workspace, fingerprint), ready(pinned))));
        texts.forEach(this::keep);
        return texts;
    }

    /// The base of a text's messages, if this process has met it.
    Optional<Frozen.Base> base(Key key) {
        synchronized (bases) {
            return Optional.ofNullable(bases.get(key));
        }
    }

    /// Whether several messages of this text have been met: what is written for one person needs no
    /// base.
    boolean isWorthABase(Key key) {
        synchronized (met) {
            return met.merge(key, 1, Integer::sum) > 1;
        }
    }

    /// Loads the bases that kept messages are packed against.
    void loadBases(Transaction tx, Collection<Claimed> sends) {
        for (var send : sends) {
            var key = Key.of(send);
            var before = send.kept();
            if (before != null && Frozen.needsBase(before.message()) && base(key).isEmpty()) {
                tx.texts()
                        .bases(key.workspace(), Set.of(key.fingerprint()))
                        .values()
                        .forEach(bytes -> keep(key, new Frozen.Base(bytes)));
            }
        }
    }

    /// The base of a text's messages; when there is none, it is this message from now on.
    Frozen.Base base(Store store, Key key, byte[] message) {
        return base(key)
                .orElseGet(() -> {
                    var base =
                            new Frozen.Base(
                                    store.inTransaction(tx ->
                                            tx.texts()
                                                    .base(
                                                            key.workspace(),
                                                            key.fingerprint(),
                                                            message)));
                    keep(key, base);
                    return base;
                });
    }

    private void keep(Key key, Frozen.Base base) {
        synchronized (bases) {
            bases.put(key, base);
        }
    }

    private Optional<Ready> find(Key key) {
        synchronized (kept) {
            return Optional.ofNullable(kept.get(key));
        }
    }

    private void keep(Key key, Ready ready) {
        synchronized (kept) {
            kept.put(key, ready);
        }
    }

    private static Ready ready(dev.espalier.engine.store.Texts.Pinned pinned) {
        var text = pinned.text();
        boolean readsEvent =
                text.subject().contains("event")
                        || text.preheader().contains("event")
                        || text.html().contains("event")
                        || text.text().contains("event");
        return new Ready(text, pinned.sender(), readsEvent);
    }
}
