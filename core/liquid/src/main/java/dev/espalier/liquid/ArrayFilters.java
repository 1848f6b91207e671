package dev.espalier.liquid;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Filters on lists as a whole. They see lists inside lists laid flat, and any other value as a
/// list of itself. Nil sorts last.
final class ArrayFilters {
    private ArrayFilters() {}

    static List<FilterSpec> all() {
        return List.of(
                FilterSpec.of("first", 0, 0, (in, a) -> end(in, "first", a)),
                FilterSpec.of("last", 0, 0, (in, a) -> end(in, "last", a)),
                FilterSpec.of("size", 0, 0, ArrayFilters::size),
                FilterSpec.of("join", 0, 1, ArrayFilters::join),
                FilterSpec.of("reverse", 0, 0, ArrayFilters::reverse),
                FilterSpec.of("concat", 1, 1, ArrayFilters::concat),
                FilterSpec.of("slice", 1, 2, ArrayFilters::slice),
                FilterSpec.of(
                        "sort", 0, 1, (in, a) -> sort(in, a, (x, y) -> compare(x, y, a.budget()))),
                FilterSpec.of(
                        "sort_natural",
                        0,
                        1,
                        (in, a) -> sort(in, a, (x, y) -> compareNaturally(x, y, a))),
                FilterSpec.of("uniq", 0, 1, ArrayFilters::uniq),
                FilterSpec.of("sum", 0, 1, ArrayFilters::sum));
    }

    private static @Nullable Object end(@Nullable Object input, String which, Arguments arguments) {
        return switch (input) {
            case Collection<?> list -> Properties.named(list, which, arguments.budget());
            case Range range -> Properties.named(range, which, arguments.budget());
            case Map<?, ?> map when which.equals("first") -> Properties.first(map);
            case null, default -> null;
        };
    }

    private static Object size(@Nullable Object input, Arguments arguments) {
        return switch (Values.plain(input)) {
            case String text -> Properties.length(text, arguments.budget());
            case Collection<?> list -> (long) list.size();
            case Map<?, ?> map -> (long) map.size();
            case Range range -> range.size();
            case null, default -> 0L;
        };
    }

    private static Object join(@Nullable Object input, Arguments arguments) {
        var items = Items.flat(input, arguments.budget());
        Object glue = arguments.count() > 0 ? arguments.at(0) : " ";
        boolean safe = glue instanceof Safe || items.stream().anyMatch(Safe.class::isInstance);
        var between = safe ? arguments.html(glue) : arguments.text(glue);
        var out = new StringBuilder();
        for (int i = 0; i < items.size(); i++) {
            var text = safe ? arguments.html(items.get(i)) : arguments.text(items.get(i));
            long added = (long) text.length() + between.length();
            arguments.budget().admit(out.length() + added);
            arguments.budget().spend(added);
            if (i > 0) out.append(between);
            out.append(text);
        }
        return safe ? new Safe(out.toString()) : out.toString();
    }

    private static Object reverse(@Nullable Object input, Arguments arguments) {
        var items = Items.flat(input, arguments.budget());
        Collections.reverse(items);
        return items;
    }

    private static Object concat(@Nullable Object input, Arguments arguments) {
        Object other = arguments.at(0);
        if (!(other instanceof Collection<?>) && !(other instanceof Range)) {
            throw new Failure("argument (expected: a list)");
        }
        var items = Items.flat(input, arguments.budget());
        if (other instanceof Collection<?> list) {
            arguments.budget().spend(list.size());
            items.addAll(list);
        } else {
            items.addAll(Items.flat(other, arguments.budget()));
        }
        return items;
    }

    private static @Nullable Object slice(@Nullable Object input, Arguments arguments) {
        long offset = Numbers.integer(arguments.at(0));
        long length = arguments.at(1) == null ? 1 : Numbers.integer(arguments.at(1));
        if (input instanceof List<?> list) {
            arguments.budget().spend(Math.clamp(length, 0, list.size()));
            int start = start(offset, length, list.size());
            return start < 0
                    ? List.of()
                    : new ArrayList<>(list.subList(start, end(start, length, list.size())));
        }
        return TextFilter.of((text, _) -> slice(text, offset, length)).apply(input, arguments);
    }

    private static String slice(String text, long offset, long length) {
        int size = text.codePointCount(0, text.length());
        int start = start(offset, length, size);
        if (start < 0) return "";
        int from = text.offsetByCodePoints(0, start);
        return text.substring(
                from, text.offsetByCodePoints(from, end(start, length, size) - start));
    }

    /// @return where a slice starts, -1 if it lies outside
    private static int start(long offset, long length, int size) {
        long start = offset < 0 ? offset + size : offset;
        return start < 0 || start > size || length < 0 ? -1 : (int) start;
    }

    private static int end(int start, long length, int size) {
        return start + (int) Math.min(length, size - start);
    }

    private static List<@Nullable Object> sort(
            @Nullable Object input, Arguments arguments, Comparator<@Nullable Object> order) {
        var items = Items.flat(input, arguments.budget());
        // A comparison sort takes n log n looks.
        arguments
                .budget()
                .spend((long) items.size() * (32 - Integer.numberOfLeadingZeros(items.size())));
        var nilLast = Comparator.nullsLast(order);
        if (arguments.at(0) == null) {
            items.sort(nilLast);
            return items;
        }
        var property = arguments.textAt(0);
        var budget = arguments.budget();
        items.sort((a, b) ->
                nilLast.compare(
                        SelectionFilters.select(a, property, budget),
                        SelectionFilters.select(b, property, budget)));
        return items;
    }

    private static int compare(@Nullable Object a, @Nullable Object b, Budget budget) {
        Integer order = Values.compare(a, b, budget);
        if (order == null)
            throw new Failure("values (expected: all numbers, all texts or all times)");
        return order;
    }

    private static int compareNaturally(
            @Nullable Object a, @Nullable Object b, Arguments arguments) {
        var x = arguments.text(a);
        var y = arguments.text(b);
        if (x.equals(y)) return 0;
        arguments.budget().spend(Math.min(x.length(), y.length()) / 4);
        return x.compareToIgnoreCase(y);
    }

    private static Object uniq(@Nullable Object input, Arguments arguments) {
        var property = arguments.at(0) == null ? null : arguments.textAt(0);
        var seen = new HashSet<Object>();
        var items = Items.flat(input, arguments.budget());
        items.removeIf(item -> {
            Object value =
                    property == null
                            ? item
                            : SelectionFilters.select(item, property, arguments.budget());
            return !seen.add(Values.identity(value, arguments.budget()));
        });
        return items;
    }

    private static Object sum(@Nullable Object input, Arguments arguments) {
        var property = arguments.at(0) == null ? null : arguments.textAt(0);
        Number sum = 0L;
        for (Object item : Items.flat(input, arguments.budget())) {
            Object value =
                    property == null
                            ? item
                            : SelectionFilters.select(item, property, arguments.budget());
            for (Object addend : Items.flat(value, arguments.budget())) {
                sum = NumberFilters.plus(sum, arguments.number(addend), arguments.budget());
            }
        }
        return sum;
    }
}
