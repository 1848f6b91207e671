package dev.espalier.sdk;

/// What became of a send in doubt.
public enum Resolution {
    /// It arrived; the next step counts from when it was handed over.
    SENT,
    /// Once more, the same bytes.
    RESEND,
    /// It did not arrive and shall not.
    FAILED
}
