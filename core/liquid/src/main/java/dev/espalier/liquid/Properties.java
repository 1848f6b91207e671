package dev.espalier.liquid;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a dot or a bracket finds in a value. Looks into maps and lists only; other objects are
/// opaque.
final class Properties {
    private Properties() {}

    /// `value.name`: a map's own entry, else the sizes and ends every collection has.
    static @Nullable Object named(@Nullable Object value, String name, Budget budget) {
        return switch (value) {
            case Map<?, ?> map -> {
                Object entry = entry(map, name);
                yield entry != null || has(map, name) ? entry : ofMap(map, name);
            }
            case Collection<?> list -> ofList(list, name);
            case Loop loop -> loop.property(name);
            case Range range -> ofRange(range, name);
            case String text -> name.equals("size") ? length(text, budget) : null;
            case Safe safe -> name.equals("size") ? length(safe.text(), budget) : null;
            case null, default -> null;
        };
    }

    /// `value[key]`: a map's entry or a list's item; negative indexes count from the end.
    static @Nullable Object at(@Nullable Object value, @Nullable Object key) {
        return switch (value) {
            case Map<?, ?> map -> entry(map, Values.plain(key));
            case List<?> list ->
                    key instanceof Number n && Numbers.isWhole(n)
                            ? item(list, Numbers.clamp(n))
                            : null;
            case Range range ->
                    key instanceof Number n && Numbers.isWhole(n)
                            ? item(range, Numbers.clamp(n))
                            : null;
            case Loop loop -> Values.plain(key) instanceof String name ? loop.property(name) : null;
            case null, default -> null;
        };
    }

    static boolean has(Map<?, ?> map, @Nullable Object key) {
        try {
            return key != null && map.containsKey(key);
        } catch (ClassCastException _) {
            // A sorted map of other keys than these.
            return false;
        }
    }

    static @Nullable Object entry(Map<?, ?> map, @Nullable Object key) {
        try {
            return key == null ? null : map.get(key);
        } catch (ClassCastException _) {
            return null;
        }
    }

    private static @Nullable Object ofMap(Map<?, ?> map, String name) {
        return switch (name) {
            case "size" -> (long) map.size();
            case "first" -> first(map);
            default -> null;
        };
    }

    private static @Nullable Object ofList(Collection<?> list, String name) {
        return switch (name) {
            case "size" -> (long) list.size();
            case "first" -> list.isEmpty() ? null : list.iterator().next();
            case "last" -> list instanceof List<?> indexed ? item(indexed, -1) : null;
            default -> null;
        };
    }

    private static @Nullable Object ofRange(Range range, String name) {
        return switch (name) {
            case "size" -> range.size();
            case "first" -> range.first();
            case "last" -> range.last();
            default -> null;
        };
    }

    static @Nullable Object first(Map<?, ?> map) {
        var entries = map.entrySet().iterator();
        return entries.hasNext() ? Items.pair(entries.next()) : null;
    }

    static @Nullable Object item(List<?> list, long index) {
        long at = index < 0 ? index + list.size() : index;
        return at < 0 || at >= list.size() ? null : list.get((int) at);
    }

    private static @Nullable Object item(Range range, long index) {
        long at = index < 0 ? index + range.size() : index;
        return at < 0 || at >= range.size() ? null : range.first() + at;
    }

    /// Characters of a text, as people count them.
    static long length(String text, Budget budget) {
        budget.spend(text.length() / 16);
        return text.codePointCount(0, text.length());
    }
}
