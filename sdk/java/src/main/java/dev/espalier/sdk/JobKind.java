package dev.espalier.sdk;

import java.util.Locale;

/// What background work is about.
public enum JobKind {
    /// Another draft of an email.
    EMAIL_REGENERATE,
    /// The first text of an email.
    EMAIL_WRITE,
    /// A sequence for a contact.
    SEQUENCE_GENERATE,
    /// A word of a newer server.
    UNKNOWN;

    /// The word in the API, such as `email.write`.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
