package dev.espalier.sdk;

/// What a step does.
public enum StepType {
    EMAIL,
    DELAY,
    CONDITION,
    WAIT,
    EXIT,
    /// A word of a newer server.
    UNKNOWN
}
