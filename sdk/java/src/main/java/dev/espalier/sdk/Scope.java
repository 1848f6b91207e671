package dev.espalier.sdk;

/// What a key may do.
public enum Scope {
    FULL,
    READ,
    REVIEW,
    INGEST,
    /// A word of a newer server.
    UNKNOWN
}
