package dev.espalier.engine.feedback;

import dev.espalier.engine.store.Feedbacks.Kind;
import dev.espalier.send.SendState;

/// Which state a send has after feedback: `accepted → delivered → bounced → complained`, never
/// back. A host may take an email and bounce it later, and a person may complain of what was said
/// to have bounced; a "delivered" that comes late changes nothing.
final class StateOrder {

    private StateOrder() {}

    static SendState after(SendState state, Kind told) {
        return switch (told) {
            case DELIVERED -> state == SendState.ACCEPTED ? SendState.DELIVERED : state;
            case HARD_BOUNCE, UNDELIVERED ->
                    switch (state) {
                        case ACCEPTED, DELIVERED -> SendState.BOUNCED;
                        case QUEUED,
                                CLAIMED,
                                SUBMITTING,
                                IN_DOUBT,
                                BOUNCED,
                                COMPLAINED,
                                REJECTED,
                                SUPPRESSED,
                                CANCELLED,
                                EXPIRED,
                                FAILED ->
                                state;
                    };
            case COMPLAINT ->
                    switch (state) {
                        case ACCEPTED, DELIVERED, BOUNCED -> SendState.COMPLAINED;
                        case QUEUED,
                                CLAIMED,
                                SUBMITTING,
                                IN_DOUBT,
                                COMPLAINED,
                                REJECTED,
                                SUPPRESSED,
                                CANCELLED,
                                EXPIRED,
                                FAILED ->
                                state;
                    };
            case DELAYED,
                    REPLY,
                    AUTO_REPLY,
                    UNSUBSCRIBE,
                    OPENED,
                    CLICKED,
                    OPENED_BY_MACHINE,
                    CLICKED_BY_MACHINE ->
                    state;
        };
    }
}
