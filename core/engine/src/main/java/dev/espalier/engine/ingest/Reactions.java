package dev.espalier.engine.ingest;

import dev.espalier.contact.Contact;
import dev.espalier.definition.Trigger;
import dev.espalier.engine.definitions.Program;
import dev.espalier.engine.definitions.Programs;
import dev.espalier.engine.id.Ids;
import dev.espalier.engine.store.Contacts.ContactKey;
import dev.espalier.engine.store.Enrolments;
import dev.espalier.engine.store.Enrolments.Wake;
import dev.espalier.engine.store.Events.Event;
import dev.espalier.engine.store.Sequences.EventName;
import dev.espalier.engine.store.Sequences.Listener;
import dev.espalier.engine.store.Transaction;
import dev.espalier.planner.Conditions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// What new events bring about: enrolments and wake-ups.
final class Reactions {

    private final Programs programs;
    private final Ids ids;

    Reactions(Programs programs, Ids ids) {
        this.programs = programs;
        this.ids = ids;
    }

    /// Who listens to these events.
    Map<EventName, List<Listener>> audience(Transaction tx, List<Told> told) {
        var names = told.stream().map(Told::name).distinct().toList();
        return names.isEmpty()
                ? Map.of()
                : tx.sequences().listeners(names).stream()
                        .collect(
                                Collectors.groupingBy(
                                        one -> new EventName(one.workspace(), one.event())));
    }

    /// Makes those due who may wait for these events, and holds them until the transaction ends.
    void wake(
            Transaction tx, List<Told> told, Map<EventName, List<Listener>> audience, Instant now) {
        var wakes = new ArrayList<Wake>();
        for (var one : told) {
            var sequences =
                    audience.getOrDefault(one.name(), List.of()).stream()
                            .filter(listener -> !listener.isTrigger())
                            .map(Listener::sequence)
                            .distinct()
                            .toList();
            if (!sequences.isEmpty()) {
                wakes.add(new Wake(one.track().workspace(), one.contactId(), sequences));
            }
        }
        tx.enrolments().wake(wakes, now);
    }

    /// Enrols whom a trigger names.
    void enrol(
            Transaction tx,
            List<Event> events,
            Map<EventName, List<Listener>> audience,
            Instant now) {
        if (audience.isEmpty()) {
            return;
        }
        var contacts = new HashMap<ContactKey, Optional<Contact>>();
        var admissions = new Admissions(tx, ids, now);
        for (var event : events) {
            for (var listener :
                    audience.getOrDefault(
                            new EventName(event.workspace(), event.name()), List.of())) {
                if (listener.isTrigger()) {
                    programs.find(tx, key(listener))
                            .filter(program -> fires(program, event, tx, contacts))
                            .ifPresent(program -> admissions.want(listener, program, event));
                }
            }
        }
        admissions.insert();
    }

    private static Programs.Key key(Listener listener) {
        return new Programs.Key(
                listener.workspace(),
                listener.sequence(),
                listener.version(),
                listener.incarnation());
    }

    private static boolean fires(
            Program program,
            Event event,
            Transaction tx,
            Map<ContactKey, Optional<Contact>> contacts) {
        return program.triggers().stream()
                .filter(trigger -> trigger.event().equals(event.name()))
                .anyMatch(trigger -> holds(trigger, event, tx, contacts));
    }

    private static boolean holds(
            Trigger trigger,
            Event event,
            Transaction tx,
            Map<ContactKey, Optional<Contact>> contacts) {
        if (trigger.when().isEmpty()) {
            return true;
        }
        var key = new ContactKey(event.workspace(), event.contactId());
        // Deleted since the event named it: then nothing holds of it.
        var contact =
                contacts.computeIfAbsent(key, one -> tx.contacts().find(one.workspace(), one.id()));
        return contact.map(person ->
                        Conditions.holds(trigger.when().get(), person.view(), event.properties()))
                .orElse(false);
    }

    /// Collects who wants in, and lets each in as the definition's re-entry rule says.
    private static final class Admissions {
        private final Transaction tx;
        private final Ids ids;
        private final Instant now;
        private final List<Enrolments.New> wanted = new ArrayList<>();
        private final Map<Listener, List<Event>> afterExit = new LinkedHashMap<>();
        private final Map<Listener, Program> programs = new HashMap<>();

        Admissions(Transaction tx, Ids ids, Instant now) {
            this.tx = tx;
            this.ids = ids;
            this.now = now;
        }

        void want(Listener listener, Program program, Event event) {
            switch (program.definition().reentry()) {
                case ONCE -> wanted.add(admit(listener, program, event, ""));
                case EACH_EVENT ->
                        wanted.add(admit(listener, program, event, event.id().toString()));
                case AFTER_EXIT -> {
                    programs.put(listener, program);
                    afterExit.computeIfAbsent(listener, _ -> new ArrayList<>()).add(event);
                }
            }
        }

        private Enrolments.New admit(
                Listener listener, Program program, Event event, String reentryKey) {
            return new Enrolments.New(
                    event.workspace(),
                    ids.next(),
                    listener.sequence(),
                    listener.version(),
                    event.contactId(),
                    reentryKey,
                    program.definition().first(),
                    now,
                    event.id());
        }

        void insert() {
            afterExit.forEach((listener, events) -> {
                var contacts = events.stream().map(Event::contactId).distinct().toList();
                var past =
                        tx.enrolments().past(listener.workspace(), listener.sequence(), contacts);
                for (var event : events) {
                    var before =
                            past.getOrDefault(event.contactId(), new Enrolments.Past(0, false));
                    if (!before.isInside()) {
                        // Two at once count the same past, want the same key, and one gets it.
                        var key = before.times() == 0 ? "" : Integer.toString(before.times());
                        wanted.add(
                                admit(
                                        listener,
                                        Objects.requireNonNull(programs.get(listener)),
                                        event,
                                        key));
                    }
                }
            });
            tx.enrolments().insert(wanted);
        }
    }
}
