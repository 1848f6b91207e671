package dev.espalier.sdk;

/// What a relay refuses.
public enum WarningKind {
    /// The message was refused by policy.
    POLICY,
    /// The sender address was refused.
    SENDER,
    /// The login was refused.
    LOGIN,
    /// The connection was refused.
    RELAY,
    /// So many were refused in a row that who refuses is left alone for a while.
    THROTTLED,
    /// A word of a newer server.
    UNKNOWN
}
