package dev.espalier.definition;

import dev.espalier.refusal.Issue;
import java.util.List;

/// What came of reading triggers that were given beside a definition's text.
public sealed interface TriggersReading {

    record Read(List<Trigger> triggers) implements TriggersReading {
        public Read {
            triggers = List.copyOf(triggers);
        }
    }

    /// @param issues every fault; at least one
    record Faulty(List<Issue> issues) implements TriggersReading {
        public Faulty {
            issues = List.copyOf(issues);
        }
    }
}
