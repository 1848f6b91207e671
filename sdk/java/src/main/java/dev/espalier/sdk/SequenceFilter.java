package dev.espalier.sdk;

import org.jspecify.annotations.Nullable;

/// Which sequences are listed.
public final class SequenceFilter {
    private final Fields fields;

    private SequenceFilter(Fields fields) {
        this.fields = fields;
    }

    /// Every sequence.
    public static SequenceFilter all() {
        return new SequenceFilter(Fields.NONE);
    }

    /// Only sequences in this state.
    public SequenceFilter status(SequenceState status) {
        return new SequenceFilter(fields.with("status", status));
    }

    /// A part of the name, the id, or the contact's name or address.
    public SequenceFilter search(String search) {
        return new SequenceFilter(fields.with("search", search));
    }

    Fields fields() {
        return fields;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SequenceFilter that && that.fields.equals(fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return "SequenceFilter" + fields;
    }
}
