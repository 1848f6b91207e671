package dev.espalier.liquid;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Filters on text. Lengths and positions count characters (code points).
final class StringFilters {
    private StringFilters() {}

    static List<FilterSpec> all() {
        return List.of(
                text("downcase", 0, 0, (text, _) -> text.toLowerCase(Locale.ROOT)),
                text("upcase", 0, 0, (text, _) -> text.toUpperCase(Locale.ROOT)),
                text("capitalize", 0, 0, (text, _) -> capitalize(text)),
                text("strip", 0, 0, (text, _) -> strip(text, true, true)),
                text("lstrip", 0, 0, (text, _) -> strip(text, true, false)),
                text("rstrip", 0, 0, (text, _) -> strip(text, false, true)),
                text(
                        "strip_newlines",
                        0,
                        0,
                        (text, _) -> text.replace("\r\n", "").replace("\n", "")),
                text("squish", 0, 0, (text, _) -> squish(text)),
                FilterSpec.of("truncate", 0, 2, StringFilters::truncate),
                FilterSpec.of("truncatewords", 0, 2, StringFilters::truncateWords),
                FilterSpec.of("append", 1, 1, (input, a) -> concatenate(input, a.at(0), a)),
                FilterSpec.of("prepend", 1, 1, (input, a) -> concatenate(a.at(0), input, a)),
                FilterSpec.of("replace", 1, 2, (input, a) -> replaceAll(input, a.at(1), a)),
                FilterSpec.of("replace_first", 1, 2, (input, a) -> replaceFirst(input, a.at(1), a)),
                FilterSpec.of("replace_last", 2, 2, (input, a) -> replaceLast(input, a.at(1), a)),
                FilterSpec.of("remove", 1, 1, (input, a) -> replaceAll(input, "", a)),
                FilterSpec.of("remove_first", 1, 1, (input, a) -> replaceFirst(input, "", a)),
                FilterSpec.of("remove_last", 1, 1, (input, a) -> replaceLast(input, "", a)),
                FilterSpec.of("split", 1, 1, StringFilters::split));
    }

    private static FilterSpec text(String name, int least, int most, TextFilter filter) {
        return FilterSpec.of(name, least, most, TextFilter.of(filter));
    }

    private static String capitalize(String text) {
        if (text.isEmpty()) return text;
        int first = text.offsetByCodePoints(0, 1);
        return text.substring(0, first).toUpperCase(Locale.ROOT)
                + text.substring(first).toLowerCase(Locale.ROOT);
    }

    private static String strip(String text, boolean left, boolean right) {
        int start = 0;
        int end = text.length();
        if (left) while (start < end && Scanner.isSpace(text.charAt(start))) start++;
        if (right) while (end > start && Scanner.isSpace(text.charAt(end - 1))) end--;
        return text.substring(start, end);
    }

    private static String squish(String text) {
        var words = new ArrayList<String>();
        words(text, words);
        return String.join(" ", words);
    }

    private static @Nullable Object truncate(@Nullable Object input, Arguments arguments) {
        if (input == null) return null;
        long length = Math.max(0, arguments.count() > 0 ? Numbers.integer(arguments.at(0)) : 50);
        var ending = arguments.count() > 1 ? arguments.textAt(1) : "...";
        return TextFilter.of((text, _) -> truncate(text, length, ending)).apply(input, arguments);
    }

    private static String truncate(String text, long length, String ending) {
        if (text.codePointCount(0, text.length()) <= length) return text;
        long kept = Math.max(0, length - ending.codePointCount(0, ending.length()));
        return text.substring(0, text.offsetByCodePoints(0, (int) kept)) + ending;
    }

    private static @Nullable Object truncateWords(@Nullable Object input, Arguments arguments) {
        if (input == null) return null;
        long words = Math.max(1, arguments.count() > 0 ? Numbers.integer(arguments.at(0)) : 15);
        var ending = arguments.count() > 1 ? arguments.textAt(1) : "...";
        return TextFilter.of((text, _) -> truncateWords(text, words, ending))
                .apply(input, arguments);
    }

    private static String truncateWords(String text, long words, String ending) {
        var kept = new StringBuilder();
        int position = wordStart(text, 0);
        for (long n = 0; n < words && position < text.length(); n++) {
            int end = position;
            while (end < text.length() && !Scanner.isSpace(text.charAt(end))) end++;
            if (n > 0) kept.append(' ');
            kept.append(text, position, end);
            position = wordStart(text, end);
        }
        return position == text.length() ? text : kept + ending;
    }

