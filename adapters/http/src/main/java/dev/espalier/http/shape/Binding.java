package dev.espalier.http.shape;

import dev.espalier.refusal.Refused;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Turns JSON into records. Every method answers null after telling a fault; the caller of the
/// whole looks at [Faults] before it uses anything.
final class Binding {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");
    private final Faults faults = new Faults();

    Faults faults() {
        return faults;
    }

    @Nullable Object read(Shape shape, JsonNode node, Where where) {
        return switch (shape) {
            case Shape.Text text -> text(text, node, where);
            case Shape.Whole whole -> whole(whole, node, where);
            case Shape.Decimal decimal -> decimal(decimal, node, where);
            case Shape.Truth _ ->
                    node.isBoolean()
                            ? (Boolean) node.booleanValue()
                            : wrong(node, where, "true or false");
            case Shape.Word word -> word(word, node, where);
            case Shape.Moment _ -> moment(node, where);
            case Shape.FreeForm _ ->
                    node.isObject() ? free(node, where) : wrong(node, where, "an object");
            case Shape.Anything _ -> free(node, where);
            case Shape.Listing listing -> list(listing, node, where);
            case Shape.Dictionary dictionary -> dictionary(dictionary, node, where);
            case Composite composite -> composite(composite, node, where);
        };
    }

    private @Nullable Object wrong(JsonNode node, Where where, String expected) {
        faults.add(where, Shown.of(node) + " (expected: " + expected + ")");
        return null;
    }

    private @Nullable Object text(Shape.Text shape, JsonNode node, Where where) {
        if (!node.isString()) {
            return wrong(node, where, "text");
        }
        String value = node.stringValue();
        int length = value.length();
        if (length < shape.min() || length > shape.max()) {
            length = value.codePointCount(0, length);
        }
        if (length < shape.min() || length > shape.max()) {
            faults.add(
                    where,
                    length + " characters (expected: " + shape.min() + ".." + shape.max() + ")");
            return null;
        }
        return Free.storable(value) ? value : wrong(node, where, Free.STORABLE);
    }

    private @Nullable Object whole(Shape.Whole shape, JsonNode node, Where where) {
        // 5.0 is a whole number in JSON; a fraction or what a long cannot hold is not.
        boolean exact =
                node.isIntegralNumber()
                        || (node.isNumber()
                                && node.doubleValue() == Math.rint(node.doubleValue())
                                && Math.abs(node.doubleValue()) < 1L << 53);
        if (!exact || !node.canConvertToLong()) {
            return wrong(node, where, "a whole number" + bounds(shape));
        }
        long value = node.isIntegralNumber() ? node.longValue() : (long) node.doubleValue();
        if (value < shape.min() || value > shape.max()) {
            return wrong(node, where, "a whole number" + bounds(shape));
        }
        if (shape.wide()) {
            return value;
        }
        return (int) value;
    }

    private static String bounds(Shape.Whole shape) {
        return " " + shape.min() + ".." + shape.max();
    }

