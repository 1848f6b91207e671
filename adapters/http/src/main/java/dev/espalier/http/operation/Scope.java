package dev.espalier.http.operation;

/// What a key may do.
public enum Scope {
    /// Everything, whatever an operation asks for.
    FULL,
    /// Look, not touch.
    READ,
    /// Send events.
    INGEST
}
