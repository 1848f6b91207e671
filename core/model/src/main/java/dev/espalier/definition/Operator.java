package dev.espalier.definition;

import java.util.Locale;
import java.util.Optional;

/// How a condition compares what is there with what was written.
public enum Operator {
    EQUALS,
    NOT_EQUALS,
    CONTAINS,
    NOT_CONTAINS,
    STARTS_WITH,
    ENDS_WITH,
    GT,
    GTE,
    LT,
    LTE,
    BEFORE,
    AFTER,
    IN,
    EXISTS,
    NOT_EXISTS;

    /// The author's word, such as `not_equals`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Operator> of(String word) {
        for (var operator : values()) {
            if (operator.word().equals(word)) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }

    /// Whether a value must be written beside it.
    public boolean takesValue() {
        return this != EXISTS && this != NOT_EXISTS;
    }
}
