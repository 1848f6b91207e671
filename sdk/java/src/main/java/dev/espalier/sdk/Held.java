package dev.espalier.sdk;

/// Why an enrolment stands still.
public enum Held {
    /// The sequence is paused.
    PAUSED,
    /// Nobody approved the text yet.
    AWAITING_APPROVAL,
    /// What fell due is staler than the sequence allows.
    TOO_LATE,
    /// The email could not be made.
    FAILED,
    /// A word of a newer server.
    UNKNOWN
}
