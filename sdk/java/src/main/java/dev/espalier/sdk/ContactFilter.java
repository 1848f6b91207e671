package dev.espalier.sdk;

import org.jspecify.annotations.Nullable;

/// Which contacts are listed.
public final class ContactFilter {
    private final Fields fields;

    private ContactFilter(Fields fields) {
        this.fields = fields;
    }

    /// Every contact.
    public static ContactFilter all() {
        return new ContactFilter(Fields.NONE);
    }

    /// A part of the address or of the names.
    public ContactFilter search(String search) {
        return new ContactFilter(fields.with("search", search));
    }

    /// The whole address, however it is spelled.
    public ContactFilter email(String email) {
        return new ContactFilter(fields.with("email", email));
    }

    /// Only those whose address must not be mailed, or only the others.
    public ContactFilter suppressed(boolean suppressed) {
        return new ContactFilter(fields.with("suppressed", suppressed));
    }

    Fields fields() {
        return fields;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ContactFilter that && that.fields.equals(fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return "ContactFilter" + fields;
    }
}
