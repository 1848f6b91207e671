package dev.espalier.http.shape;

import dev.espalier.refusal.Issue;
import dev.espalier.refusal.Refused;
import java.util.ArrayList;
import java.util.List;

/// Gathers what is wrong with an input. Tells the first 100 and counts the rest, so that a hostile
/// input cannot buy a huge answer.
final class Faults {
    private static final int TOLD = 100;
    private final List<Issue> issues = new ArrayList<>();
    private int count;

    void add(Where where, String message) {
        count++;
        if (issues.size() < TOLD) {
            issues.add(Issue.at(where.path(), message));
        }
    }

    int count() {
        return count;
    }

    void throwIfAny() {
        if (count == 0) {
            return;
        }
        if (count > issues.size()) {
            issues.add(Issue.at("", "and " + (count - issues.size()) + " more"));
        }
        throw new Refused.Invalid(issues);
    }
}
