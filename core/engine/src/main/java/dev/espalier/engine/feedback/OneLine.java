package dev.espalier.engine.feedback;

/// A stranger's words as the database and people can take them.
final class OneLine {

    private static final int LONGEST = 500;

    private OneLine() {}

    /// Controls and half characters become blanks, runs of blanks one; at most 500 characters.
    static String of(String text) {
        var line = new StringBuilder();
        for (int i = 0; i < text.length() && line.length() < LONGEST; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean isBlank =
                    Character.isISOControl(c)
                            || Character.isWhitespace(c)
                            || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
            if (!isBlank) {
                line.appendCodePoint(c);
            } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
        return line.toString().strip();
    }
}
