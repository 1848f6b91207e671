package dev.espalier.sdk;

/// Why an enrolment stands still.
public enum Held {
    PAUSED,
    AWAITING_APPROVAL,
    TOO_LATE,
    FAILED,
    /// A word of a newer server.
    UNKNOWN
}
