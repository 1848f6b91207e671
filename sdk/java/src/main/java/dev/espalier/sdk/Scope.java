package dev.espalier.sdk;

/// What a key may do.
public enum Scope {
    /// Everything.
    FULL,
    /// Whatever changes nothing.
    READ,
    /// Deciding about drafts and running sequences; looking is [#READ].
    REVIEW,
    /// Events in; nothing else.
    INGEST,
    /// A word of a newer server.
    UNKNOWN
}
