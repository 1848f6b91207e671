package dev.espalier.sdk;

import dev.espalier.sdk.definition.Activity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a dry run takes for granted, so that each path can be seen.
public final class Assumptions {
    private final Fields fields;

    private Assumptions(Fields fields) {
        this.fields = fields;
    }

    /// Nothing happens to the contact.
    public static Assumptions none() {
        return new Assumptions(Fields.NONE);
    }

    /// The properties of the event that enrols.
    public Assumptions enrolledBy(Map<String, ? extends @Nullable Object> properties) {
        return new Assumptions(fields.with("event", properties));
    }

    /// @param after how long after the contact came in, such as `90m`, `2h` or `3d`
    public Assumptions event(String name, String after) {
        return event(name, after, Map.of());
    }

    /// @param after how long after the contact came in, such as `90m`, `2h` or `3d`
    public Assumptions event(
            String name, String after, Map<String, ? extends @Nullable Object> properties) {
        return more("events", Map.of("name", name, "after", after, "properties", properties));
    }

    /// @param email the key of the email's step
    public Assumptions did(String email, Activity did) {
        return more("did", Map.of("email", email, "did", did));
    }

    private Assumptions more(String name, Map<String, ?> one) {
        var all = new ArrayList<Object>();
        if (fields.map().get(name) instanceof List<?> before) {
            all.addAll(before);
        }
        all.add(one);
        return new Assumptions(fields.with(name, List.copyOf(all)));
    }

    Fields fields() {
        return fields;
    }
}
