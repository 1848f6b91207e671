package dev.espalier.sdk;

/// What kind of thing happened.
public enum TimelineType {
    EVENT,
    ENROLLED,
    SEND,
    COMPLETED,
    EXITED,
    CANCELLED,
    /// A word of a newer server.
    UNKNOWN
}
