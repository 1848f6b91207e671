package dev.espalier.sdk;

/// Where a sequence is in its life.
public enum SequenceState {
    /// Nothing is sent before somebody approves it.
    DRAFT,
    /// Runs.
    ACTIVE,
    /// Sends nothing; timers keep running.
    PAUSED,
    /// Over, for ever.
    COMPLETED,
    /// Ended by somebody, for ever.
    CANCELLED,
    /// A word of a newer server.
    UNKNOWN
}
