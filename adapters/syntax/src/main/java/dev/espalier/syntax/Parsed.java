package dev.espalier.syntax;

import dev.espalier.definition.Node;
import dev.espalier.refusal.Issue;
import java.util.List;

/// What came of a text.
public sealed interface Parsed {

    record Tree(Node root) implements Parsed {}

    /// @param issues at least one, in the order of their lines
    record Malformed(List<Issue> issues) implements Parsed {
        public Malformed {
            issues = List.copyOf(issues);
        }
    }
}
