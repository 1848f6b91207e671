package dev.espalier.sdk;

/// How bad a finding is.
public enum Severity {
    /// Keeps a text from being approved.
    FAULT,
    /// Does not.
    WARNING,
    /// A word of a newer server.
    UNKNOWN
}
