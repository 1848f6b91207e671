package dev.espalier.http.shape;

import tools.jackson.databind.JsonNode;

/// What a caller gave, fit to be shown back: short, on one line, nothing invisible in it.
public final class Shown {
    private static final int MAX = 100;

    private Shown() {}

    static String of(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> text(node.stringValue());
            case NUMBER, BOOLEAN, NULL -> cut(node.asString("null"));
            case OBJECT -> "an object";
            case ARRAY -> "a list";
            case BINARY, MISSING, POJO -> "nothing";
        };
    }

    /// In quotes.
    public static String text(String given) {
        return "\"" + cut(given) + "\"";
    }

    /// As it is when it is a plain word, else in quotes.
    static String name(String given) {
        boolean plain = !given.isEmpty() && given.length() <= MAX;
        for (int i = 0; plain && i < given.length(); i++) {
            char c = given.charAt(i);
            plain = c < 128 && (Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '$');
        }
        return plain ? given : text(given);
    }

    /// At most 100 code points, invisible ones as `\u0000`, without quotes.
    public static String cut(String given) {
        var out = new StringBuilder();
        int shown = 0;
        for (int i = 0; i < given.length(); shown++) {
            if (shown == MAX) {
                return out.append('…').toString();
            }
            int point = given.codePointAt(i);
            i += Character.charCount(point);
            if (visible(point)) {
                out.appendCodePoint(point);
            } else {
                out.append("\\u%04x".formatted(point));
            }
        }
        return out.toString();
    }

    private static boolean visible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }
}
