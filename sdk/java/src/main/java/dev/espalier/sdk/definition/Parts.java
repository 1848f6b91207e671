package dev.espalier.sdk.definition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of one part of a definition, in their order; what is absent is left out.
final class Parts {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    static Parts of(String name, @Nullable Object value) {
        return new Parts().and(name, value);
    }

    Parts and(String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
        return this;
    }

    Parts andSome(String name, List<?> values) {
        return and(name, values.isEmpty() ? null : values);
    }

    Map<String, Object> done() {
        return fields;
    }
}
