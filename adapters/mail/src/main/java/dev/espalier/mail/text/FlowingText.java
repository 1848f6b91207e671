package dev.espalier.mail.text;

/// Text whose blanks and breaks are only written when more text follows. A control tag goes before
/// a break that is due, so that the break belongs to what the tag repeats or leaves out.
final class FlowingText {

    private final StringBuilder text = new StringBuilder();

    /// Line ends due before the next words: 0, 1 or 2.
    private int breaks;

    private boolean space;
    private boolean hasWords;
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
        if (!words.isEmpty()) {
            if (space && breaks == 0 && hasWords && !afterMark) {
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
        if (hasWords && breaks > 0) {
            text.append("\n".repeat(breaks));
        } else if (hasWords && space && !afterMark) {
            text.append(' ');
        }
        breaks = 0;
        space = false;
        hasWords = true;
        afterMark = false;
    }
}
