package dev.espalier.http.api;

import dev.espalier.send.SendState;
import java.util.Arrays;
import java.util.List;

/// The ledger's states in the API's words.
enum SendStatus {
    QUEUED,
    SENDING,
    SENT,
    DELIVERED,
    BOUNCED,
    COMPLAINED,
    REJECTED,
    SUPPRESSED,
    CANCELLED,
    EXPIRED,
    FAILED,
    IN_DOUBT;

    static SendStatus of(SendState state) {
        return switch (state) {
            case QUEUED -> QUEUED;
            case CLAIMED, SUBMITTING -> SENDING;
            case ACCEPTED -> SENT;
            case DELIVERED -> DELIVERED;
            case BOUNCED -> BOUNCED;
            case COMPLAINED -> COMPLAINED;
            case REJECTED -> REJECTED;
            case SUPPRESSED -> SUPPRESSED;
            case CANCELLED -> CANCELLED;
            case EXPIRED -> EXPIRED;
            case FAILED -> FAILED;
            case IN_DOUBT -> IN_DOUBT;
        };
    }

    /// Every state that is told by this word.
    List<SendState> states() {
        return Arrays.stream(SendState.values()).filter(state -> of(state) == this).toList();
    }
}
