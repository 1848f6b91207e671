package dev.espalier.definition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A question about a contact, the event that enrolled it, or what it did with an earlier email.
public sealed interface Predicate {

    /// @param property the path of what is compared, such as `contact.properties.plan` or
    ///   `event.amount`
    /// @param value a string, number ([java.math.BigDecimal]), boolean, null, or a list of them for
    ///   `in`; null where the operator takes none
    record Compares(String property, Operator operator, @Nullable Object value)
            implements Predicate {}

    /// @param email the key of an earlier email step
    record Did(StepKey email, Activity activity) implements Predicate {}

    /// True when every part is; true when there is none.
    record All(List<Predicate> parts) implements Predicate {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /// True when at least one part is.
    record Any(List<Predicate> parts) implements Predicate {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    record Not(Predicate part) implements Predicate {}
}
