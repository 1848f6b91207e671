package dev.espalier.definition;

import java.util.Optional;

/// What ends an enrolment early, wherever it stands.
///
/// @param event an event since the enrolment began; empty: `when` alone decides
/// @param when what must hold of the event and the contact; empty only if there is an event
public record ExitCondition(Optional<String> event, Optional<Predicate> when) {
    public ExitCondition {
        if (event.isEmpty() && when.isEmpty()) {
            throw new IllegalArgumentException(
                    "exit condition: empty (expected: an event, a condition or both)");
        }
    }
}
