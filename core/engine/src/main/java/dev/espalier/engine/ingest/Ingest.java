package dev.espalier.engine.ingest;

import dev.espalier.contact.EmailAddress;
import dev.espalier.engine.definitions.Programs;
import dev.espalier.engine.id.Ids;
import dev.espalier.engine.loop.Combiner;
import dev.espalier.engine.store.Events.Event;
import dev.espalier.engine.store.Events.Stored;
import dev.espalier.engine.store.People;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.refusal.Issue;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.refusal.Refused.NotFound;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes events in. Safe for use by many threads.
public final class Ingest implements AutoCloseable {

    /// Most events in one call.
    public static final int MOST = 1_000;

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_KEY = 200;

    private final Store store;
    private final InstantSource clock;
    private final Ids ids;
    private final Reactions reactions;
    private final Runnable onEnrolled;
    private final Combiner<Track, Outcome> single;

    /// @param onEnrolled told when somebody came in or was woken: there is work for the advance
    public Ingest(Store store, Programs programs, InstantSource clock, Runnable onEnrolled) {
        this.store = store;
        this.clock = clock;
        this.ids = new Ids(clock);
        this.reactions = new Reactions(programs, ids);
        this.onEnrolled = onEnrolled;
        this.single = new Combiner<>("ingest", 256, 2, this::takeTogether);
    }

    /// Takes one event in. It shares a transaction with others that come at the same time.
    public Outcome.Taken track(Track track) {
        var faults = faults(track, "");
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
        return switch (single.call(track)) {
            case Outcome.Taken taken -> taken;
            case Outcome.UnknownContact(var id) -> throw new NotFound("contact", id);
        };
    }

    /// Takes events in: all of them, or none when one is faulty.
    ///
    /// @param tracks 1 to [#MOST], of one workspace
    public List<Outcome.Taken> trackAll(List<Track> tracks) {
        if (tracks.isEmpty() || tracks.size() > MOST) {
            throw Invalid.of("events", tracks.size() + " events (expected: 1.." + MOST + ")");
        }
        var faults = new ArrayList<Issue>();
        for (int i = 0; i < tracks.size(); i++) {
            faults.addAll(faults(tracks.get(i), "events[" + i + "]."));
        }
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
        var outcomes =
                store.inTransaction(tx -> {
                    var batch = take(tx, tracks);
                    return new Batch<>(known(batch.outcomes()), batch.isHeard());
                });
        return told(outcomes);
    }

    /// What became of events.
    ///
    /// @param isHeard whether a sequence listens to one of them
    private record Batch<T>(List<T> outcomes, boolean isHeard) {}

    /// Whom nobody listens to moves nobody: then the advance is left alone.
    private <T> List<T> told(Batch<T> batch) {
        if (batch.isHeard()) {
            onEnrolled.run();
        }
        return batch.outcomes();
    }

    private static List<Outcome.Taken> known(List<Outcome> outcomes) {
        var taken = new ArrayList<Outcome.Taken>(outcomes.size());
        var faults = new ArrayList<Issue>();
        for (int i = 0; i < outcomes.size(); i++) {
            switch (outcomes.get(i)) {
                case Outcome.Taken one -> taken.add(one);
                case Outcome.UnknownContact(var id) ->
                        faults.add(
                                Issue.at(
                                        "events[" + i + "].contactId",
                                        "\"" + id + "\" (expected: an existing contact)"));
            }
        }
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
        return taken;
    }

    private List<Outcome> takeTogether(List<Track> tracks) {
        return told(store.inTransaction(tx -> take(tx, tracks)));
    }

    private Batch<Outcome> take(Transaction tx, List<Track> tracks) {
        // Who is erased meanwhile leaves nothing: the sweep waits for this transaction.
        tracks.stream()
                .map(Track::workspace)
                .distinct()
                .sorted()
                .forEach(workspace -> tx.erasures().share(workspace));
        var contacts =
                tx.people().resolve(tracks.stream().map(this::asked).toList(), clock.instant());
        var told = new ArrayList<Told>(tracks.size());
        for (int i = 0; i < tracks.size(); i++) {
            var track = tracks.get(i);
            contacts.get(i).ifPresent(contact -> told.add(new Told(track, contact)));
        }
        var audience = reactions.audience(tx, told);
        reactions.wake(tx, told, audience, clock.instant());
        // Read after the people who wait are locked: an event that comes after a wait began in the
        // database is never dated before it.
        var now = clock.instant();
        var events = told.stream().map(one -> event(one, now)).toList();
        var stored = tx.events().insert(events);
        var fresh = new ArrayList<Event>(events.size());
        for (int i = 0; i < events.size(); i++) {
            if (stored.get(i).isNew()) {
                fresh.add(events.get(i));
            }
        }
        reactions.enrol(tx, fresh, audience, now);
        return new Batch<>(outcomes(tracks, contacts, events, stored), !audience.isEmpty());
    }

    private static List<Outcome> outcomes(
            List<Track> tracks,
            List<Optional<String>> contacts,
            List<Event> events,
            List<Stored> stored) {
        var outcomes = new ArrayList<Outcome>(tracks.size());
        int at = 0;
        for (int i = 0; i < tracks.size(); i++) {
            if (contacts.get(i).isEmpty()) {
                outcomes.add(new Outcome.UnknownContact(tracks.get(i).contactId().orElse("")));
            } else {
                var event = events.get(at);
                var how = stored.get(at);
                at++;
                outcomes.add(
                        new Outcome.Taken(
                                how.id(),
                                event.contactId(),
                                how.occurredAt(),
                                how.receivedAt(),
                                how.isNew()));
            }
        }
        return outcomes;
    }

    private Event event(Told told, Instant now) {
        var track = told.track();
        return new Event(
                track.workspace(),
                ids.next(),
                track.key(),
                track.name(),
                told.contactId(),
                track.properties(),
                track.at().orElse(now),
                now);
    }

    private People.Asked asked(Track track) {
        if (track.contactId().isPresent()) {
            return new People.Asked.ById(track.workspace(), track.contactId().get());
        }
        var address = EmailAddress.of(track.email().orElseThrow());
        return new People.Asked.ByAddress(
                track.workspace(), address.text(), address.normalised(), ids.next("con"));
    }

    private static List<Issue> faults(Track track, String path) {
        var faults = new ArrayList<Issue>();
        if (track.name().isBlank()
                || track.name().length() > LONGEST_NAME
                || hasControls(track.name())) {
            faults.add(
                    Issue.at(
                            path + "name",
                            track.name().length()
                                    + " characters (expected: 1.."
                                    + LONGEST_NAME
                                    + ", no control characters)"));
        }
        track.key()
                .filter(key -> key.isBlank() || key.length() > LONGEST_KEY || hasControls(key))
                .ifPresent(key ->
                        faults.add(
                                Issue.at(
                                        path + "id",
                                        key.length()
                                                + " characters (expected: 1.."
                                                + LONGEST_KEY
                                                + ", no control characters)")));
        if (track.contactId().isEmpty()) {
            faults.addAll(addressFaults(track.email(), path));
        }
        return faults;
    }

    private static List<Issue> addressFaults(Optional<String> email, String path) {
        if (email.isEmpty()) {
            return List.of(Issue.at(path + "contactId", "missing (expected: contactId or email)"));
        }
        return switch (EmailAddress.parse(email.get())) {
            case EmailAddress.Parsed.Valid _ -> List.of();
            case EmailAddress.Parsed.Invalid(var reason) ->
                    List.of(Issue.at(path + "email", reason));
        };
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    @Override
    public void close() {
        single.close();
    }
}
