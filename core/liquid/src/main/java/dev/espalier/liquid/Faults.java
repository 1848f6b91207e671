package dev.espalier.liquid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The faults found so far in a template and its snippets.
final class Faults {
    private static final int MOST = 50;

    private final List<Fault> found = new ArrayList<>();

    void add(Source source, int offset, String message) {
        if (found.size() < MOST) found.add(Fault.at(source, offset, message));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<Fault> inOrder() {
        return found.stream()
                .sorted(
                        Comparator.comparing(Fault::snippet)
                                .thenComparingInt(Fault::line)
                                .thenComparingInt(Fault::column))
                .toList();
    }
}
