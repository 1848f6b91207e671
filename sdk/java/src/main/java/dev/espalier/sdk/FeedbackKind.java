package dev.espalier.sdk;

/// What came back.
public enum FeedbackKind {
    HARD_BOUNCE,
    UNDELIVERED,
    DELAYED,
    COMPLAINT,
    DELIVERED,
    REPLY,
    AUTO_REPLY,
    UNSUBSCRIBE,
    OPENED,
    CLICKED,
    OPENED_BY_MACHINE,
    CLICKED_BY_MACHINE,
    /// A word of a newer server.
    UNKNOWN
}
