package dev.espalier.sdk;

/// What happens to the people inside when a version is published.
public enum People {
    /// They finish on the version they are in.
    STAY,
    /// They go on at the step with the same key in the new version.
    MIGRATE,
    /// A word of a newer server.
    UNKNOWN
}
