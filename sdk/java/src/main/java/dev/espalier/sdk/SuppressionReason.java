package dev.espalier.sdk;

/// Why an address must not be mailed.
public enum SuppressionReason {
    BOUNCED,
    COMPLAINED,
    MANUAL,
    ERASED,
    /// A word of a newer server.
    UNKNOWN
}
