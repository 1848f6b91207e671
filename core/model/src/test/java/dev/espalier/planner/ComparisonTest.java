package dev.espalier.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.espalier.definition.Operator;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What each operator makes of what a contact has and what an author wrote.
class ComparisonTest {

    private static Arguments yes(@Nullable Object found, Operator is, @Nullable Object wanted) {
        return arguments(found, is, wanted, true);
    }

    private static Arguments no(@Nullable Object found, Operator is, @Nullable Object wanted) {
        return arguments(found, is, wanted, false);
    }

    private static BigDecimal n(String number) {
        return new BigDecimal(number);
    }

    static Stream<Arguments> equality() {
        return Stream.of(
                yes("pro", Operator.EQUALS, "pro"),
                no("Pro", Operator.EQUALS, "pro"),
                yes(5, Operator.EQUALS, n("5.0")),
                yes("5", Operator.EQUALS, n("5")),
                yes(" 5.00 ", Operator.EQUALS, n("5")),
                yes(5L, Operator.EQUALS, "5"),
                yes(0.1, Operator.EQUALS, n("0.1")),
                no("five", Operator.EQUALS, n("5")),
                no("", Operator.EQUALS, n("0")),
                yes("true", Operator.EQUALS, true),
                yes(true, Operator.EQUALS, "true"),
                no(1, Operator.EQUALS, true),
                yes(null, Operator.EQUALS, null),
                no(null, Operator.EQUALS, ""),
                no("null", Operator.EQUALS, null),
                yes(null, Operator.NOT_EQUALS, "pro"),
                no("pro", Operator.NOT_EQUALS, "pro"),
                yes("pro", Operator.NOT_EQUALS, null),
                yes("b", Operator.IN, List.of("a", "b")),
                yes("2", Operator.IN, List.of(n("1"), n("2"))),
                no("c", Operator.IN, List.of("a", "b")),
                no(null, Operator.IN, List.of("a")),
                yes(null, Operator.IN, Arrays.asList("a", null)),
                no("a", Operator.IN, "a"),
                yes("", Operator.EXISTS, null),
                yes(false, Operator.EXISTS, null),
                no(null, Operator.EXISTS, null),
                yes(null, Operator.NOT_EXISTS, null),
                no(0, Operator.NOT_EXISTS, null));
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                yes("a pro plan", Operator.CONTAINS, "pro"),
                no("a Pro plan", Operator.CONTAINS, "pro"),
                yes(List.of("a", "pro"), Operator.CONTAINS, "pro"),
                no(List.of("a", "proper"), Operator.CONTAINS, "pro"),
                yes(List.of(1, 2), Operator.CONTAINS, "2"),
                no(null, Operator.CONTAINS, "pro"),
                yes(null, Operator.NOT_CONTAINS, "pro"),
                no("a pro plan", Operator.NOT_CONTAINS, "pro"),
                yes("Zoë 🌱", Operator.CONTAINS, "🌱"),
                yes("professional", Operator.STARTS_WITH, "pro"),
                no("a pro", Operator.STARTS_WITH, "pro"),
                no(null, Operator.STARTS_WITH, "pro"),
                yes("a pro", Operator.ENDS_WITH, "pro"),
                no("pro plan", Operator.ENDS_WITH, "pro"),
                yes(1234, Operator.STARTS_WITH, "12"),
                yes("anything", Operator.STARTS_WITH, ""));
    }

    static Stream<Arguments> order() {
        return Stream.of(
                yes(6, Operator.GT, n("5")),
                no(5, Operator.GT, n("5")),
                yes(5, Operator.GTE, n("5.00")),
                yes("10", Operator.GT, n("9")),
                yes("9", Operator.LT, "10"),
                no("9", Operator.LT, null),
                yes(4.5, Operator.LTE, n("4.5")),
                no("many", Operator.GT, n("5")),
                no(null, Operator.GT, n("5")),
                no(null, Operator.LT, n("5")),
                no(true, Operator.GT, n("0")),
                no(List.of(6), Operator.GT, n("5")),
                yes("1e3", Operator.GT, n("999")),
                no("9".repeat(50), Operator.GT, n("5")),
                yes("2026-02-01", Operator.GT, "2026-01-31"));
    }

    static Stream<Arguments> dates() {
        return Stream.of(
                yes("2026-01-30", Operator.BEFORE, "2026-01-31"),
                no("2026-01-31", Operator.BEFORE, "2026-01-31"),
                yes("2026-01-31", Operator.AFTER, "2026-01-30T23:59:59Z"),
                no("2026-01-31", Operator.AFTER, "2026-01-31T00:00:00Z"),
                yes("2026-01-31T09:00:00+02:00", Operator.BEFORE, "2026-01-31T07:00:01Z"),
                yes("2026-01-31T09:00:00", Operator.BEFORE, "2026-01-31T09:00:01Z"),
                yes("2026-01-31T09:00:00.5-05:00", Operator.AFTER, "2026-01-31T14:00:00Z"),
                yes(
                        Instant.parse("2026-01-31T07:00:00Z"),
                        Operator.BEFORE,
                        "2026-01-31T09:00:00+01:00"),
                no("yesterday", Operator.BEFORE, "2026-01-31"),
                no("2026-02-30", Operator.BEFORE, "2027-01-31"),
                no("31.01.2026", Operator.BEFORE, "2027-01-31"),
                no(20260130, Operator.BEFORE, "2026-01-31"),
                no(null, Operator.BEFORE, "2026-01-31"),
                no(null, Operator.AFTER, "2026-01-31"));
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @MethodSource({"equality", "texts", "order", "dates"})
    void a_comparison_holds_or_not(
            @Nullable Object found, Operator operator, @Nullable Object wanted, boolean holds) {
        assertThat(Comparison.holds(operator, found, wanted)).isEqualTo(holds);
    }
}
