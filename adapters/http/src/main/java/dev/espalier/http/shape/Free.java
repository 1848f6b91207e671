package dev.espalier.http.shape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads JSON of any content into maps, lists, strings, longs, doubles, booleans and nulls, within
/// bounds that keep it fit for a database row.
final class Free {
    static final String STORABLE = "text without NUL and without half a surrogate pair";
    static final String NAME =
            "not a name (expected: 1.." + Free.NAME_MAX + " characters without NUL)";
    private static final int DEPTH = 10;
    private static final int ENTRIES = 1_000;
    private static final int TEXT_MAX = 10_000;
    private static final int NAME_MAX = 200;
    private final Faults faults;
    private int entries;

    Free(Faults faults) {
        this.faults = faults;
    }

    @Nullable Object read(JsonNode node, Where where) {
        var value = value(node, where, 0);
        if (entries > ENTRIES) {
            faults.add(where, entries + " entries (expected: at most " + ENTRIES + ")");
        }
        return value;
    }

    private @Nullable Object value(JsonNode node, Where where, int depth) {
        return switch (node.getNodeType()) {
            case STRING -> text(node, where);
            case NUMBER -> number(node, where);
            case BOOLEAN -> node.booleanValue();
            case NULL, MISSING, BINARY, POJO -> null;
            case OBJECT, ARRAY -> container(node, where, depth);
        };
    }

    private @Nullable Object text(JsonNode node, Where where) {
        String value = node.stringValue();
        if (value.length() > TEXT_MAX && value.codePointCount(0, value.length()) > TEXT_MAX) {
            faults.add(
                    where,
                    value.codePointCount(0, value.length())
                            + " characters (expected: at most "
                            + TEXT_MAX
                            + ")");
            return null;
        }
        if (!storable(value)) {
            faults.add(where, Shown.of(node) + " (expected: " + STORABLE + ")");
            return null;
        }
        return value;
    }

    private @Nullable Object number(JsonNode node, Where where) {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        double value = node.isIntegralNumber() ? Double.NaN : node.doubleValue();
        if (!Double.isFinite(value)) {
            faults.add(where, Shown.of(node) + " (expected: a number that 64 bits hold)");
            return null;
        }
        return value;
    }

    private @Nullable Object container(JsonNode node, Where where, int depth) {
        entries += node.size();
        if (depth == DEPTH) {
            faults.add(where, "nested deeper than " + DEPTH);
            return null;
        }
        if (entries > ENTRIES) {
            return null;
        }
        if (node.isArray()) {
            var values = new ArrayList<@Nullable Object>(node.size());
            for (int i = 0; i < node.size(); i++) {
                values.add(value(node.get(i), where.item(i), depth + 1));
            }
            return Collections.unmodifiableList(values);
        }
        Map<String, @Nullable Object> values = LinkedHashMap.newLinkedHashMap(node.size());
        for (var entry : node.properties()) {
            var at = where.field(entry.getKey());
            if (!storableName(entry.getKey())) {
                faults.add(at, NAME);
            }
            values.put(entry.getKey(), value(entry.getValue(), at, depth + 1));
        }
        return Collections.unmodifiableMap(values);
    }

    static boolean storableName(String name) {
        return !name.isEmpty() && name.length() <= NAME_MAX && storable(name);
    }

    /// PostgreSQL keeps no NUL, and UTF-8 has no form for half a pair.
    static boolean storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
