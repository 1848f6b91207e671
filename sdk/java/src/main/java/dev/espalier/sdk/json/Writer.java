package dev.espalier.sdk.json;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes JSON.
final class Writer {

    private Writer() {}

    static void write(StringBuilder out, @Nullable Object value) {
        if (value == null || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof Number number) {
            number(out, number);
        } else if (value instanceof Map<?, ?> map) {
            object(out, map);
        } else if (value instanceof Collection<?> list) {
            array(out, list);
        } else if (value instanceof Enum<?> word) {
            text(out, word.toString().toLowerCase(Locale.ROOT));
        } else {
            text(out, value.toString());
        }
    }

    private static void number(StringBuilder out, Number number) {
        if (number instanceof Double || number instanceof Float) {
            if (!Double.isFinite(number.doubleValue())) {
                throw new BadJson(number + " (expected: a finite number)");
            }
        }
        out.append(number);
    }

    private static void object(StringBuilder out, Map<?, ?> map) {
        char before = '{';
        for (var entry : map.entrySet()) {
            out.append(before);
            text(out, String.valueOf(entry.getKey()));
            out.append(':');
            write(out, entry.getValue());
            before = ',';
        }
        out.append(before == '{' ? "{}" : "}");
    }

    private static void array(StringBuilder out, Collection<?> list) {
        char before = '[';
        for (var element : list) {
            out.append(before);
            write(out, element);
            before = ',';
        }
        out.append(before == '[' ? "[]" : "]");
    }

    private static void text(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    // Half a surrogate pair has no UTF-8; as an escape the server can refuse it.
                    if (c < 0x20 || Character.isSurrogate(c)) {
                        out.append("\\u").append(String.format("%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
