package dev.espalier.sdk;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A contact to create or to merge into.
public final class NewContact {
    private final Fields fields;

    private NewContact(Fields fields) {
        this.fields = fields;
    }

    /// @param email its address, of at most 254 characters; one that is known already is a conflict
    ///   when the contact is created, and merged when it is put
    public static NewContact of(String email) {
        return new NewContact(Fields.NONE.with("email", email));
    }

    /// The caller's choice; one is made when it is not given.
    public NewContact id(String id) {
        return new NewContact(fields.with("id", id));
    }

    /// An IANA region such as `Europe/London`.
    public NewContact timezone(String timezone) {
        return new NewContact(fields.with("timezone", timezone));
    }

    /// Texts, numbers, booleans, lists and maps of them; null takes one away.
    public NewContact properties(Map<String, ? extends @Nullable Object> properties) {
        return new NewContact(fields.with("properties", properties));
    }

    Fields fields() {
        return fields;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NewContact that && that.fields.equals(fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return "NewContact" + fields;
    }
}
