package dev.espalier.sdk;

/// Why a send that could go has to wait.
public enum SendDelay {
    /// Where its mail goes asked for less, or takes nothing at the moment.
    DESTINATION,
    /// The relay takes nothing at the moment.
    RELAY,
    /// The relay takes nothing from this sender at the moment.
    SENDER,
    /// The sending domain has had its emails of the day.
    WARM_UP,
    /// As many emails as may go within that time have gone.
    RATE,
    /// Its contact has had as many emails as one contact may get.
    FREQUENCY,
    /// A word of a newer server.
    UNKNOWN
}
