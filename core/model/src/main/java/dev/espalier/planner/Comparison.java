package dev.espalier.planner;

import dev.espalier.definition.Operator;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// One comparison. Lenient where imports make everything text: `"5"` equals 5 and `"true"` equals
/// true. What cannot be compared does not hold.
final class Comparison {

    private Comparison() {}

    static boolean holds(Operator operator, @Nullable Object found, @Nullable Object wanted) {
        return switch (operator) {
            case EQUALS -> same(found, wanted);
            case NOT_EQUALS -> !same(found, wanted);
            case CONTAINS -> contains(found, wanted);
            case NOT_CONTAINS -> !contains(found, wanted);
            case STARTS_WITH ->
                    found != null && wanted != null && text(found).startsWith(text(wanted));
            case ENDS_WITH -> found != null && wanted != null && text(found).endsWith(text(wanted));
            case GT -> ordered(found, wanted, order -> order > 0);
            case GTE -> ordered(found, wanted, order -> order >= 0);
            case LT -> ordered(found, wanted, order -> order < 0);
            case LTE -> ordered(found, wanted, order -> order <= 0);
            case BEFORE -> dated(found, wanted, order -> order < 0);
            case AFTER -> dated(found, wanted, order -> order > 0);
            case IN ->
                    wanted instanceof Collection<?> list
                            && list.stream().anyMatch(one -> same(found, one));
            case EXISTS -> found != null;
            case NOT_EXISTS -> found == null;
        };
    }

    private static boolean same(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return a == null && b == null;
        }
        if (a instanceof Number || b instanceof Number) {
            var left = number(a);
            var right = number(b);
            return left.isPresent() && right.isPresent() && left.get().compareTo(right.get()) == 0;
        }
        return text(a).equals(text(b));
    }

    private static boolean contains(@Nullable Object found, @Nullable Object wanted) {
        if (found == null || wanted == null) {
            return false;
        }
        return found instanceof Collection<?> list
                ? list.stream().anyMatch(one -> same(one, wanted))
                : text(found).contains(text(wanted));
    }

    private static boolean ordered(
            @Nullable Object found, @Nullable Object wanted, IntPredicate test) {
        if (found == null || wanted == null) {
            return false;
        }
        var left = number(found);
        var right = number(wanted);
        if (left.isPresent() && right.isPresent()) {
            return test.test(left.get().compareTo(right.get()));
        }
        return dated(found, wanted, test);
    }

    private static boolean dated(
            @Nullable Object found, @Nullable Object wanted, IntPredicate test) {
        if (found == null || wanted == null) {
            return false;
        }
        var left = instant(found);
        var right = instant(wanted);
        return left.isPresent()
                && right.isPresent()
                && test.test(left.get().compareTo(right.get()));
    }

    private static Optional<BigDecimal> number(Object value) {
        return switch (value) {
            case BigDecimal number -> Optional.of(number);
            case Integer number -> Optional.of(BigDecimal.valueOf(number));
            case Long number -> Optional.of(BigDecimal.valueOf(number));
            case Number number -> parsed(number.toString());
            case String text -> parsed(text.strip());
            default -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> parsed(String text) {
        if (text.isEmpty() || text.length() > 40) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /// A date alone is its beginning in UTC.
    private static Optional<Instant> instant(Object value) {
        if (value instanceof Instant instant) {
            return Optional.of(instant);
        }
        if (!(value instanceof String text) || text.length() < 10 || text.length() > 40) {
            return Optional.empty();
        }
        try {
            if (text.length() == 10) {
                return Optional.of(LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
            }
            int time = text.indexOf('T');
            boolean hasOffset =
                    text.endsWith("Z")
                            || text.indexOf('+', time) > 0
                            || text.indexOf('-', time) > 0;
            return Optional.of(
                    hasOffset
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
