package dev.espalier.sdk;

/// What would become of a row of a file of contacts.
public enum RowFate {
    CREATED,
    UPDATED,
    UNCHANGED,
    REPEAT,
    REFUSED,
    /// A word of a newer server.
    UNKNOWN
}
