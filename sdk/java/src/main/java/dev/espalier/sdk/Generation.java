package dev.espalier.sdk;

/// Whether a new draft is being written.
public enum Generation {
    /// Nothing is being written.
    IDLE,
    /// A draft is being written.
    RUNNING,
    /// The last draft came to nothing.
    FAILED,
    /// A word of a newer server.
    UNKNOWN
}
