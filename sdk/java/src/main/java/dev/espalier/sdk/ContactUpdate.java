package dev.espalier.sdk;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What changes about a contact; the rest stays.
public final class ContactUpdate {
    private final Fields fields;

    private ContactUpdate(Fields fields) {
        this.fields = fields;
    }

    /// Nothing yet.
    public static ContactUpdate empty() {
        return new ContactUpdate(Fields.NONE);
    }

    public ContactUpdate email(String email) {
        return new ContactUpdate(fields.with("email", email));
    }

    /// @param timezone null: the workspace's
    public ContactUpdate timezone(@Nullable String timezone) {
        return new ContactUpdate(fields.with("timezone", timezone));
    }

    /// Merged into those there are; null takes one away.
    public ContactUpdate properties(Map<String, ? extends @Nullable Object> properties) {
        return new ContactUpdate(fields.with("properties", properties));
    }

    public ContactUpdate unsubscribed(boolean unsubscribed) {
        return new ContactUpdate(fields.with("unsubscribed", unsubscribed));
    }

    Fields fields() {
        return fields;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ContactUpdate that && that.fields.equals(fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return "ContactUpdate" + fields;
    }
}
