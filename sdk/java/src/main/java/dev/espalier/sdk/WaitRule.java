package dev.espalier.sdk;

/// What decides when something happens.
public enum WaitRule {
    /// A span of time, or a time of day.
    DELAY,
    /// The email has a time of its own.
    FIXED_TIME,
    /// The email was approved after it fell due.
    APPROVAL,
    /// A person let the email go.
    RELEASE,
    /// The sequence's sending hours.
    WINDOW,
    /// A public holiday within them.
    HOLIDAY,
    /// An event that may come.
    EVENT,
    /// A word of a newer server.
    UNKNOWN
}
