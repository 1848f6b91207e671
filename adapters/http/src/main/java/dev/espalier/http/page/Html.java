package dev.espalier.http.page;

/// Writes HTML; every value goes through [#text].
public final class Html {
    private final StringBuilder out = new StringBuilder(4_096);

    /// Markup of our own.
    public Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /// Anything else, in an element or a quoted attribute.
    public Html text(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '`' -> out.append("&#96;");
                case '\n', '\t' -> out.append(c);
                default -> out.append(writable(value, i) ? c : '\uFFFD');
            }
        }
        return this;
    }

    private static boolean writable(String value, int i) {
        char c = value.charAt(i);
        return !Character.isISOControl(c) && (!Character.isSurrogate(c) || paired(value, i));
    }

    private static boolean paired(String value, int i) {
        return Character.isHighSurrogate(value.charAt(i))
                ? i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(value.charAt(i - 1));
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
