package dev.espalier.sdk;

/// Where a sequence is in its life.
public enum SequenceState {
    DRAFT,
    ACTIVE,
    PAUSED,
    COMPLETED,
    CANCELLED,
    /// A word of a newer server.
    UNKNOWN
}
