package dev.espalier.liquid;

import java.util.ArrayList;
import java.util.List;

/// Cuts a source into prose, outputs and tags, and settles what needs no grammar: whitespace
/// control, and the bodies of `raw`, `comment` and `doc`, which are not read as Liquid. Takes time
/// linear in the source: whatever was looked for in vain is not looked for again.
final class Scanner {
    private final Source source;
    private final String text;
    private final Faults faults;
    private final List<Token> tokens = new ArrayList<>();
    private int position;
    private boolean trimNext;

    private Scanner(Source source, Faults faults) {
        this.source = source;
        this.text = source.text();
        this.faults = faults;
    }

    static List<Token> scan(Source source, Faults faults) {
        var scanner = new Scanner(source, faults);
        scanner.run();
        return scanner.tokens;
    }

    private void run() {
        while (position < text.length()) {
            int open = nextOpening(position);
            boolean trims = open + 2 < text.length() && text.charAt(open + 2) == '-';
            prose(position, open, trims);
            if (open == text.length()) return;
            markup(open, trims ? open + 3 : open + 2);
        }
    }

    private int nextOpening(int from) {
        for (int i = text.indexOf('{', from);
                i >= 0 && i + 1 < text.length();
                i = text.indexOf('{', i + 1)) {
            char next = text.charAt(i + 1);
            if (next == '{' || next == '%') return i;
        }
        return text.length();
    }

    private void prose(int from, int to, boolean trimEnd) {
        int start = from;
        int end = to;
        if (trimNext) while (start < end && isSpace(text.charAt(start))) start++;
        if (trimEnd) while (end > start && isSpace(text.charAt(end - 1))) end--;
        trimNext = false;
        if (start < end) tokens.add(new Token.Prose(text.substring(start, end)));
    }

    private void markup(int open, int from) {
        boolean tag = text.charAt(open + 1) == '%';
        int close = text.indexOf(tag ? "%}" : "}}", from);
        if (close < 0) {
            faults.add(
                    source,
                    open,
                    tag ? "{%: never closed (expected: %})" : "{{: never closed (expected: }})");
            position = text.length();
            return;
        }
        int to = Math.max(from, endOfMarkup(open + 2, close));
        position = close + 2;
        if (tag) tag(open, from, to);
        else tokens.add(new Token.Output(from, to));
    }

    /// Notes whether the closing brace trims what follows.
    private int endOfMarkup(int from, int close) {
        trimNext = close > from && text.charAt(close - 1) == '-';
        return trimNext ? close - 1 : close;
    }

    private void tag(int open, int from, int to) {
        var tag = tagAt(from, to);
        switch (tag.name()) {
            case "" -> faults.add(source, open, "tag: no name (expected: the name of a tag)");
            case "#" -> inlineComment(tag.from(), to);
            case "raw" -> raw(tag);
            case "comment" -> skip(tag, endOfComment());
            case "doc" -> skip(tag, nextTag("enddoc", position));
            case "liquid" ->
                    tokens.add(
                            new Token.Lines(new LiquidLines(source, faults).read(tag.from(), to)));
            default -> tokens.add(tag);
        }
    }

    private Token.Tag tagAt(int from, int to) {
        return tagAt(text, from, to);
    }

    /// The tag whose name is the first word at `from..to`.
    static Token.Tag tagAt(String text, int from, int to) {
        int start = from;
        while (start < to && isSpace(text.charAt(start))) start++;
        int end = start;
        if (end < to && text.charAt(end) == '#') end++;
        else while (end < to && Lexer.isNamePart(text.charAt(end))) end++;
        return new Token.Tag(text.substring(start, end), start, end, to);
    }

    private void inlineComment(int from, int to) {
        for (int line = text.indexOf('\n', from);
                line >= 0 && line < to;
                line = text.indexOf('\n', line + 1)) {
            int start = line + 1;
            while (start < to && isSpace(text.charAt(start))) start++;
            if (start < to && text.charAt(start) != '#') {
                faults.add(
                        source, start, "comment: a line without # (expected: # before every line)");
                return;
            }
        }
    }

    private void raw(Token.Tag tag) {
        int body = position;
        int end = nextTag("endraw", position);
        if (end < 0) {
            neverClosed(tag);
            return;
        }
        prose(body, end, text.charAt(end + 2) == '-');
        closeAt(end);
    }

    private void skip(Token.Tag tag, int end) {
        if (end < 0) neverClosed(tag);
        else closeAt(end);
    }

    private void closeAt(int end) {
        int close = text.indexOf("%}", end);
        endOfMarkup(end + 2, close);
        position = close + 2;
    }

    private void neverClosed(Token.Tag tag) {
        faults.add(
                source, tag.at(), tag.name() + ": never closed (expected: end" + tag.name() + ")");
        position = text.length();
    }

    /// Comments nest, and a `raw` inside one hides what it holds.
    private int endOfComment() {
        int depth = 1;
        boolean rawCanEnd = true;
        for (int i = text.indexOf("{%", position); i >= 0; i = text.indexOf("{%", i + 2)) {
            switch (nameAt(i)) {
                case "comment" -> depth++;
                case "endcomment" -> {
                    if (--depth == 0) return text.indexOf("%}", i) < 0 ? -1 : i;
                }
                case "raw" -> {
                    int end = rawCanEnd ? nextTag("endraw", i + 2) : -1;
                    rawCanEnd = end >= 0;
                    if (rawCanEnd) i = end;
                }
                default -> {}
            }
        }
        return -1;
    }

    /// Where the next tag of this name opens, or -1 if there is none that also closes.
    private int nextTag(String name, int from) {
        for (int i = text.indexOf("{%", from); i >= 0; i = text.indexOf("{%", i + 2)) {
            if (nameAt(i).equals(name)) return text.indexOf("%}", i) < 0 ? -1 : i;
        }
        return -1;
    }

    private String nameAt(int open) {
        int from = open + 2;
        if (from < text.length() && text.charAt(from) == '-') from++;
        // No tag that matters here is longer, and a run of letters must not be copied at every
        // brace.
        int start = from;
        while (start < text.length() && isSpace(text.charAt(start))) start++;
        return tagAt(start, Math.min(text.length(), start + 12)).name();
    }

    static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r') || c == 0;
    }
}
