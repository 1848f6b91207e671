package dev.espalier.sdk;

/// What is wrong.
public enum AlarmKind {
    /// No server has been heard of.
    NOBODY_TICKING,
    /// A restored copy waits for a person.
    SENDING_HELD,
    RELAY_REFUSES,
    IN_DOUBT,
    GENERATION_FAILED,
    HELD,
    /// A relay does not like the sender.
    SENDER,
    /// A word of a newer server.
    UNKNOWN
}
