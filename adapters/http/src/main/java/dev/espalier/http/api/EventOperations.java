package dev.espalier.http.api;

import static dev.espalier.access.Scope.INGEST;
import static dev.espalier.http.operation.Operation.mutation;
import static dev.espalier.http.operation.Verb.POST;

import dev.espalier.engine.access.Caller;
import dev.espalier.engine.id.TypeId;
import dev.espalier.engine.ingest.Ingest;
import dev.espalier.engine.ingest.Outcome;
import dev.espalier.engine.ingest.Track;
import dev.espalier.http.operation.Made;
import dev.espalier.http.operation.Operation;
import dev.espalier.http.operation.Output;
import dev.espalier.http.shape.Doc;
import dev.espalier.http.shape.Length;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `events`: what contacts do.
final class EventOperations {

    /// What an event's id begins with, where the caller gave none.
    static final String PREFIX = "evt";

    private static final int BODY = 8 * 1024 * 1024;
    private final Ingest ingest;

    EventOperations(Ingest ingest) {
        this.ingest = ingest;
    }

    record Event(
            @Length(min = 1, max = 200) String name,
            @Doc("Who; wins over email.") @Nullable String contactId,
            @Doc("Who, by address; a contact is made for one that is not known yet.")
                    @Nullable String email,
            @Nullable Map<String, Object> properties,
            @Doc("When it happened; now when it is not given.") @Nullable Instant timestamp,
            @Doc("The caller's own id: an event told twice counts once.")
                    @Nullable
                    @Length(min = 1, max = 200)
                    String id) {
        Track track(int workspace) {
            return new Track(
                    workspace,
                    Optional.ofNullable(id),
                    name,
                    Optional.ofNullable(contactId),
                    Optional.ofNullable(email),
                    given(),
                    Optional.ofNullable(timestamp));
        }

        private Map<String, Object> given() {
            return properties == null ? Map.of() : properties;
        }
    }

    record EventBatch(@Length(min = 1, max = Ingest.MOST) List<Event> events) {}

    record EventView(
            String id,
            String name,
            String contactId,
            Map<String, Object> properties,
            Instant timestamp,
            @Doc("When this server took it in.") Instant createdAt) {}

    record BatchView(
            @Doc("Events that were stored now.") int accepted,
            @Doc("Events that were known by their id.") int known) {}

    List<Operation<?, ?>> all() {
        return List.of(
                mutation("events.track", Event.class, Output.made(EventView.class), this::track)
                        .at(POST, "/events")
                        .doc("Takes one event in.")
                        .scope(INGEST),
                mutation("events.trackMany", EventBatch.class, BatchView.class, this::trackMany)
                        .at(POST, "/events/batch")
                        .bodyLimit(BODY)
                        .doc("Takes events in: all of them, or none when one is faulty.")
                        .scope(INGEST));
    }

    private Made<EventView> track(Caller caller, Event in) {
        var taken = ingest.track(in.track(caller.workspace()));
        return new Made<>(view(in, taken), taken.isNew());
    }

    private static EventView view(Event in, Outcome.Taken taken) {
        return new EventView(
                in.id() == null ? TypeId.text(PREFIX, taken.id()) : in.id(),
                in.name(),
                taken.contactId(),
                in.given(),
                taken.occurredAt(),
                taken.receivedAt());
    }

    private BatchView trackMany(Caller caller, EventBatch in) {
        var taken =
                ingest.trackAll(
                        in.events().stream()
                                .map(event -> event.track(caller.workspace()))
                                .toList());
        int accepted = (int) taken.stream().filter(Outcome.Taken::isNew).count();
        return new BatchView(accepted, taken.size() - accepted);
    }
}
