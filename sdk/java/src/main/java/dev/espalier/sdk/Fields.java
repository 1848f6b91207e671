package dev.espalier.sdk;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The fields of an input that were given; one that was given as null is not one that is absent.
final class Fields {
    static final Fields NONE = new Fields(Map.of());
    private final Map<String, @Nullable Object> given;

    private Fields(Map<String, @Nullable Object> given) {
        this.given = given;
    }

    Fields with(String name, @Nullable Object value) {
        var more = new LinkedHashMap<>(given);
        more.put(name, value);
        return new Fields(Collections.unmodifiableMap(more));
    }

    Fields without(String name) {
        var fewer = new LinkedHashMap<>(given);
        fewer.remove(name);
        return new Fields(Collections.unmodifiableMap(fewer));
    }

    /// For inputs where null says nothing.
    Fields withSome(String name, @Nullable Object value) {
        return value == null ? this : with(name, value);
    }

    /// Empty when it was not given.
    String text(String name) {
        return Objects.requireNonNullElse(given.get(name), "").toString();
    }

    Map<String, @Nullable Object> map() {
        return given;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fields fields && fields.given.equals(given);
    }

    @Override
    public int hashCode() {
        return Objects.hash(given);
    }

    @Override
    public String toString() {
        return given.toString();
    }
}
