package dev.espalier.liquid;

import java.util.Arrays;

/// A text to compile, and the snippet it came from (empty for the template itself).
final class Source {
    private final String snippet;
    private final String text;

    /// Where each line starts. Every output asks for its place, so counting lines anew each time
    /// would take time in the square of the source.
    private final int[] lineStarts;

    Source(String snippet, String text) {
        this.snippet = snippet;
        this.text = text;
        var starts = new int[16];
        int lines = 1;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            if (lines == starts.length) starts = Arrays.copyOf(starts, lines * 2);
            starts[lines++] = at + 1;
        }
        this.lineStarts = Arrays.copyOf(starts, lines);
    }

    String text() {
        return text;
    }

    Place place(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        int line = found >= 0 ? found : -found - 2;
        return new Place(snippet, line + 1, offset - lineStarts[line] + 1);
    }
}
