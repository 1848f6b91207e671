package dev.espalier.liquid;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How two values are compared in a condition.
enum Operator {
    EQUAL,
    UNEQUAL,
    LESS,
    GREATER,
    LESS_OR_EQUAL,
    GREATER_OR_EQUAL,
    CONTAINS;

    static Optional<Operator> of(String word) {
        return switch (word) {
            case "==" -> Optional.of(EQUAL);
            case "!=", "<>" -> Optional.of(UNEQUAL);
            case "<" -> Optional.of(LESS);
            case ">" -> Optional.of(GREATER);
            case "<=" -> Optional.of(LESS_OR_EQUAL);
            case ">=" -> Optional.of(GREATER_OR_EQUAL);
            case "contains" -> Optional.of(CONTAINS);
            default -> Optional.empty();
        };
    }

    boolean holds(@Nullable Object left, @Nullable Object right, Budget budget) {
        return switch (this) {
            case EQUAL -> Values.equal(left, right, budget);
            case UNEQUAL -> !Values.equal(left, right, budget);
            case CONTAINS -> Values.contains(left, right, budget);
            case LESS, GREATER, LESS_OR_EQUAL, GREATER_OR_EQUAL -> ordered(left, right, budget);
        };
    }

    private boolean ordered(@Nullable Object left, @Nullable Object right, Budget budget) {
        Integer order = Values.compare(left, right, budget);
        if (order == null) return false;
        return switch (this) {
            case LESS -> order < 0;
            case GREATER -> order > 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER_OR_EQUAL -> order >= 0;
            case EQUAL, UNEQUAL, CONTAINS -> throw new AssertionError(this);
        };
    }
}
