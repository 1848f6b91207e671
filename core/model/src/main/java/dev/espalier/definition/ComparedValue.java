package dev.espalier.definition;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The value beside an operator: it must be one the operator can work with.
record ComparedValue(Piece piece, Faults faults) {

    private static final int MOST_ITEMS = 1000;
    private static final int MOST_DIGITS = 40;

    /// @param value a text, number, boolean, null, or a list of them
    record Value(@Nullable Object value) {}

    static String expectedBy(Operator operator) {
        return switch (operator) {
            case EQUALS, NOT_EQUALS -> "a text, a number, true, false or null";
            case CONTAINS, NOT_CONTAINS -> "a text, a number, true or false";
            case STARTS_WITH, ENDS_WITH -> "a text";
            case GT, GTE, LT, LTE -> "a number";
            case BEFORE, AFTER -> "a date such as \"2026-01-31\" or \"2026-01-31T09:00:00Z\"";
            case IN -> "a list of texts, numbers, true, false or null";
            case EXISTS, NOT_EXISTS -> "no value";
        };
    }

    Optional<Value> read(Operator operator) {
        if (!suits(operator, piece.node())) {
            faults.expected(piece, expectedBy(operator) + " beside " + operator.word());
            return Optional.empty();
        }
        if (piece.node() instanceof Node.Seq(var items, _)) {
            return list(items);
        }
        return scalar(piece);
    }

    private static boolean suits(Operator operator, Node node) {
        return switch (operator) {
            case EQUALS, NOT_EQUALS ->
                    !(node instanceof Node.Seq) && !(node instanceof Node.Mapping);
            case CONTAINS, NOT_CONTAINS ->
                    node instanceof Node.Decimal
                            || node instanceof Node.Bool
                            || (node instanceof Node.Text(var text, _) && !text.isEmpty());
            case STARTS_WITH, ENDS_WITH ->
                    node instanceof Node.Text(var text, _) && !text.isEmpty();
            case GT, GTE, LT, LTE -> node instanceof Node.Decimal;
            case BEFORE, AFTER -> node instanceof Node.Text(var text, _) && isDate(text);
            case IN -> node instanceof Node.Seq(var items, _) && !items.isEmpty();
            case EXISTS, NOT_EXISTS -> false;
        };
    }

    private static boolean isDate(String text) {
        try {
            (text.indexOf('T') < 0
                            ? DateTimeFormatter.ISO_LOCAL_DATE
                            : DateTimeFormatter.ISO_DATE_TIME)
                    .parse(text);
            return true;
        } catch (DateTimeException _) {
            return false;
        }
    }

    private Optional<Value> list(List<Node> items) {
        if (items.size() > MOST_ITEMS) {
            faults.expected(piece, "at most " + MOST_ITEMS + " values");
            return Optional.empty();
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            scalar(piece.item(i, items.get(i))).ifPresent(v -> values.add(v.value()));
        }
        return values.size() == items.size()
                ? Optional.of(new Value(Collections.unmodifiableList(values)))
                : Optional.empty();
    }

    private Optional<Value> scalar(Piece item) {
        return switch (item.node()) {
            case Node.Text(var text, _) when !Scalars.isClean(text) -> refused(item, Scalars.CLEAN);
            case Node.Text(var text, _) when text.length() <= Scalars.MOST_TEXT ->
                    Optional.of(new Value(text));
            case Node.Decimal(var number, _) when isPlain(number) ->
                    Optional.of(new Value(canonical(number)));
            case Node.Bool(var bool, _) -> Optional.of(new Value(bool));
            case Node.Null _ -> Optional.of(new Value(null));
            case Node.Text _ -> refused(item, "at most " + Scalars.MOST_TEXT + " characters");
            case Node.Decimal _ -> refused(item, "a number of at most " + MOST_DIGITS + " digits");
            case Node.Seq _, Node.Mapping _ -> refused(item, expectedBy(Operator.EQUALS));
        };
    }

    private Optional<Value> refused(Piece item, String expected) {
        faults.expected(item, expected);
        return Optional.empty();
    }

    private static boolean isPlain(BigDecimal number) {
        return number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS;
    }

    /// `1.50` and `15e-1` are one number, so they are one value: without trailing zeros.
    static BigDecimal canonical(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
