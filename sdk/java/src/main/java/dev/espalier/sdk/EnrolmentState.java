package dev.espalier.sdk;

/// Where an enrolment is in its life.
public enum EnrolmentState {
    ACTIVE,
    COMPLETED,
    EXITED,
    CANCELLED,
    /// A word of a newer server.
    UNKNOWN
}
