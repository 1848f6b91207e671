package dev.espalier.sdk;

/// What happens to the people inside when a version is published.
public enum People {
    STAY,
    MIGRATE,
    /// A word of a newer server.
    UNKNOWN
}
