package dev.espalier.sdk;

/// Whether a text is approved.
public enum EmailState {
    DRAFT,
    APPROVED,
    /// A word of a newer server.
    UNKNOWN
}
