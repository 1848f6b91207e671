package dev.espalier.liquid;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Guesses which word was meant.
final class Spelling {
    private static final int MOST_EDITS = 2;

    /// No word of the language is this long, and comparing takes time in the product of the
    /// lengths.
    private static final int LONGEST = 30;

    private Spelling() {}

    static Optional<String> nearest(String word, Collection<String> known) {
        if (word.length() > LONGEST) return Optional.empty();
        return known.stream()
                .filter(candidate -> edits(word, candidate) <= MOST_EDITS)
                .min(
                        Comparator.<String>comparingInt(candidate -> edits(word, candidate))
                                .thenComparing(c -> c));
    }

    private static int edits(String a, String b) {
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? diagonal : diagonal + 1;
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
