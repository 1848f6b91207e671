package dev.espalier.http;

import dev.espalier.engine.store.Replays.Answer;
import dev.espalier.http.rest.Replays;
import dev.espalier.refusal.Refused;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Answers kept in a map; says no as the engine does.
final class MemoryReplays implements Replays {

    private static final class Entry {
        private final byte[] request;
        private @Nullable Answer answer;

        Entry(byte[] request) {
            this.request = request;
        }
    }

    private final Map<String, Entry> entries = new HashMap<>();

    @Override
    public Answer answer(int workspace, String key, byte[] request, Supplier<Answer> work) {
        if (!key.matches("[!-~]{1,255}")) {
            throw Refused.Invalid.of("Idempotency-Key", "(expected: visible characters)");
        }
        var mine = new Entry(request);
        synchronized (entries) {
            var entry = entries.putIfAbsent(workspace + " " + key, mine);
            if (entry != null) {
                return kept(entry, request);
            }
        }
        try {
            var answer = work.get();
            synchronized (entries) {
                mine.answer = answer;
            }
            return answer;
        } finally {
            synchronized (entries) {
                if (mine.answer == null) {
                    entries.remove(workspace + " " + key);
                }
            }
        }
    }

    private static Answer kept(Entry entry, byte[] request) {
        if (!Arrays.equals(entry.request, request)) {
            throw Refused.Invalid.of("Idempotency-Key", "used before for another request");
        }
        if (entry.answer == null) {
            throw new Refused.Conflict("still running");
        }
        return entry.answer;
    }
}
