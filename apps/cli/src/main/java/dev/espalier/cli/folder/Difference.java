package dev.espalier.cli.folder;

import java.util.ArrayList;
import java.util.List;

/// The lines that differ between two texts, with what stands around them.
final class Difference {
    private static final int AROUND = 2;

    /// Beyond this many pairs of lines the texts are shown one after the other.
    private static final int MOST = 4_000_000;

    private Difference() {}

    static List<String> of(String before, String after) {
        var old = before.split("\n", -1);
        var fresh = after.split("\n", -1);
        var all = new ArrayList<String>();
        if ((long) old.length * fresh.length > MOST) {
            for (var line : old) {
                all.add("-" + line);
            }
            for (var line : fresh) {
                all.add("+" + line);
            }
            return all;
        }
        walk(old, fresh, longest(old, fresh), all);
        return near(all);
    }

    /// How many lines the rests have in common.
    private static int[][] longest(String[] old, String[] fresh) {
        var common = new int[old.length + 1][fresh.length + 1];
        for (int i = old.length - 1; i >= 0; i--) {
            for (int j = fresh.length - 1; j >= 0; j--) {
                common[i][j] =
                        old[i].equals(fresh[j])
                                ? common[i + 1][j + 1] + 1
                                : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static void walk(String[] old, String[] fresh, int[][] common, List<String> out) {
        int i = 0;
        int j = 0;
        while (i < old.length || j < fresh.length) {
            if (i < old.length && j < fresh.length && old[i].equals(fresh[j])) {
                out.add(" " + old[i]);
                i++;
                j++;
            } else if (j == fresh.length
                    || (i < old.length && common[i + 1][j] >= common[i][j + 1])) {
                out.add("-" + old[i++]);
            } else {
                out.add("+" + fresh[j++]);
            }
        }
    }

    private static List<String> near(List<String> all) {
        var kept = new ArrayList<String>();
        for (int i = 0; i < all.size(); i++) {
            var around = all.subList(Math.max(0, i - AROUND), Math.min(all.size(), i + AROUND + 1));
            if (around.stream().anyMatch(line -> !line.startsWith(" "))) {
                kept.add(all.get(i));
            } else if (!kept.isEmpty() && !kept.getLast().equals(" …")) {
                kept.add(" …");
            }
        }
        return kept;
    }
}
