package dev.espalier.enrolment;

import java.util.Locale;

/// How an enrolment stands, or ended.
public enum EnrolmentStatus {
    ACTIVE,
    COMPLETED,
    EXITED,
    CANCELLED;

    /// The word in the API and the database.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static EnrolmentStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
