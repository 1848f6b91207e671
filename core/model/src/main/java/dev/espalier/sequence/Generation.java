package dev.espalier.sequence;

import java.util.Locale;

/// Whether a new draft of an email is being written.
public enum Generation {
    IDLE,
    RUNNING,
    /// The last attempt came to nothing; the text is as it was before.
    FAILED;

    /// The word in the API and the database, such as `running`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Generation of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
