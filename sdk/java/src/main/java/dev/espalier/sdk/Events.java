package dev.espalier.sdk;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Things that contacts did.
public final class Events {
    private final Wire wire;

    Events(Wire wire) {
        this.wire = wire;
    }

    /// Takes one event in. Sequences that listen for it enrol the contact. An event without an id
    /// is given one here: whatever happens to an attempt or its answer, the event counts once.
    public Event track(NewEvent event) {
        return trackCall(event).now();
    }

    /// [#track], as a future.
    public CompletableFuture<Event> trackAsync(NewEvent event) {
        return trackCall(event).later();
    }

    private Call<Event> trackCall(NewEvent event) {
        return wire.post("/events").bodyKnown(event.known().fields()).giving(Event.class);
    }

    /// Takes events in: all of them, or none when one is faulty. At most 1,000.
    public TrackedBatch trackMany(List<NewEvent> events) {
        return trackManyCall(events).now();
    }

    /// [#trackMany], as a future.
    public CompletableFuture<TrackedBatch> trackManyAsync(List<NewEvent> events) {
        return trackManyCall(events).later();
    }

    private Call<TrackedBatch> trackManyCall(List<NewEvent> events) {
        return wire.post("/events/batch").body(batch(events)).giving(TrackedBatch.class);
    }

    private static Fields batch(List<NewEvent> events) {
        return Fields.NONE.with(
                "events", events.stream().map(event -> event.fields().map()).toList());
    }
}
