package dev.espalier.send;

import java.util.Locale;

/// What becomes of a send whose answer was lost: the relay may have the message, or not.
public enum InDoubt {
    /// The same bytes again: the person gets it, perhaps twice.
    RESEND,
    /// It waits for somebody who looks: the person gets it once, perhaps late, perhaps not at all.
    HOLD;

    /// The word in the API, the configuration and the database.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static InDoubt of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
