package dev.espalier.http.shape;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which of some words a person most likely meant.
final class Nearest {
    private static final int LONGEST = 40;

    private Nearest() {}

    /// The closest word within two slips of the finger, a third of its length at most.
    static Optional<String> to(String given, List<String> words) {
        if (given.length() > LONGEST) {
            return Optional.empty();
        }
        String best = "";
        int least = Integer.MAX_VALUE;
        for (String word : words) {
            int slips = slips(given.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT));
            if (slips < least && slips <= Math.clamp(word.length() / 3, 1, 2)) {
                least = slips;
                best = word;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    /// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
    private static int slips(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(int[][] cost, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int least =
                Math.min(
                        Math.min(cost[i - 1][j], cost[i][j - 1]) + 1,
                        cost[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
