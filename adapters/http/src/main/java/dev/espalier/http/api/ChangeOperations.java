package dev.espalier.http.api;

import static dev.espalier.access.Scope.READ;
import static dev.espalier.http.operation.Operation.subscription;

import dev.espalier.engine.access.Caller;
import dev.espalier.engine.changes.Changes;
import dev.espalier.engine.changes.Watch;
import dev.espalier.engine.journal.Entry;
import dev.espalier.engine.sequences.SequenceReports;
import dev.espalier.engine.store.Audits.Place;
import dev.espalier.engine.store.Audits.Placed;
import dev.espalier.http.operation.Feed;
import dev.espalier.http.operation.Operation;
import dev.espalier.http.operation.Tracked;
import dev.espalier.http.shape.Doc;
import dev.espalier.refusal.Refused.Invalid;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `sequences.onChange`: what happens, as it happens.
final class ChangeOperations {
    private static final Pattern EVENT_ID = Pattern.compile("([0-9]{1,20})-([0-9]{1,18})");
    private final Changes changes;
    private final SequenceReports reports;

    ChangeOperations(Changes changes, SequenceReports reports) {
        this.changes = changes;
        this.reports = reports;
    }

    record Watched(
            @Doc("Only what happens to this sequence; else to all.") @Nullable String sequenceId,
            @Doc(
                            "Of the last event that was received: what happened since comes first. Clients that reconnect pass it by themselves.")
                    @Nullable String lastEventId) {}

    /// Something that happened: read again what it names.
    record ChangeView(
            @Doc("Such as email.drafted or sequence.paused.") String action,
            String sequenceId,
            @Nullable String emailId,
            @Doc("The id of the key, or engine.") String actor,
            Instant at,
            @Doc("In words; why, when something failed. May be empty.") String detail) {
        static ChangeView of(Entry entry) {
            return new ChangeView(
                    entry.action().word(),
                    entry.sequence(),
                    entry.email().orElse(null),
                    entry.actor(),
                    entry.at(),
                    entry.detail());
        }
    }

    List<Operation<?, ?>> all() {
        return List.of(
                subscription("sequences.onChange", Watched.class, ChangeView.class, this::onChange)
                        .doc("What happens to sequences and their emails, as it happens.")
                        .scope(READ));
    }

    private Feed<ChangeView> onChange(Caller caller, Watched in, Optional<String> lastEventId) {
        var after = lastEventId.map(ChangeOperations::place);
        var watch = changes.watch(caller.workspace(), after);
        // Watched before it is looked for: one that is deleted just now is either not found or told
        // of. Those who come back are told of one that was deleted before.
        if (in.sequenceId() != null && after.isEmpty()) {
            try {
                reports.get(caller.workspace(), in.sequenceId());
            } catch (RuntimeException e) {
                watch.close();
                throw e;
            }
        }
        return new ChangeFeed(watch, in.sequenceId());
    }

    private static Place place(String id) {
        var parts = EVENT_ID.matcher(id);
        if (!parts.matches()) {
            throw Invalid.of(
                    "lastEventId", "no id of an event of ours (expected: one that was received)");
        }
        try {
            return new Place(
                    Long.parseUnsignedLong(parts.group(1)), Long.parseLong(parts.group(2)));
        } catch (NumberFormatException _) {
            throw Invalid.of("lastEventId", "out of range (expected: an id that was received)");
        }
    }

    private record ChangeFeed(Watch watch, @Nullable String sequenceId)
            implements Feed<ChangeView> {

        @Override
        public Optional<Tracked<ChangeView>> next(Duration atMost) throws InterruptedException {
            long until = System.nanoTime() + atMost.toNanos();
            while (true) {
                var left = Duration.ofNanos(Math.max(0, until - System.nanoTime()));
                var next = watch.next(left);
                if (next.isEmpty() || isWanted(next.get())) {
                    return next.map(ChangeFeed::tracked);
                }
            }
        }

        private boolean isWanted(Placed placed) {
            return sequenceId == null || sequenceId.equals(placed.entry().sequence());
        }

        private static Tracked<ChangeView> tracked(Placed placed) {
            var place = placed.place();
            return new Tracked<>(
                    Long.toUnsignedString(place.transaction()) + "-" + place.number(),
                    ChangeView.of(placed.entry()));
        }

        @Override
        public boolean ended() {
            return watch.isClosed();
        }

        @Override
        public void close() {
            watch.close();
        }
    }
}
