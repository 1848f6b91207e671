package dev.espalier.liquid;

/// Finds every place of a text in a text, in linear time. The JDK's search takes time in the
/// product of the lengths when both are built for it; up to a short length that product is small,
/// beyond it a table is made first (Knuth, Morris and Pratt, 1977).
final class Search {
    private static final int SHORT = 32;

    private final String text;
    private final String part;
    private final int[] table;

    Search(String text, String part) {
        this.text = text;
        this.part = part;
        this.table = part.length() <= SHORT ? new int[0] : table(part);
    }

    static int first(String text, String part, int from) {
        return new Search(text, part).next(from);
    }

    /// @return where the part last starts, -1 if nowhere
    int last() {
        if (part.length() <= SHORT) return text.lastIndexOf(part);
        int last = -1;
        int matched = 0;
        for (int i = 0; i < text.length(); i++) {
            matched = extend(matched, text.charAt(i));
            if (matched == part.length()) {
                last = i + 1 - matched;
                matched = table[matched - 1];
            }
        }
        return last;
    }

    /// @return where the part next starts at or after `from`, -1 if nowhere
    int next(int from) {
        if (part.length() <= SHORT) return text.indexOf(part, from);
        int matched = 0;
        for (int i = from; i < text.length(); i++) {
            matched = extend(matched, text.charAt(i));
            if (matched == part.length()) return i + 1 - matched;
        }
        return -1;
    }

    private int extend(int matched, char c) {
        int length = matched;
        while (length > 0 && part.charAt(length) != c) length = table[length - 1];
        return part.charAt(length) == c ? length + 1 : 0;
    }

    /// For each prefix, how long its longest end is that it also starts with.
    private static int[] table(String part) {
        var table = new int[part.length()];
        for (int i = 1, length = 0; i < part.length(); i++) {
            while (length > 0 && part.charAt(i) != part.charAt(length)) length = table[length - 1];
            if (part.charAt(i) == part.charAt(length)) length++;
            table[i] = length;
        }
        return table;
    }
}
