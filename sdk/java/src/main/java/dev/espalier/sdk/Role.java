package dev.espalier.sdk;

/// What a person is in a workspace.
public enum Role {
    /// Does everything, and says who else may what.
    OWNER,
    /// Reads everything, and decides about drafts and running sequences.
    REVIEWER,
    /// Reads.
    VIEWER,
    /// A word of a newer server.
    UNKNOWN
}
