package dev.espalier.sdk;

/// What a key may do.
public enum Scope {
    /// Everything.
    FULL,
    /// Whatever changes nothing.
    READ,
    /// Reading, and the review: approve, edit, send back.
    REVIEW,
    /// Events and contacts in, nothing out.
    INGEST,
    /// A word of a newer server.
    UNKNOWN
}
