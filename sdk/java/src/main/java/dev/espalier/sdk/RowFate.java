package dev.espalier.sdk;

/// What would become of a row of a file of contacts.
public enum RowFate {
    /// A new contact.
    CREATED,
    /// A contact who was there, changed.
    UPDATED,
    /// A contact who was there, as the row has it.
    UNCHANGED,
    /// An earlier row has the address.
    REPEAT,
    /// Cannot be used.
    REFUSED,
    /// A word of a newer server.
    UNKNOWN
}
