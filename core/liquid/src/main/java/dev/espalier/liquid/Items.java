package dev.espalier.liquid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/// What a loop or an array filter walks through.
interface Items {
    long size();

    @Nullable Object get(long index);

    /// For loops: lists by item, maps by pair, ranges by number; a text is one item, anything else
    /// none.
    static Items of(@Nullable Object value, Budget budget) {
        return switch (Values.plain(value)) {
            case Range range -> new Numbered(range.first(), range.size());
            case List<?> list when list instanceof RandomAccess -> new Listed(list);
            case Collection<?> other -> {
                budget.spend(other.size());
                yield new Listed(new ArrayList<>(other));
            }
            case Map<?, ?> map -> new Listed(pairs(map, budget));
            case String text -> new Listed(text.isEmpty() ? List.of() : List.of(text));
            case null, default -> new Listed(List.of());
        };
    }

    /// For filters: a list with the lists inside it laid flat; any other value is a list of itself.
    static List<@Nullable Object> flat(@Nullable Object value, Budget budget) {
        var flat = new ArrayList<@Nullable Object>();
        switch (value) {
            case null -> {}
            case Collection<?> list -> flatten(list, flat, budget);
            case Range range -> {
                budget.spend(range.size());
                for (long i = 0; i < range.size(); i++) flat.add(range.first() + i);
            }
            case Object other -> flat.add(other);
        }
        return flat;
    }

    private static void flatten(Collection<?> list, List<@Nullable Object> into, Budget budget) {
        budget.enter();
        budget.spend(list.size());
        for (Object item : list) {
            if (item instanceof Collection<?> inner) flatten(inner, into, budget);
            else into.add(item);
        }
        budget.leave();
    }

    private static List<?> pairs(Map<?, ?> map, Budget budget) {
        budget.spend(map.size());
        var pairs = new ArrayList<@Nullable Object>(map.size());
        for (var entry : map.entrySet()) pairs.add(pair(entry));
        return pairs;
    }

    static List<@Nullable Object> pair(Map.Entry<?, ?> entry) {
        // List.of refuses the nil a value may be.
        return Collections.unmodifiableList(Arrays.asList(entry.getKey(), entry.getValue()));
    }

    record Listed(List<?> list) implements Items {
        @Override
        public long size() {
            return list.size();
        }

        @Override
        public @Nullable Object get(long index) {
            return list.get((int) index);
        }
    }

    record Numbered(long first, long size) implements Items {
        @Override
        public @Nullable Object get(long index) {
            return first + index;
        }
    }
}
