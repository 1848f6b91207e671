package dev.espalier.sdk;

/// What becomes of a send whose answer was lost.
public enum InDoubt {
    RESEND,
    HOLD,
    /// A word of a newer server.
    UNKNOWN
}
