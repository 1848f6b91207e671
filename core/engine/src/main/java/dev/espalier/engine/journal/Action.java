package dev.espalier.engine.journal;

import java.util.Locale;

/// What was done.
public enum Action {
    SEQUENCE_CREATED,
    SEQUENCE_UPDATED,
    SEQUENCE_APPROVED,
    SEQUENCE_PAUSED,
    SEQUENCE_RESUMED,
    SEQUENCE_CANCELLED,
    SEQUENCE_COMPLETED,
    SEQUENCE_DELETED,
    EMAIL_APPROVED,
    EMAIL_EDITED,
    EMAIL_REJECTED,
    EMAIL_RESCHEDULED,
    /// A draft is from another sender, since the workspace is.
    EMAIL_SENDER_CHANGED,
    /// Another draft was asked for.
    EMAIL_REGENERATING,
    /// The new draft came.
    EMAIL_DRAFTED,
    /// The new draft came too late and was thrown away.
    EMAIL_DISCARDED,
    /// No new draft came.
    EMAIL_FAILED,
    /// A person said what became of a send in doubt.
    SEND_RESOLVED;

    /// The word in the API and the database, such as `email.approved`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replaceFirst("_", ".");
    }

    public static Action of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('.', '_'));
    }
}
