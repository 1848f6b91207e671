package dev.espalier.definition;

import java.util.Locale;
import java.util.Optional;

/// The kinds of step, by the author's word.
enum StepType {
    EMAIL,
    DELAY,
    CONDITION,
    WAIT,
    EXIT;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The kind that the other fields of a step tell, when it is not written.
    static Optional<StepType> toldBy(Fields fields) {
        if (fields.has("templateId", "template", "send", "subject", "body", "brief")) {
            return Optional.of(EMAIL);
        }
        if (fields.has("wait", "event", "eventName", "timeout")) {
            return Optional.of(WAIT);
        }
        if (fields.has("if", "condition", "conditions", "onTrue", "onFalse")
                || PredicateReader.standsIn(fields)) {
            return Optional.of(CONDITION);
        }
        if (fields.has("exit")) {
            return Optional.of(EXIT);
        }
        if (fields.has("delay", "duration", "until")) {
            return Optional.of(DELAY);
        }
        return Optional.empty();
    }
}
