package dev.espalier.http;

import dev.espalier.http.operation.Caller;
import dev.espalier.http.rest.Replays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Answers kept in a map.
final class MemoryReplays implements Replays {
    private record Entry(String fingerprint, @Nullable Kept answer) {}

    private final Map<String, Entry> entries = new HashMap<>();

    @Override
    public synchronized Claim begin(Caller caller, String key, String fingerprint) {
        var entry =
                entries.putIfAbsent(caller.workspace() + " " + key, new Entry(fingerprint, null));
        if (entry == null) {
            return new Claim.Fresh();
        }
        if (!entry.fingerprint().equals(fingerprint)) {
            return new Claim.Mismatch();
        }
        return entry.answer() == null ? new Claim.Running() : new Claim.Answered(entry.answer());
    }

    @Override
    public synchronized void finish(Caller caller, String key, Kept answer) {
        entries.computeIfPresent(
                caller.workspace() + " " + key,
                (_, entry) -> new Entry(entry.fingerprint(), answer));
    }

    @Override
    public synchronized void release(Caller caller, String key) {
        entries.remove(caller.workspace() + " " + key);
    }
}
