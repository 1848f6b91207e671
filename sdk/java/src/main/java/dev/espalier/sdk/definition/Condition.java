package dev.espalier.sdk.definition;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is asked about a contact, an event, or what the contact did with an email.
public sealed interface Condition {

    /// @param path begins with `contact.` or `event.`, such as `contact.properties.plan`
    /// @param value null with [Operator#EXISTS] and [Operator#NOT_EXISTS]
    static Property property(String path, Operator operator, @Nullable Object value) {
        return new Property(path, operator, value);
    }

    /// The property is this text, number or boolean.
    static Property equal(String path, Object value) {
        return new Property(path, Operator.EQUALS, value);
    }

    static Property exists(String path) {
        return new Property(path, Operator.EXISTS, null);
    }

    /// @param email the key of an earlier email's step, or its template
    static Did did(String email, Activity activity) {
        return new Did(email, activity);
    }

    static All all(Condition... conditions) {
        return new All(Arrays.asList(conditions));
    }

    static Any any(Condition... conditions) {
        return new Any(Arrays.asList(conditions));
    }

    static Not not(Condition condition) {
        return new Not(condition);
    }

    /// As a definition writes it.
    Map<String, Object> json();

    /// A property compared.
    record Property(String path, Operator operator, @Nullable Object value) implements Condition {
        @Override
        public Map<String, Object> json() {
            return Parts.of("property", path).and("operator", operator).and("value", value).done();
        }
    }

    /// Something the contact did with an email of the sequence.
    record Did(String email, Activity activity) implements Condition {
        @Override
        public Map<String, Object> json() {
            return Parts.of("email", email).and("did", activity).done();
        }
    }

    /// All of them.
    record All(List<Condition> conditions) implements Condition {
        public All {
            conditions = List.copyOf(conditions);
        }

        @Override
        public Map<String, Object> json() {
            return Parts.of("all", conditions.stream().map(Condition::json).toList()).done();
        }
    }

    /// At least one of them.
    record Any(List<Condition> conditions) implements Condition {
        public Any {
            conditions = List.copyOf(conditions);
        }

        @Override
        public Map<String, Object> json() {
            return Parts.of("any", conditions.stream().map(Condition::json).toList()).done();
        }
    }

    /// The opposite.
    record Not(Condition condition) implements Condition {
        @Override
        public Map<String, Object> json() {
            return Parts.of("not", condition.json()).done();
        }
    }
}
