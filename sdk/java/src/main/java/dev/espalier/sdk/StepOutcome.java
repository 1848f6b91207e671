package dev.espalier.sdk;

/// How a contact left a step.
public enum StepOutcome {
    ELAPSED,
    THEN,
    ELSE,
    /// The event that was waited for came.
    ARRIVED,
    TIMED_OUT,
    EXITED,
    /// A word of a newer server.
    UNKNOWN
}
