package dev.espalier.sdk;

/// What a relay refuses.
public enum WarningKind {
    POLICY,
    SENDER,
    LOGIN,
    RELAY,
    /// A word of a newer server.
    UNKNOWN
}
