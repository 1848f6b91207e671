package dev.espalier.definition;

import dev.espalier.refusal.Issue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The faults of one reading, gathered so that an author sees them all at once.
final class Faults {

    /// An author mends so many at most before trying again; a hostile text could have millions.
    private static final int MOST = 200;

    private final List<Issue> issues = new ArrayList<>();

    void add(String path, int line, String message) {
        if (issues.size() < MOST) {
            issues.add(new Issue(path, line, message));
        }
    }

    /// What stands there, then what was expected.
    void expected(Piece piece, String expected) {
        add(
                piece.path(),
                piece.line(),
                Words.shown(piece.node()) + " (expected: " + expected + ")");
    }

    boolean isEmpty() {
        return issues.isEmpty();
    }

    /// In the order of the lines; those of one line as they were found.
    List<Issue> inOrder() {
        return issues.stream().sorted(Comparator.comparingInt(Issue::line)).toList();
    }
}
