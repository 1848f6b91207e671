package dev.espalier.engine.contacts;

import dev.espalier.refusal.Issue;
import java.util.List;

/// What became of one row of an import.
public sealed interface ImportOutcome {

    /// What was left out of a row that went in, such as an unknown time zone.
    default List<Issue> warnings() {
        return List.of();
    }

    record Created(String id, List<Issue> warnings) implements ImportOutcome {}

    /// There was such a contact, and something of it changed.
    record Updated(String id, List<Issue> warnings) implements ImportOutcome {}

    /// There was such a contact, and it says what the row says.
    record Unchanged(String id, List<Issue> warnings) implements ImportOutcome {}

    /// An earlier row of this import has the same address; that one counts.
    record Repeat() implements ImportOutcome {}

    /// @param issues at least one
    record Refused(List<Issue> issues) implements ImportOutcome {}
}
