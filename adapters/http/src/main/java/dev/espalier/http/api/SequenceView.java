package dev.espalier.http.api;

import dev.espalier.engine.sequences.Moved;
import dev.espalier.engine.sequences.SequenceEditor.Edited;
import dev.espalier.http.shape.Doc;
import dev.espalier.http.shape.Json;
import dev.espalier.send.InDoubt;
import dev.espalier.sequence.Sequence;
import dev.espalier.sequence.SequenceStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A sequence on the wire.
record SequenceView(
        String id,
        String name,
        SequenceStatus status,
        @Doc("The author's text, as it was written.") String definition,
        @Doc("The triggers given beside the text.") List<Map<String, Object>> triggers,
        @Doc("What new enrolments follow; null while nothing is approved.")
                @Nullable Integer version,
        @Doc("What waits for its texts to be approved; null when nothing does.")
                @Nullable Integer pendingVersion,
        @Doc("The one contact it was written for; null when many enrol.")
                @Nullable String contactId,
        @Doc("What becomes of a send whose answer was lost; null: as the server is configured.")
                @Nullable InDoubt inDoubt,
        @Doc("After a change that moved the people inside: where they went. Else null.")
                @Nullable MovedView moved,
        Instant createdAt,
        Instant updatedAt) {

    /// People, by what became of them.
    record MovedView(
            @Doc("Go on at the step they stood at.") long kept,
            @Doc("Go on at the next step that is left.") long moved,
            @Doc("Have finished, because no step is left.") long finished) {
        static MovedView of(Moved moved) {
            return new MovedView(moved.kept(), moved.moved(), moved.finished());
        }
    }

    static SequenceView of(Sequence sequence) {
        return of(new Edited(sequence, Optional.empty()));
    }

    static SequenceView of(Edited edited) {
        var sequence = edited.sequence();
        return new SequenceView(
                sequence.id(),
                sequence.name(),
                sequence.status(),
                sequence.definition(),
                triggers(sequence.triggers()),
                sequence.runningVersion().orElse(null),
                sequence.pendingVersion().orElse(null),
                sequence.contactId().orElse(null),
                sequence.inDoubt().orElse(null),
                edited.moved().map(MovedView::of).orElse(null),
                sequence.createdAt(),
                sequence.updatedAt());
    }

    /// Out of their canonical text. An event trigger says so, as callers write it.
    static List<Map<String, Object>> triggers(String text) {
        var triggers = new ArrayList<Map<String, Object>>();
        for (var trigger : (List<?>) Objects.requireNonNull(Json.value(text))) {
            triggers.add(trigger((Map<?, ?>) Objects.requireNonNull(trigger)));
        }
        return List.copyOf(triggers);
    }

    private static Map<String, Object> trigger(Map<?, ?> canonical) {
        var trigger = new java.util.LinkedHashMap<String, Object>();
        trigger.put("type", "event");
        canonical.forEach((name, value) ->
                trigger.put(name.equals("event") ? "eventName" : (String) name, value));
        return java.util.Collections.unmodifiableMap(trigger);
    }
}
