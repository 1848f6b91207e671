package dev.espalier.sdk;

/// What becomes of a send whose answer was lost.
public enum InDoubt {
    /// The same bytes are sent again.
    RESEND,
    /// A person decides.
    HOLD,
    /// A word of a newer server.
    UNKNOWN
}
