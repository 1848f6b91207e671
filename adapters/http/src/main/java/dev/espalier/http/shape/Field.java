package dev.espalier.http.shape;

/// One named part of a record.
///
/// @param doc empty when nothing is said
public record Field(String name, Shape shape, Presence presence, String doc) {

    /// Whether a caller must give it.
    public boolean required() {
        return presence instanceof Presence.Required;
    }

    /// Whether `null` is taken, and may be written.
    public boolean nullable() {
        return presence instanceof Presence.Nullable || presence instanceof Presence.Changing;
    }

    /// What it means when the field is not there.
    public sealed interface Presence {
        record Required() implements Presence {}

        /// Absent and `null` are one.
        record Nullable() implements Presence {}

        /// The component is a [Change].
        record Changing() implements Presence {}

        /// @param value already bound
        /// @param json as written in the [Default]
        record Defaulted(Object value, String json) implements Presence {}
    }
}
