package dev.espalier.sdk;

/// Why an address must not be mailed.
public enum SuppressionReason {
    /// There is no such mailbox.
    BOUNCED,
    /// Its owner called a mail spam.
    COMPLAINED,
    /// Somebody said so.
    MANUAL,
    /// Its owner was forgotten.
    ERASED,
    /// A word of a newer server.
    UNKNOWN
}
