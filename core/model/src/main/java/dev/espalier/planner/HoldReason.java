package dev.espalier.planner;

import java.util.Locale;

/// Why an enrolment is held. Held is visible, never silent.
public enum HoldReason {
    /// The sequence is paused; resuming releases it.
    PAUSED,
    /// The email is not approved as it stands; approving releases it.
    AWAITING_APPROVAL,
    /// The email is later than the allowed lateness; a person decides.
    TOO_LATE,
    /// Planning it went wrong, and the log says how; a person looks and releases it.
    FAILED;

    /// The word in the API and the database, such as `awaiting_approval`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static HoldReason of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