    private @Nullable Object decimal(Shape.Decimal shape, JsonNode node, Where where) {
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            return wrong(node, where, "a number");
        }
        double value = node.doubleValue();
        return value >= shape.min() && value <= shape.max()
                ? (Double) value
                : wrong(node, where, "a number " + shape.min() + ".." + shape.max());
    }

    private @Nullable Object word(Shape.Word shape, JsonNode node, Where where) {
        if (node.isString()) {
            var constant = shape.words().get(node.stringValue());
            if (constant != null) {
                return constant;
            }
        }
        return wrong(node, where, String.join(", ", shape.words().keySet()));
    }

    private @Nullable Object moment(JsonNode node, Where where) {
        String expected = "a time with its offset, such as 2026-05-06T07:08:09.000Z";
        if (!node.isString() || node.stringValue().length() > 40) {
            return wrong(node, where, expected);
        }
        try {
            var instant = OffsetDateTime.parse(node.stringValue()).toInstant();
            return instant.isBefore(EARLIEST) || instant.isAfter(LATEST)
                    ? wrong(node, where, "a time of the years 1..9999")
                    : instant;
        } catch (DateTimeException _) {
            return wrong(node, where, expected);
        }
    }

    private @Nullable Object free(JsonNode node, Where where) {
        return new Free(faults).read(node, where);
    }

    private @Nullable Object list(Shape.Listing shape, JsonNode node, Where where) {
        if (!node.isArray()) {
            return wrong(node, where, "a list");
        }
        if (node.size() < shape.min() || node.size() > shape.max()) {
            faults.add(
                    where,
                    node.size() + " entries (expected: " + shape.min() + ".." + shape.max() + ")");
            return null;
        }
        var values = new ArrayList<@Nullable Object>(node.size());
        for (int i = 0; i < node.size(); i++) {
            values.add(read(shape.element(), node.get(i), where.item(i)));
        }
        return java.util.Collections.unmodifiableList(values);
    }

    private @Nullable Object dictionary(Shape.Dictionary shape, JsonNode node, Where where) {
        if (!node.isObject()) {
            return wrong(node, where, "an object");
        }
        if (node.size() > shape.max()) {
            faults.add(where, node.size() + " entries (expected: 0.." + shape.max() + ")");
            return null;
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (var entry : node.properties()) {
            var at = where.field(entry.getKey());
            if (!Free.storableName(entry.getKey())) {
                faults.add(at, Free.NAME);
            }
            values.put(entry.getKey(), read(shape.value(), entry.getValue(), at));
        }
        return java.util.Collections.unmodifiableMap(values);
    }

    private @Nullable Object composite(Composite shape, JsonNode node, Where where) {
        if (!node.isObject()) {
            return wrong(node, where, "an object");
        }
        int before = faults.count();
        var fields = shape.fields();
        var values = new @Nullable Object[fields.size()];
        int known = 0;
        for (int i = 0; i < values.length; i++) {
            var field = fields.get(i);
            var given = node.get(field.name());
            if (given != null) {
                known++;
            }
            values[i] = field(field, given, where);
        }
        if (known < node.size()) {
            unknown(shape, node, where);
        }
        return faults.count() == before ? make(shape, values, where) : null;
    }

    private @Nullable Object field(Field field, @Nullable JsonNode given, Where where) {
        boolean empty = given == null || given.isNull();
        return switch (field.presence()) {
            case Field.Presence.Changing _ when given == null -> new Change.Keep<>();
            case Field.Presence.Changing _ when empty -> new Change.Clear<>();
            case Field.Presence.Changing _ -> {
                var value = read(field.shape(), given, where.field(field.name()));
                yield value == null ? null : new Change.Set<>(value);
            }
            case Field.Presence.Nullable _ when empty -> null;
            case Field.Presence.Defaulted(var value, _) when given == null -> value;
            case Field.Presence.Required _ when given == null -> {
                faults.add(
                        where.field(field.name()),
                        "missing (expected: " + Expected.of(field.shape()) + ")");
                yield null;
            }
            case Field.Presence.Nullable _, Field.Presence.Defaulted _, Field.Presence.Required _ ->
                    read(field.shape(), given, where.field(field.name()));
        };
    }

    private void unknown(Composite shape, JsonNode node, Where where) {
        List<String> names = shape.names();
        for (var entry : node.properties()) {
            if (!names.contains(entry.getKey())) {
                faults.add(
                        where.field(entry.getKey()),
                        Nearest.to(entry.getKey(), names)
                                .map(near -> "unknown field (did you mean \"" + near + "\"?)")
                                .orElse(
                                        names.isEmpty()
                                                ? "unknown field (expected: none)"
                                                : "unknown field (expected: "
                                                        + String.join(", ", names)
                                                        + ")"));
            }
        }
    }

    /// A record may refuse its parts together; what it says becomes faults at its place.
    private @Nullable Object make(Composite shape, @Nullable Object[] values, Where where) {
        try {
            return shape.make(values);
        } catch (Refused.Invalid invalid) {
            for (var issue : invalid.issues()) {
                faults.add(
                        issue.path().isEmpty() ? where : where.field(issue.path()),
                        issue.message());
            }
        } catch (IllegalArgumentException e) {
            faults.add(where, String.valueOf(e.getMessage()));
        }
        return null;
    }
}
