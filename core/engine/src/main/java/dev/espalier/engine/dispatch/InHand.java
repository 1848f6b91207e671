package dev.espalier.engine.dispatch;

import dev.espalier.engine.dispatch.Recorder.Attempt;
import dev.espalier.engine.store.Sends.Claimed;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// What this node holds: sends of turns that are running, and answers that could not be written
/// down. The database may go away between any two of our statements; what it says is ours and is
/// not in hand was lost on the way and is given back.
final class InHand {

    private final Set<UUID> sends = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Attempt> unwritten = new ConcurrentHashMap<>();
    private volatile boolean isSomethingLost;

    void take(Collection<Claimed> claimed) {
        claimed.forEach(send -> sends.add(send.id()));
    }

    void drop(Collection<Claimed> claimed) {
        claimed.forEach(send -> sends.remove(send.id()));
    }

    /// A turn failed: what it claimed is not in hand any more, whatever the database says.
    void lost() {
        isSomethingLost = true;
    }

    /// Whether something is to be given back; asking takes the task over.
    synchronized boolean takeLost() {
        boolean was = isSomethingLost;
        isSomethingLost = false;
        return was;
    }

    /// Keeps answers until they can be written down: what a relay said is never forgotten.
    void keep(Collection<Attempt> answers) {
        answers.forEach(answer -> unwritten.put(answer.send().id(), answer));
    }

    List<Attempt> unwritten() {
        return List.copyOf(unwritten.values());
    }

    void written(Collection<Attempt> answers) {
        answers.forEach(answer -> unwritten.remove(answer.send().id()));
    }

    Set<UUID> ids() {
        var ids = new HashSet<>(sends);
        ids.addAll(unwritten.keySet());
        return ids;
    }
}
