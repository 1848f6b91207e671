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

    /// A new address, of at most 254 characters; [ErrorCode#CONFLICT] when another contact has it.
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

    /// Whether the contact gets nothing of anything. True ends every enrolment, and the answer
    /// waits until the relay sees nothing more for it.
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
