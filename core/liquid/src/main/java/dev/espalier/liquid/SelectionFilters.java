package dev.espalier.liquid;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Filters that pick items of a list by one of their properties.
final class SelectionFilters {
    private SelectionFilters() {}

    static List<FilterSpec> all() {
        return List.of(
                FilterSpec.of("map", 1, 1, SelectionFilters::map),
                FilterSpec.of("compact", 0, 1, SelectionFilters::compact),
                FilterSpec.of("where", 1, 2, (in, a) -> kept(in, a, true)),
                FilterSpec.of("reject", 1, 2, (in, a) -> kept(in, a, false)),
                FilterSpec.of("has", 1, 2, (in, a) -> index(Items.flat(in, a.budget()), a) >= 0),
                FilterSpec.of("find", 1, 2, SelectionFilters::find),
                FilterSpec.of("find_index", 1, 2, SelectionFilters::findIndex));
    }

    /// `item[property]`; a text has the properties it contains.
    static @Nullable Object select(@Nullable Object item, String property, Budget budget) {
        return switch (Values.plain(item)) {
            case Map<?, ?> map -> Properties.entry(map, property);
            case String text -> {
                budget.spend(((long) text.length() + property.length()) / 16);
                yield Search.first(text, property, 0) < 0 ? null : property;
            }
            case Loop loop -> loop.property(property);
            case null -> null;
            case Object _ ->
                    throw new Failure(
                            "item without the property " + brief(property) + " (expected: a map)");
        };
    }

    private static String brief(String property) {
        return property.length() > 40 ? property.substring(0, 40) + "…" : property;
    }

    private static boolean matches(@Nullable Object item, Arguments arguments) {
        Object value = select(item, arguments.textAt(0), arguments.budget());
        Object wanted = arguments.at(1);
        return wanted == null
                ? Values.isTrue(value)
                : Values.equal(value, wanted, arguments.budget());
    }

    private static Object map(@Nullable Object input, Arguments arguments) {
        var property = arguments.textAt(0);
        var items = Items.flat(input, arguments.budget());
        items.replaceAll(item -> select(item, property, arguments.budget()));
        return items;
    }

    private static Object compact(@Nullable Object input, Arguments arguments) {
        var items = Items.flat(input, arguments.budget());
        var property = arguments.at(0) == null ? null : arguments.textAt(0);
        items.removeIf(item ->
                (property == null ? item : select(item, property, arguments.budget())) == null);
        return items;
    }

    private static Object kept(@Nullable Object input, Arguments arguments, boolean matching) {
        var kept = new ArrayList<@Nullable Object>();
        for (Object item : Items.flat(input, arguments.budget())) {
            if (matches(item, arguments) == matching) kept.add(item);
        }
        return kept;
    }

    private static int index(List<@Nullable Object> items, Arguments arguments) {
        for (int i = 0; i < items.size(); i++) if (matches(items.get(i), arguments)) return i;
        return -1;
    }

    private static @Nullable Object find(@Nullable Object input, Arguments arguments) {
        var items = Items.flat(input, arguments.budget());
        int index = index(items, arguments);
        return index < 0 ? null : items.get(index);
    }

    private static @Nullable Object findIndex(@Nullable Object input, Arguments arguments) {
        int index = index(Items.flat(input, arguments.budget()), arguments);
        return index < 0 ? null : (long) index;
    }
}
