package dev.espalier.sdk;

/// Whether a new draft is being written.
public enum Generation {
    IDLE,
    RUNNING,
    FAILED,
    /// A word of a newer server.
    UNKNOWN
}
