package dev.espalier.sequence;

import java.util.Locale;

/// The five words a sequence's state is known by in the API and the database.
public enum SequenceStatus {
    DRAFT,
    ACTIVE,
    PAUSED,
    COMPLETED,
    CANCELLED;

    /// The word, such as `active`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static SequenceStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
