package dev.espalier.http.api;

import dev.espalier.engine.id.TypeId;
import dev.espalier.engine.sends.SendReports;
import dev.espalier.engine.store.History.Entry;
import dev.espalier.http.shape.Doc;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One thing that happened with a contact, on the wire.
record TimelineView(
        Type type,
        Instant at,
        @Doc("Of the event, the enrolment or the send.") String id,
        @Doc("The event's name.") @Nullable String name,
        @Doc("The event's.") @Nullable Map<String, Object> properties,
        @Nullable String sequenceId,
        @Doc("The key of the email's step.") @Nullable String step,
        @Nullable String templateId,
        @Doc("The send's status as it is now.") @Nullable SendStatus status,
        @Doc("How the enrolment ended, or what the relay said.") @Nullable String detail) {

    enum Type {
        EVENT,
        ENROLLED,
        SEND,
        COMPLETED,
        EXITED,
        CANCELLED
    }

    static TimelineView of(Entry entry) {
        var at = entry.place().at();
        var id = entry.place().id();
        return switch (entry) {
            case Entry.Happened(_, var name, var properties) ->
                    new TimelineView(
                            Type.EVENT,
                            at,
                            TypeId.text(EventOperations.PREFIX, id),
                            name,
                            properties,
                            null,
                            null,
                            null,
                            null,
                            null);
            case Entry.CameIn(_, var sequence) -> ofEnrolment(Type.ENROLLED, entry, sequence, null);
            case Entry.Left(_, var sequence, var as, var reason) ->
                    ofEnrolment(
                            switch (as) {
                                case COMPLETED -> Type.COMPLETED;
                                case EXITED -> Type.EXITED;
                                case CANCELLED -> Type.CANCELLED;
                                case ACTIVE ->
                                        throw new IllegalStateException(
                                                "an active enrolment has not ended");
                            },
                            entry,
                            sequence,
                            reason);
            case Entry.Mailed(_, var sequence, var step, var template, var state, var detail) ->
                    new TimelineView(
                            Type.SEND,
                            at,
                            TypeId.text(SendReports.PREFIX, id),
                            null,
                            null,
                            sequence,
                            step.value(),
                            template,
                            SendStatus.of(state),
                            detail);
        };
    }

    private static TimelineView ofEnrolment(
            Type type, Entry entry, String sequence, @Nullable String reason) {
        return new TimelineView(
                type,
                entry.place().at(),
                TypeId.text(EnrolmentView.PREFIX, entry.place().id()),
                null,
                null,
                sequence,
                null,
                null,
                null,
                reason);
    }
}
