package dev.espalier.sdk;

/// What became of a send.
public enum SendStatus {
    QUEUED,
    SENDING,
    SENT,
    DELIVERED,
    BOUNCED,
    COMPLAINED,
    REJECTED,
    SUPPRESSED,
    CANCELLED,
    EXPIRED,
    FAILED,
    IN_DOUBT,
    /// A word of a newer server.
    UNKNOWN
}