    private static int wordStart(String text, int from) {
        int start = from;
        while (start < text.length() && Scanner.isSpace(text.charAt(start))) start++;
        return start;
    }

    /// HTML next to text that is not HTML yet: the text is escaped, so that the whole is HTML.
    private static Object concatenate(
            @Nullable Object left, @Nullable Object right, Arguments arguments) {
        boolean safe = left instanceof Safe || right instanceof Safe;
        var first = safe ? arguments.html(left) : arguments.text(left);
        var second = safe ? arguments.html(right) : arguments.text(right);
        arguments.admit((long) first.length() + second.length());
        return safe ? new Safe(first + second) : first + second;
    }

    private static Object replaceAll(
            @Nullable Object input, @Nullable Object with, Arguments arguments) {
        var text = arguments.text(input);
        var part = arguments.textAt(0);
        var replacement = replacement(input, with, arguments);
        arguments.budget().spend((long) text.length() + part.length());
        var search = new Search(text, part);
        long size = text.length();
        for (int at = search.next(0); at >= 0; at = next(search, at, part, text)) {
            size += replacement.length() - part.length();
        }
        arguments.admit(size);
        var out = new StringBuilder((int) size);
        int done = 0;
        for (int at = search.next(0); at >= 0; at = next(search, at, part, text)) {
            out.append(text, done, at).append(replacement);
            done = at + part.length();
        }
        return like(input, out.append(text, done, text.length()).toString());
    }

    private static int next(Search search, int at, String part, String text) {
        if (!part.isEmpty()) return search.next(at + part.length());
        return at < text.length() ? text.offsetByCodePoints(at, 1) : -1;
    }

    private static Object replaceFirst(
            @Nullable Object input, @Nullable Object with, Arguments arguments) {
        var text = arguments.text(input);
        return replaceAt(Search.first(text, arguments.textAt(0), 0), text, input, with, arguments);
    }

    private static Object replaceLast(
            @Nullable Object input, @Nullable Object with, Arguments arguments) {
        var text = arguments.text(input);
        int at = new Search(text, arguments.textAt(0)).last();
        return replaceAt(at, text, input, with, arguments);
    }

    private static Object replaceAt(
            int at,
            String text,
            @Nullable Object input,
            @Nullable Object with,
            Arguments arguments) {
        var part = arguments.textAt(0);
        var replacement = replacement(input, with, arguments);
        arguments.admit((long) text.length() + part.length() + replacement.length());
        if (at < 0) return like(input, text);
        return like(
                input, text.substring(0, at) + replacement + text.substring(at + part.length()));
    }

    private static String replacement(
            @Nullable Object input, @Nullable Object with, Arguments arguments) {
        return input instanceof Safe ? arguments.html(with) : arguments.text(with);
    }

    private static Object like(@Nullable Object input, String text) {
        return input instanceof Safe ? new Safe(text) : text;
    }

    /// Empty texts at the end are dropped; a blank pattern splits at any white space, an empty one
    /// at every character.
    private static List<@Nullable Object> split(@Nullable Object input, Arguments arguments) {
        var text = arguments.text(input);
        var pattern = arguments.textAt(0);
        arguments.budget().spend((long) text.length() + pattern.length());
        var parts = new ArrayList<String>();
        if (pattern.isEmpty()) characters(text, parts);
        else if (pattern.equals(" ")) words(text, parts);
        else pieces(text, pattern, parts);
        while (!parts.isEmpty() && parts.getLast().isEmpty()) parts.removeLast();
        arguments.budget().spend(parts.size());
        var values = new ArrayList<@Nullable Object>(parts.size());
        for (var part : parts) values.add(like(input, part));
        return values;
    }

    private static void characters(String text, List<String> parts) {
        for (int i = 0, next; i < text.length(); i = next) {
            next = text.offsetByCodePoints(i, 1);
            parts.add(text.substring(i, next));
        }
    }

    private static void words(String text, List<String> parts) {
        for (int start = wordStart(text, 0), end;
                start < text.length();
                start = wordStart(text, end)) {
            end = start;
            while (end < text.length() && !Scanner.isSpace(text.charAt(end))) end++;
            parts.add(text.substring(start, end));
        }
    }

    private static void pieces(String text, String pattern, List<String> parts) {
        var search = new Search(text, pattern);
        int start = 0;
        for (int at = search.next(0); at >= 0; at = search.next(start)) {
            parts.add(text.substring(start, at));
            start = at + pattern.length();
        }
        parts.add(text.substring(start));
    }
}
