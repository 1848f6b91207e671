package dev.espalier.sdk;

/// How bad a finding is.
public enum Severity {
    FAULT,
    WARNING,
    /// A word of a newer server.
    UNKNOWN
}
