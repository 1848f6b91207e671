package dev.espalier.send;

import java.util.Locale;

/// The ledger's states. The API says fewer words: see [#apiWord].
public enum SendState {
    QUEUED,
    CLAIMED,
    SUBMITTING,
    IN_DOUBT,
    ACCEPTED,
    DELIVERED,
    BOUNCED,
    COMPLAINED,
    REJECTED,
    SUPPRESSED,
    CANCELLED,
    EXPIRED,
    FAILED;

    /// The word in the database.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static SendState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /// The word in the API.
    public String apiWord() {
        return switch (this) {
            case CLAIMED, SUBMITTING -> "sending";
            case ACCEPTED -> "sent";
            case QUEUED,
                    IN_DOUBT,
                    DELIVERED,
                    BOUNCED,
                    COMPLAINED,
                    REJECTED,
                    SUPPRESSED,
                    CANCELLED,
                    EXPIRED,
                    FAILED ->
                    word();
        };
    }
}
