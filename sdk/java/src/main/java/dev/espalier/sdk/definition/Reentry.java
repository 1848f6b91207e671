package dev.espalier.sdk.definition;

/// Whether a contact comes in again.
public enum Reentry {
    /// Nobody comes in twice.
    ONCE("once"),
    /// When the last time is over.
    AFTER_EXIT("after-exit"),
    /// With each event, also beside a way that is not over.
    EACH_EVENT("each-event");

    private final String word;

    Reentry(String word) {
        this.word = word;
    }

    /// As a definition writes it.
    public String word() {
        return word;
    }
}
