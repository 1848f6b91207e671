package dev.espalier.sdk.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads one JSON text (RFC 8259). The later of two equal names wins.
final class Reader {
    private static final int DEEPEST = 200;
    private static final int MOST_NAMES = 50;
    private final String text;
    private final List<String> names = new ArrayList<>();
    private int guess;
    private int at;
    private int depth;

    Reader(String text) {
        this.text = text;
    }

    @Nullable Object document() {
        var value = value();
        blanks();
        if (at < text.length()) {
            throw wrong("the end");
        }
        return value;
    }

    private @Nullable Object value() {
        blanks();
        switch (peek()) {
            case '{' -> {
                return object();
            }
            case '[' -> {
                return array();
            }
            case '"' -> {
                return string();
            }
            case 't' -> {
                word("true");
                return true;
            }
            case 'f' -> {
                word("false");
                return false;
            }
            case 'n' -> {
                word("null");
                return null;
            }
            default -> {
                return number();
            }
        }
    }

    private Map<String, @Nullable Object> object() {
        enter();
        var map = new LinkedHashMap<String, @Nullable Object>();
        if (isOver('}')) {
            return map;
        }
        do {
            blanks();
            var name = name();
            blanks();
            take(':');
            map.put(name, value());
        } while (goesOn('}'));
        return Collections.unmodifiableMap(map);
    }

    private List<@Nullable Object> array() {
        enter();
        var list = new ArrayList<@Nullable Object>();
        if (isOver(']')) {
            return list;
        }
        do {
            list.add(value());
        } while (goesOn(']'));
        return Collections.unmodifiableList(list);
    }

    private void enter() {
        at++;
        if (++depth > DEEPEST) {
            throw wrong("at most " + DEEPEST + " levels");
        }
    }

    private boolean isOver(char end) {
        blanks();
        if (peek() == end) {
            at++;
            depth--;
            return true;
        }
        return false;
    }

    private boolean goesOn(char end) {
        if (isOver(end)) {
            return false;
        }
        take(',');
        return true;
    }

    /// The objects of a list have the same names in the same order, so the next one is guessed.
    private String name() {
        var guessed = names.isEmpty() ? "" : names.get(guess % names.size());
        int end = at + 1 + guessed.length();
        if (!guessed.isEmpty()
                && peek() == '"'
                && text.startsWith(guessed, at + 1)
                && end < text.length()
                && text.charAt(end) == '"') {
            at = end + 1;
            guess++;
            return guessed;
        }
        var name = string();
        int known = names.indexOf(name);
        if (known < 0 && names.size() < MOST_NAMES && isPlain(name)) {
            names.add(name);
            known = names.size() - 1;
        }
        guess = known + 1;
        return name;
    }

    /// Whether it stands in a text as it is, without escapes.
    private static boolean isPlain(String name) {
        return name.chars().allMatch(c -> c >= ' ' && c != '"' && c != '\\');
    }

    private String string() {
        take('"');
        int from = at;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                return text.substring(from, at++);
            }
            if (c == '\\') {
                return escaped(from);
            }
            if (c < 0x20) {
                break;
            }
            at++;
        }
        throw wrong("a text");
    }

    /// From the first escape on.
    private String escaped(int from) {
        var out = new StringBuilder().append(text, from, at);
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return out.toString();
            }
            if (c < 0x20) {
                break;
            }
            out.append(c == '\\' ? escape() : c);
        }
        throw wrong("a text");
    }

    private char escape() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hex();
            default -> throw wrong("an escape");
        };
    }

    private char hex() {
        int value = 0;
        for (int i = 0; i < 4; i++, at++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0) {
                throw wrong("four hexadecimal digits");
            }
            value = value * 16 + digit;
        }
        return (char) value;
    }

    private Object number() {
        int from = at;
        boolean whole = true;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '.' || c == 'e' || c == 'E' || (c == '+' && !whole)) {
                whole = false;
            } else if (c != '-' && (c < '0' || c > '9')) {
                break;
            }
            at++;
        }
        var digits = text.substring(from, at);
        try {
            // Nineteen digits may be too many for 64 bits.
            if (whole && digits.length() <= 18) {
                return Long.valueOf(digits);
            }
            return whole ? whole(digits) : Double.valueOf(digits);
        } catch (NumberFormatException notANumber) {
            at = from;
            throw wrong("a value");
        }
    }

    private static Object whole(String digits) {
        try {
            return Long.valueOf(digits);
        } catch (NumberFormatException tooLong) {
            return Double.valueOf(digits);
        }
    }

    private void word(String word) {
        if (!text.startsWith(word, at)) {
            throw wrong("a value");
        }
        at += word.length();
    }

    private void blanks() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return;
            }
            at++;
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void take(char expected) {
        if (peek() != expected) {
            throw wrong("'" + expected + "'");
        }
        at++;
    }

    private BadJson wrong(String expected) {
        var found = at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
        return new BadJson(found + " at character " + at + " (expected: " + expected + ")");
    }
}
