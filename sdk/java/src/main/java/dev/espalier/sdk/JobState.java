package dev.espalier.sdk;

/// Where background work is in its life.
public enum JobState {
    /// Waits: to be taken, or for its time.
    QUEUED,
    /// Is being done.
    RUNNING,
    /// Is done.
    DONE,
    /// Was tried often enough, or cannot succeed.
    FAILED,
    /// Was called off.
    CANCELLED,
    /// A later job took its place.
    SUPERSEDED,
    /// A word of a newer server.
    UNKNOWN
}
