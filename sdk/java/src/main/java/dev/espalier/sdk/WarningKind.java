package dev.espalier.sdk;

/// What a relay refuses.
public enum WarningKind {
    POLICY,
    SENDER,
    LOGIN,
    RELAY,
    /// So many were refused in a row that who refuses is left alone for a while.
    THROTTLED,
    /// A word of a newer server.
    UNKNOWN
}
