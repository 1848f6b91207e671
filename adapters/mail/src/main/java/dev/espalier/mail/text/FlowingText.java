package dev.espalier.mail.text;

/// Text whose blanks and breaks are only written when more text follows. A control tag goes before
/// the breaks that are due, so that they belong to what the tag repeats or leaves out.
final class FlowingText {

    private final StringBuilder text = new StringBuilder();

    /// Line ends due before the next words: 0, 1 or 2.
    private int breaks;

    private boolean space;
    private boolean afterMark;

    void flow(String words) {
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
                space = true;
            } else {
                before();
                text.append(c);
            }
        }
    }

    void preformatted(String lines) {
        if (!lines.isBlank()) {
            before();
            text.append(lines.stripTrailing());
        }
    }

    /// What stands before a list item.
    void mark(String mark) {
        breaks = Math.max(breaks, 1);
        before();
        text.append(mark);
        afterMark = true;
    }

    void control(String words) {
        control(words, 2);
    }

    /// @param inside how many of the breaks that are due may come after the tag, 0..2: between the
    ///   items of a list it is one, since the other parts the list from what stands before it
    void control(String words, int inside) {
        if (!words.isEmpty()) {
            if (breaks > inside && !text.isEmpty()) {
                text.append("\n".repeat(breaks - inside));
            }
            breaks = Math.min(breaks, inside);
            if (space && breaks == 0 && !text.isEmpty() && !afterMark) {
                text.append(' ');
                space = false;
            }
            text.append(words);
        }
    }

    void space() {
        space = true;
    }

    void lineBreak() {
        if (!afterMark) {
            breaks = Math.max(breaks, 1);
        }
    }

    void paragraphBreak() {
        if (!afterMark) {
            breaks = 2;
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void before() {
        if (!text.isEmpty() && breaks > 0) {
            text.append("\n".repeat(breaks));
        } else if (!text.isEmpty() && space && !afterMark) {
            text.append(' ');
        }
        breaks = 0;
        space = false;
        afterMark = false;
    }
}
