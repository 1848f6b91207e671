package dev.espalier.sdk;

import org.jspecify.annotations.Nullable;

/// Which sends are listed.
public final class SendFilter {
    private final Fields fields;

    private SendFilter(Fields fields) {
        this.fields = fields;
    }

    public static SendFilter all() {
        return new SendFilter(Fields.NONE);
    }

    public SendFilter status(SendStatus status) {
        return new SendFilter(fields.with("status", status));
    }

    public SendFilter sequenceId(String sequenceId) {
        return new SendFilter(fields.with("sequenceId", sequenceId));
    }

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
