package dev.espalier.postgres;

import dev.espalier.engine.store.Enrolments.Next;
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
        @Nullable Instant endedAt,
        @Nullable String endReason) {

    static MoveColumns of(Next next) {
        return switch (next) {
            case Next.Waits(var at, var until, var event) ->
                    new MoveColumns(
                            "active",
                            at.step().value(),
                            at.anchor(),
                            at.releasedAt(),
                            until,
                            false,
                            event,
                            null,
                            null,
                            null);
            case Next.Sends(var at) ->
                    new MoveColumns(
                            "active",
                            at.step().value(),
                            at.anchor(),
                            at.releasedAt(),
                            null,
                            true,
                            null,
                            null,
                            null,
                            null);
            case Next.Held(var at, var why) ->
                    new MoveColumns(
                            "active",
                            at.step().value(),
                            at.anchor(),
                            at.releasedAt(),
                            null,
                            false,
                            null,
                            why.word(),
                            null,
                            null);
            case Next.Ended(var as, var reason, var at) ->
                    new MoveColumns(
                            as.word(), null, null, null, null, false, null, null, at, reason);
            case Next.StaysSending(var at) ->
                    new MoveColumns(
                            "active",
                            at.step().value(),
                            at.anchor(),
                            at.releasedAt(),
                            null,
                            true,
                            null,
                            null,
                            null,
                            null);
        };
    }
}
