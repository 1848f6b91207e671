package dev.espalier.liquid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The names a template, or an isolated snippet in it, can see. Innermost first: frames of loops
/// and snippets, what was assigned, counters, and the values handed in.
final class Variables {
    /// What a frame answers for a name it does not know. Nil is an answer.
    enum Absent {
        ABSENT
    }

    private final Map<String, ?> values;
    private final List<Frame> frames = new ArrayList<>();
    private final Map<String, @Nullable Object> assigned = new HashMap<>();
    private final Map<String, Long> counters = new HashMap<>();
    private final Map<String, Long> offsets = new HashMap<>();
    private final Map<Object, Integer> cycles = new HashMap<>();
    private @Nullable String lastChanged;
    private @Nullable Loop loop;
    private boolean isolated;

    Variables(Map<String, ?> values) {
        this.values = values;
    }

    void isolate() {
        isolated = true;
    }

    boolean isIsolated() {
        return isolated;
    }

    void push(Frame frame) {
        frames.add(frame);
    }

    void pop() {
        frames.removeLast();
    }

    @Nullable Object find(String name) {
        for (int i = frames.size() - 1; i >= 0; i--) {
            Object found = frames.get(i).find(name);
            if (!(found instanceof Absent)) return found;
        }
        if (!assigned.isEmpty()) {
            Object found = assigned.get(name);
            if (found != null || assigned.containsKey(name)) return found;
        }
        Long counter = counters.isEmpty() ? null : counters.get(name);
        return counter != null ? counter : Properties.entry(values, name);
    }

    void assign(String name, @Nullable Object value) {
        assigned.put(name, value);
    }

    /// The innermost `for` of this scope, which its inner loops know as `forloop.parentloop`.
    @Nullable Loop loop() {
        return loop;
    }

    void loop(@Nullable Loop innermost) {
        loop = innermost;
    }

    /// @return the counter as it was, before `step` is added
    long count(String name, long step) {
        Long known = counters.get(name);
        long before = known != null ? known : start(name);
        counters.put(name, before + step);
        return before;
    }

    private long start(String name) {
        return Properties.entry(values, name) instanceof Number number && Numbers.isWhole(number)
                ? Numbers.clamp(number)
                : 0;
    }

    /// Where a loop of this name left off.
    long offset(String loop) {
        return offsets.getOrDefault(loop, 0L);
    }

    void offset(String loop, long position) {
        offsets.put(loop, position);
    }

    /// The turn of a group, which then moves on. Beyond the size if a longer cycle of the group
    /// came before.
    int turn(Object group, int size) {
        int turn = cycles.getOrDefault(group, 0);
        cycles.put(group, turn + 1 >= size ? 0 : turn + 1);
        return turn;
    }

    boolean changed(String text) {
        if (text.equals(lastChanged)) return false;
        lastChanged = text;
        return true;
    }
}
