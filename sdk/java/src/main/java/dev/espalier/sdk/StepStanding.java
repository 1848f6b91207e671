package dev.espalier.sdk;

/// Where a step stands on the way of one contact.
public enum StepStanding {
    /// It is behind.
    DONE,
    /// A branch that was not taken.
    SKIPPED,
    /// The contact is here and goes on by itself.
    WAITING,
    /// The contact is here until a person acts.
    HELD,
    /// As things stand, the contact will come here.
    AHEAD,
    /// The contact does not come here.
    NOT_REACHED,
    /// A word of a newer server.
    UNKNOWN
}
