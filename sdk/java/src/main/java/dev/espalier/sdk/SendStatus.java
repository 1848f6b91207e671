package dev.espalier.sdk;

/// What became of a send.
public enum SendStatus {
    /// Waits for its turn.
    QUEUED,
    /// Is being handed to the relay, or waits for another attempt.
    SENDING,
    /// The relay took it.
    SENT,
    /// The recipient's server took it, as the provider says.
    DELIVERED,
    /// Came back: the recipient's server would not have it.
    BOUNCED,
    /// Whoever got it called it spam.
    COMPLAINED,
    /// The relay refused it for good.
    REJECTED,
    /// Not sent: the address must not be mailed.
    SUPPRESSED,
    /// Not sent: it was stopped before.
    CANCELLED,
    /// Not sent: it was too late.
    EXPIRED,
    /// Not sent: it could not be made.
    FAILED,
    /// The answer of the relay was lost: it may have been taken.
    IN_DOUBT,
    /// A word of a newer server.
    UNKNOWN
}
