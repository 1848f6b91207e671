package dev.espalier.liquid;

import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How values become text.
final class Text {
    private Text() {}

    /// What a filter sees of a value: lists and maps in the way a programmer writes them down.
    static String of(@Nullable Object value, Budget budget) {
        return switch (value) {
            case null -> "";
            case String text -> text;
            case Collection<?> list -> inspect(list, budget);
            case Map<?, ?> map -> inspect(map, budget);
            default -> scalar(value);
        };
    }

    private static String scalar(Object value) {
        return switch (value) {
            case CharSequence text -> text.toString();
            case Safe safe -> safe.text();
            case Number number -> Numbers.format(number);
            case Boolean flag -> flag.toString();
            case Character c -> c.toString();
            case TemporalAccessor time -> Dates.text(time);
            case Range range -> range.toString();
            case Emptiness _, Loop _ -> "";
            default ->
                    throw new LiquidRenderError(
                            "value: "
                                    + value.getClass().getName()
                                    + " (expected: text, number, boolean, time, list or map)");
        };
    }

    /// Writes what an output shows: the items of a list follow each other.
    static void write(@Nullable Object value, Rendering run) {
        switch (value) {
            case null -> {}
            case String text -> run.value(text);
            case Safe safe -> run.verbatim(safe.text());
            case Long number -> run.verbatim(number.toString());
            case Collection<?> list -> {
                run.budget().enter();
                for (Object item : list) {
                    run.budget().spend(1);
                    write(item, run);
                }
                run.budget().leave();
            }
            default -> run.value(of(value, run.budget()));
        }
    }

    static String inspect(Object value, Budget budget) {
        var out = new StringBuilder();
        inspect(value, out, budget);
        return out.toString();
    }

    private static void inspect(@Nullable Object value, StringBuilder out, Budget budget) {
        int start = out.length();
        budget.enter();
        switch (value) {
            case null -> out.append("nil");
            case Collection<?> list -> inspectList(list, out, budget);
            case Map<?, ?> map -> inspectMap(map, out, budget);
            case CharSequence text -> quote(text.toString(), out);
            case Safe safe -> quote(safe.text(), out);
            default -> out.append(scalar(value));
        }
        budget.leave();
        // What is inside paid for itself already; paying again bounds how deep it can be copied.
        budget.spend(1 + (long) out.length() - start);
    }

    private static void inspectList(Collection<?> list, StringBuilder out, Budget budget) {
        out.append('[');
        var separator = "";
        for (Object item : list) {
            out.append(separator);
            inspect(item, out, budget);
            separator = ", ";
        }
        out.append(']');
    }

    private static void inspectMap(Map<?, ?> map, StringBuilder out, Budget budget) {
        out.append('{');
        var separator = "";
        for (var entry : map.entrySet()) {
            out.append(separator);
            inspect(entry.getKey(), out, budget);
            out.append("=>");
            inspect(entry.getValue(), out, budget);
            separator = ", ";
        }
        out.append('}');
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c);
            }
        }
        out.append('"');
    }
}
