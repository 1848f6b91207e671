package dev.espalier.sdk;

/// What became of a draft.
public enum DraftFate {
    /// It became the text, for review.
    LANDED,
    /// It came for a text that was no longer there.
    DISCARDED,
    /// It held what must not go out.
    REFUSED,
    /// Nothing readable came.
    UNUSABLE,
    /// A word of a newer server.
    UNKNOWN
}
