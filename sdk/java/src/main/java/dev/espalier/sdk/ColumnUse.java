package dev.espalier.sdk;

/// What a column of a file of contacts is for.
public enum ColumnUse {
    EMAIL,
    TIMEZONE,
    PROPERTY,
    IGNORED,
    /// A word of a newer server.
    UNKNOWN
}
