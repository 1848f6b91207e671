package dev.espalier.liquid;

import static dev.espalier.liquid.Lexer.Kind.*;

/// Reads the words of one piece of markup, one ahead. Works on the source itself, so that every
/// word knows its place.
final class Lexer {
    enum Kind {
        END("the end"),
        NAME("a name"),
        STRING("a string"),
        NUMBER("a number"),
        DOT("."),
        RANGE(".."),
        COMMA(","),
        COLON(":"),
        PIPE("|"),
        OPEN_BRACKET("["),
        CLOSE_BRACKET("]"),
        OPEN_PAREN("("),
        CLOSE_PAREN(")"),
        ASSIGN("="),
        COMPARISON("a comparison");

        final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    private final String text;
    private final int to;
    private Kind kind = END;
    private int start;
    private int end;

    Lexer(String text, int from, int to) {
        this.text = text;
        this.to = to;
        this.end = from;
        advance();
    }

    Kind kind() {
        return kind;
    }

    /// Where the current word starts.
    int start() {
        return start;
    }

    /// The current word as written; a string without its quotes.
    String word() {
        return kind == STRING ? text.substring(start + 1, end - 1) : text.substring(start, end);
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    boolean isWord(String name) {
        return kind == NAME && end - start == name.length() && text.startsWith(name, start);
    }

    boolean isFollowedByColon() {
        int i = skipSpace(end);
        return i < to && text.charAt(i) == ':';
    }

    boolean accept(Kind wanted) {
        if (kind != wanted) return false;
        advance();
        return true;
    }

    boolean acceptWord(String name) {
        if (!isWord(name)) return false;
        advance();
        return true;
    }

    String take(Kind wanted, String expected) {
        if (kind != wanted) throw unexpected(expected);
        var word = word();
        advance();
        return word;
    }

    Unreadable unexpected(String expected) {
        var found =
                kind == END
                        ? "end of the markup"
                        : text.substring(start, Math.min(end, start + 40));
        return new Unreadable(start, found + " (expected: " + expected + ")");
    }

    void advance() {
        start = skipSpace(end);
        if (start >= to) {
            start = to;
            end = to;
            kind = END;
            return;
        }
        char c = text.charAt(start);
        end = start + 1;
        if (isNameStart(c)) name();
        else if (isDigit(c) || (c == '-' && isDigit(at(end)))) number();
        else if (c == '"' || c == '\'') string(c);
        else kind = symbol(c);
    }

    private void name() {
        while (end < to && isNamePart(text.charAt(end))) end++;
        if (at(end) == '?') end++;
        kind = NAME;
    }

    private void number() {
        while (isDigit(at(end))) end++;
        if (at(end) == '.' && isDigit(at(end + 1))) {
            end += 2;
            while (isDigit(at(end))) end++;
        }
        kind = NUMBER;
    }

    private void string(char quote) {
        int close = text.indexOf(quote, end, to);
        if (close < 0) {
            throw new Unreadable(start, quote + ": never closed (expected: " + quote + ")");
        }
        end = close + 1;
        kind = STRING;
    }

    private Kind symbol(char c) {
        return switch (c) {
            case '.' -> doubled('.', RANGE, DOT);
            case ',' -> COMMA;
            case ':' -> COLON;
            case '|' -> PIPE;
            case '[' -> OPEN_BRACKET;
            case ']' -> CLOSE_BRACKET;
            case '(' -> OPEN_PAREN;
            case ')' -> CLOSE_PAREN;
            case '=' -> doubled('=', COMPARISON, ASSIGN);
            case '>' -> doubled('=', COMPARISON, COMPARISON);
            case '<' ->
                    at(end) == '>'
                            ? doubled('>', COMPARISON, COMPARISON)
                            : doubled('=', COMPARISON, COMPARISON);
            case '!' -> {
                if (at(end) != '=') throw stray(c);
                yield doubled('=', COMPARISON, COMPARISON);
            }
            default -> throw stray(c);
        };
    }

    private Unreadable stray(char c) {
        return new Unreadable(start, c + " (expected: a value, an operator or a filter)");
    }

    private Kind doubled(char second, Kind both, Kind alone) {
        if (at(end) != second) return alone;
        end++;
        return both;
    }

    private char at(int index) {
        return index < to ? text.charAt(index) : 0;
    }

    private int skipSpace(int from) {
        int i = from;
        while (i < to && Scanner.isSpace(text.charAt(i))) i++;
        return i;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameStart(char c) {
        return c == '_' || Character.isLetter(c);
    }

    static boolean isNamePart(char c) {
        return isNameStart(c) || c == '-' || isDigit(c);
    }
}
