package dev.espalier.http.shape;

import org.jspecify.annotations.Nullable;

/// What a partial update does to one field. JSON tells "not given" from `null`, and so does this.
/// Use it for fields that can be emptied; a field that cannot is simply `@Nullable`.
public sealed interface Change<T> {

    /// The field was not given.
    record Keep<T>() implements Change<T> {}

    /// The field was given a value.
    record Set<T>(T value) implements Change<T> {}

    /// The field was given as `null`.
    record Clear<T>() implements Change<T> {}

    /// What the field is afterwards.
    default @Nullable T applyTo(@Nullable T before) {
        return switch (this) {
            case Keep<T> _ -> before;
            case Set<T>(var value) -> value;
            case Clear<T> _ -> null;
        };
    }
}
