package dev.espalier.sdk;

/// Whether a text is approved.
public enum EmailState {
    /// Is not sent.
    DRAFT,
    /// May be sent as it stands.
    APPROVED,
    /// A word of a newer server.
    UNKNOWN
}
