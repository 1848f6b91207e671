package dev.espalier.definition;

import java.util.Optional;

/// Whether a contact may come in again.
public enum Reentry {
    ONCE("once"),
    AFTER_EXIT("after-exit"),
    EACH_EVENT("each-event");

    private final String word;

    Reentry(String word) {
        this.word = word;
    }

    /// The author's word.
    public String word() {
        return word;
    }

    public static Optional<Reentry> of(String word) {
        for (var reentry : values()) {
            if (reentry.word.equals(word)) {
                return Optional.of(reentry);
            }
        }
        return Optional.empty();
    }
}
