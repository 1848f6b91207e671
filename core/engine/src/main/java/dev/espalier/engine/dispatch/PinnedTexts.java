package dev.espalier.engine.dispatch;

import dev.espalier.email.EmailText;
import dev.espalier.email.Fingerprint;
import dev.espalier.email.Sender;
import dev.espalier.engine.store.Sends.Claimed;
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

    /// @param readsEvent whether a template speaks of the event that enrolled
    record Ready(EmailText text, Sender sender, boolean readsEvent) {}

    /// What makes two texts one.
    record Key(int workspace, Fingerprint fingerprint) {
        static Key of(Claimed send) {
            return new Key(send.workspace(), send.fingerprint());
        }
    }

    private final Map<Key, Ready> kept =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Ready> eldest) {
                    return size() > MOST_KEPT;
                }
            };

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
