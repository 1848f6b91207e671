package dev.espalier.liquid;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How values compare. Only numbers compare with numbers and texts with texts; whatever else is
/// asked to be less or greater is neither.
final class Values {
    private Values() {}

    static boolean isTrue(@Nullable Object value) {
        return value != null && !Boolean.FALSE.equals(value);
    }

    /// A text as a plain string, whichever way it is held, else the value itself.
    static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case String text -> text;
            case Safe safe -> safe.text();
            case CharSequence text -> text.toString();
            case null, default -> value;
        };
    }

    static boolean equal(@Nullable Object left, @Nullable Object right, Budget budget) {
        Object a = plain(left);
        Object b = plain(right);
        payForReading(a, b, budget);
        if (a instanceof Emptiness emptiness) return emptiness.describes(b);
        if (b instanceof Emptiness emptiness) return emptiness.describes(a);
        if (a == null || b == null) return a == null && b == null;
        if (a instanceof Number x && b instanceof Number y) return Numbers.compare(x, y) == 0;
        if (a instanceof List<?> x && b instanceof List<?> y) return equalLists(x, y, budget);
        if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) return equalMaps(x, y, budget);
        return a.equals(b);
    }

    /// Two long texts that differ only at the end take time to compare, and a loop may compare them
    /// often.
    private static void payForReading(@Nullable Object a, @Nullable Object b, Budget budget) {
        int length = 0;
        if (a instanceof String text) length = text.length();
        if (b instanceof String text)
            length = length == 0 ? text.length() : Math.min(length, text.length());
        if (length >= 16) budget.spend(length / 16);
    }

    private static boolean equalLists(List<?> a, List<?> b, Budget budget) {
        if (a.size() != b.size()) return false;
        budget.enter();
        budget.spend(a.size());
        Iterator<?> others = b.iterator();
        boolean equal = true;
        for (Iterator<?> own = a.iterator(); equal && own.hasNext() && others.hasNext(); ) {
            equal = equal(own.next(), others.next(), budget);
        }
        budget.leave();
        return equal;
    }

    private static boolean equalMaps(Map<?, ?> a, Map<?, ?> b, Budget budget) {
        if (a.size() != b.size()) return false;
        budget.enter();
        budget.spend(a.size());
        boolean equal = true;
        for (Iterator<? extends Map.Entry<?, ?>> own = a.entrySet().iterator();
                equal && own.hasNext(); ) {
            var entry = own.next();
            equal =
                    Properties.has(b, entry.getKey())
                            && equal(entry.getValue(), Properties.entry(b, entry.getKey()), budget);
        }
        budget.leave();
        return equal;
    }

    /// @return the order of the two, or null when they have none
    static @Nullable Integer compare(@Nullable Object left, @Nullable Object right, Budget budget) {
        Object a = plain(left);
        Object b = plain(right);
        if (a instanceof Number x && b instanceof Number y) {
            return Numbers.isNaN(x) || Numbers.isNaN(y)
                    ? null
                    : Integer.valueOf(Numbers.compare(x, y));
        }
        if (a instanceof String x && b instanceof String y) {
            payForReading(x, y, budget);
            return x.compareTo(y);
        }
        if (a == null || b == null) return null;
        var x = Dates.instantOf(a);
        var y = Dates.instantOf(b);
        return x == null || y == null ? null : Integer.valueOf(x.compareTo(y));
    }

    static boolean contains(@Nullable Object whole, @Nullable Object part, Budget budget) {
        if (!isTrue(whole) || !isTrue(part)) return false;
        return switch (plain(whole)) {
            case String text -> {
                budget.spend(text.length() / 16);
                yield Search.first(text, Text.of(part, budget), 0) >= 0;
            }
            case Collection<?> list -> {
                budget.spend(list.size());
                for (Object item : list) if (equal(item, part, budget)) yield true;
                yield false;
            }
            case Range range -> part instanceof Number n && holds(range, n);
            case Map<?, ?> map -> Properties.has(map, plain(part));
            case null, default -> false;
        };
    }

    private static boolean holds(Range range, Number number) {
        return Numbers.isWhole(number)
                && Numbers.compare(number, range.first()) >= 0
                && Numbers.compare(number, range.last()) <= 0;
    }

    /// A key under which equal values, and only they, meet in a hash table.
    static Object identity(@Nullable Object value, Budget budget) {
        return switch (plain(value)) {
            case null -> Emptiness.EMPTY;
            case String text -> {
                budget.spend(text.length() / 16);
                yield text;
            }
            case Boolean flag -> flag;
            case BigDecimal number -> number.stripTrailingZeros();
            case BigInteger number -> number;
            case Double number -> number;
            case Float number -> number.doubleValue();
            case Number number -> number.longValue();
            case Object other -> new Shape(Text.inspect(other, budget));
        };
    }

    /// A list or map by what it holds. Not a bare string, lest it meet a text that reads alike.
    private record Shape(String inspected) {
        private Shape {
            Objects.requireNonNull(inspected);
        }
    }
}
