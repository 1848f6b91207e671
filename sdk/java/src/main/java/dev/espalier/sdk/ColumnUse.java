package dev.espalier.sdk;

/// What a column of a file of contacts is for.
public enum ColumnUse {
    /// The address.
    EMAIL,
    /// The contact's time zone.
    TIMEZONE,
    /// A property of that name.
    PROPERTY,
    /// Left aside.
    IGNORED,
    /// A word of a newer server.
    UNKNOWN
}
