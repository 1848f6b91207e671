package dev.espalier.engine.dispatch;

import dev.espalier.email.EmailText;
import dev.espalier.email.Fingerprint;
import dev.espalier.email.Sender;
import dev.espalier.engine.store.Sends.Claimed;
import dev.espalier.engine.store.Transaction;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Texts by fingerprint, kept: what a fingerprint stands for never changes.
final class PinnedTexts {

    private static final int MOST_KEPT = 1_000;

    /// @param readsEvent whether a template speaks of the event that enrolled
    record Ready(EmailText text, Sender sender, boolean readsEvent) {}

    private record Key(int workspace, Fingerprint fingerprint) {}

    private final Map<Key, Ready> kept =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Ready> eldest) {
                    return size() > MOST_KEPT;
                }
            };

    /// Sees to it that the texts of these sends are at hand.
    void load(Transaction tx, Collection<Claimed> sends) {
        var missing =
                sends.stream()
                        .filter(send -> find(send).isEmpty())
                        .collect(
                                Collectors.groupingBy(
                                        Claimed::workspace,
                                        Collectors.mapping(
                                                Claimed::fingerprint, Collectors.toSet())));
        missing.forEach((workspace, fingerprints) ->
                tx.texts()
                        .findAll(workspace, fingerprints)
                        .forEach((fingerprint, pinned) ->
                                keep(new Key(workspace, fingerprint), ready(pinned))));
    }

    Optional<Ready> find(Claimed send) {
        synchronized (kept) {
            return Optional.ofNullable(kept.get(new Key(send.workspace(), send.fingerprint())));
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
