package dev.espalier.bench.crash.check;

/// How an SMTP transaction ended.
public enum Outcome {
    /// Written down, then answered with 250.
    ACCEPTED,
    /// Written down, then the connection was dropped without an answer.
    UNANSWERED,
    /// Written down, then answered with 250 after a long silence.
    STALLED,
    /// Answered with 451, at RCPT TO or at the final dot.
    DEFERRED,
    /// The client went away before the final dot.
    BROKEN;

    /// Whether the relay has the message.
    public boolean isTaken() {
        return this == ACCEPTED || this == UNANSWERED || this == STALLED;
    }
}
