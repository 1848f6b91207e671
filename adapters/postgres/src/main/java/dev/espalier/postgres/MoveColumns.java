package dev.espalier.postgres;

import dev.espalier.engine.store.Enrolments.Next;
import dev.espalier.planner.Position;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An enrolment's next state, column by column. Null in `step` and `anchor` leaves what is there.
record MoveColumns(
        String status,
        @Nullable String step,
        @Nullable Instant anchor,
        @Nullable Instant releasedAt,
        @Nullable Instant dueAt,
        boolean sending,
        @Nullable String waitsFor,
        @Nullable String hold,
        @Nullable Instant heldDue,
        @Nullable Instant endedAt,
        @Nullable String endReason) {

    static MoveColumns of(Next next) {
        return switch (next) {
            case Next.Waits(var at, var until, var event) ->
                    active(at, until, false, event, null, null);
            case Next.Sends(var at) -> active(at, null, true, null, null, null);
            case Next.Held(var at, var why, var due) ->
                    active(at, null, false, null, why.word(), due);
            case Next.StaysSending(var at) -> active(at, null, true, null, null, null);
            case Next.Ended(var as, var reason, var at) -> ended(as.word(), reason, at);
            case Next.Gone() ->
                    throw new IllegalArgumentException("a row that goes has no next state");
        };
    }

    private static MoveColumns active(
            Position at,
            @Nullable Instant dueAt,
            boolean sending,
            @Nullable String waitsFor,
            @Nullable String hold,
            @Nullable Instant heldDue) {
        return new MoveColumns(
                "active",
                at.step().value(),
                at.anchor(),
                at.releasedAt(),
                dueAt,
                sending,
                waitsFor,
                hold,
                heldDue,
                null,
                null);
    }

    private static MoveColumns ended(String status, String reason, Instant at) {
        return new MoveColumns(
                status, null, null, null, null, false, null, null, null, at, reason);
    }
}
