package dev.espalier.liquid;

import org.jspecify.annotations.Nullable;

/// The five characters HTML gives a meaning to, in texts and in quoted attributes alike.
final class Html {
    private Html() {}

    static @Nullable String entity(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            default -> null;
        };
    }

    static String escape(String text) {
        int i = firstSpecial(text, 0);
        if (i == text.length()) return text;
        var out = new StringBuilder(text.length() + 32);
        int done = 0;
        for (; i < text.length(); i = firstSpecial(text, i + 1)) {
            out.append(text, done, i).append(entity(text.charAt(i)));
            done = i + 1;
        }
        return out.append(text, done, text.length()).toString();
    }

    /// Leaves an ampersand alone that starts an entity already.
    static String escapeOnce(String text) {
        var out = new StringBuilder(text.length() + 32);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            var entity = c == '&' && startsEntity(text, i) ? null : entity(c);
            if (entity == null) out.append(c);
            else out.append(entity);
        }
        return out.toString();
    }

    private static int firstSpecial(String text, int from) {
        int i = from;
        while (i < text.length() && !isSpecial(text.charAt(i))) i++;
        return i;
    }

    private static boolean isSpecial(char c) {
        return c == '&' || c == '<' || c == '>' || c == '"' || c == '\'';
    }

    private static boolean startsEntity(String text, int ampersand) {
        int i = ampersand + 1;
        boolean numeric = i < text.length() && text.charAt(i) == '#';
        if (numeric) i++;
        int start = i;
        while (i < text.length()
                && (isDigit(text.charAt(i)) || (!numeric && isLetter(text.charAt(i))))) i++;
        return i > start && i < text.length() && text.charAt(i) == ';';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /// The text without tags, comments, and what stands inside script and style elements.
    static String strip(String text) {
        return withoutTags(withoutBlocks(text));
    }

    private static final String[][] BLOCKS = {
        {"<script", "</script>"}, {"<!--", "-->"}, {"<style", "</style>"}
    };

    private static String withoutBlocks(String text) {
        var out = new StringBuilder(text.length());
        var absent = new boolean[BLOCKS.length];
        for (int i = 0; i < text.length(); i++) {
            int end = text.charAt(i) == '<' ? blockEnd(text, i, absent) : -1;
            if (end < 0) out.append(text.charAt(i));
            else i = end - 1;
        }
        return out.toString();
    }

    /// @param absent the blocks whose end was looked for in vain; looking again at every start
    ///   would take time in the square of the text
    private static int blockEnd(String text, int start, boolean[] absent) {
        for (int b = 0; b < BLOCKS.length; b++) {
            if (absent[b] || !text.startsWith(BLOCKS[b][0], start)) continue;
            int end = text.indexOf(BLOCKS[b][1], start + BLOCKS[b][0].length());
            if (end >= 0) return end + BLOCKS[b][1].length();
            absent[b] = true;
        }
        return -1;
    }

    private static String withoutTags(String text) {
        var out = new StringBuilder(text.length());
        int done = 0;
        for (int open = text.indexOf('<'); open >= 0; open = text.indexOf('<', done)) {
            int close = text.indexOf('>', open);
            if (close < 0) break;
            out.append(text, done, open);
            done = close + 1;
        }
        return out.append(text, done, text.length()).toString();
    }
}
