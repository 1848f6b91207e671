package dev.espalier.sdk;

/// Where an enrolment is in its life.
public enum EnrolmentState {
    /// On the way.
    ACTIVE,
    /// Went all the way.
    COMPLETED,
    /// Left before the end; the reason is told beside.
    EXITED,
    /// Taken out.
    CANCELLED,
    /// A word of a newer server.
    UNKNOWN
}
