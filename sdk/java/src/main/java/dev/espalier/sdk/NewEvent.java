package dev.espalier.sdk;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that a contact did.
public final class NewEvent {
    private final Fields fields;

    private NewEvent(Fields fields) {
        this.fields = fields;
    }

    /// @param name such as `signed_up`
    /// @param contactId [ErrorCode#NOT_FOUND] when there is no such contact
    public static NewEvent ofContact(String name, String contactId) {
        return new NewEvent(Fields.NONE.with("name", name).with("contactId", contactId));
    }

    /// A contact is made for an address that is not known yet.
    public static NewEvent ofEmail(String name, String email) {
        return new NewEvent(Fields.NONE.with("name", name).with("email", email));
    }

    /// What conditions and texts read as `event.*`: any JSON values.
    public NewEvent properties(Map<String, ? extends @Nullable Object> properties) {
        return new NewEvent(fields.with("properties", properties));
    }

    /// When it happened; now when it is not given.
    public NewEvent timestamp(Instant timestamp) {
        return new NewEvent(fields.with("timestamp", timestamp));
    }

    /// The caller's own: an event that is told twice counts once. [Events#track] makes one up for
    /// an event without.
    public NewEvent id(String id) {
        return new NewEvent(fields.with("id", id));
    }

    /// With an id, by which the server knows it again. Nothing of it is kept from event to event: a
    /// process that was frozen and woken up more than once would give the same ids.
    NewEvent known() {
        return fields.map().get("id") == null
                ? id("evt_" + UUID.randomUUID().toString().replace("-", ""))
                : this;
    }

    Fields fields() {
        return fields;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NewEvent that && that.fields.equals(fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return "NewEvent" + fields;
    }
}
