package dev.espalier.sdk;

import org.jspecify.annotations.Nullable;

/// Which sends are listed.
public final class SendFilter {
    private final Fields fields;

    private SendFilter(Fields fields) {
        this.fields = fields;
    }

    /// Every send.
    public static SendFilter all() {
        return new SendFilter(Fields.NONE);
    }

    /// Only sends in this state.
    public SendFilter status(SendStatus status) {
        return new SendFilter(fields.with("status", status));
    }

    /// Only sends of this sequence.
    public SendFilter sequenceId(String sequenceId) {
        return new SendFilter(fields.with("sequenceId", sequenceId));
    }

    /// Only sends to this contact.
    public SendFilter contactId(String contactId) {
        return new SendFilter(fields.with("contactId", contactId));
    }

    Fields fields() {
        return fields;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SendFilter that && that.fields.equals(fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return "SendFilter" + fields;
    }
}
