package dev.espalier.liquid;

/// A text to compile, and the snippet it came from (empty for the template itself).
record Source(String snippet, String text) {
    Place place(int offset) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < offset; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new Place(snippet, line, offset - lineStart + 1);
    }
}
