package dev.espalier.send;

import java.util.Locale;

/// Why a send that could go stays in the queue for a while.
public enum Waiting {
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
    FREQUENCY;

    /// The word in the API and the database.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Waiting of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
