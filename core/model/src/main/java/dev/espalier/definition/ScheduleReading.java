package dev.espalier.definition;

import dev.espalier.refusal.Issue;
import java.util.List;

/// What came of reading a window that was given beside any definition's text.
public sealed interface ScheduleReading {

    record Read(SendWindow.Between window) implements ScheduleReading {}

    /// @param issues every fault, its path beginning with `schedule`; at least one
    record Faulty(List<Issue> issues) implements ScheduleReading {
        public Faulty {
            issues = List.copyOf(issues);
        }
    }
}
