package dev.espalier.engine.advance;

import dev.espalier.contact.Contact;
import dev.espalier.definition.StepKey;
import dev.espalier.engine.definitions.Program;
import dev.espalier.engine.store.Contacts.ContactKey;
import dev.espalier.engine.store.Emails.Pin;
import dev.espalier.engine.store.Emails.VersionKey;
import dev.espalier.engine.store.Enrolments.Due;
import dev.espalier.engine.store.Events.EventKey;
import dev.espalier.engine.store.Sends.EnrolmentKey;
import dev.espalier.engine.store.Transaction;
import dev.espalier.engine.store.Workspace;
import dev.espalier.planner.Facts;
import dev.espalier.planner.Facts.Did;
import dev.espalier.planner.Facts.EmailState;
import dev.espalier.planner.Facts.Happened;
import dev.espalier.sequence.SequenceStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the planner may know of a batch of due enrolments: one query for each kind of fact, and
/// none for a kind that no definition in the batch asks about.
final class FactsLoader {

    private final Map<Integer, Workspace> workspaces;
    private final Map<ContactKey, Contact> contacts;
    private final Map<VersionKey, Map<StepKey, Pin>> pins;
    private final Map<VersionKey, Map<StepKey, EmailState>> states = new HashMap<>();
    private final Map<UUID, Map<StepKey, Pin>> written;
    private final Function<Due, Optional<Program>> programs;
    private final Map<UUID, List<Happened>> events = new HashMap<>();
    private final Map<UUID, Map<String, Object>> triggers;
    private final Map<UUID, List<Did>> activities;
    private final Map<UUID, Set<StepKey>> sent;

    private FactsLoader(Transaction tx, List<Due> due, Function<Due, Optional<Program>> programs) {
        workspaces =
                tx.workspaces().all().stream().collect(Collectors.toMap(Workspace::id, one -> one));
        contacts =
                tx
                        .contacts()
                        .findAll(due.stream().map(FactsLoader::contact).distinct().toList())
                        .stream()
                        .collect(
                                Collectors.toMap(
                                        one -> new ContactKey(one.workspace(), one.id()),
                                        one -> one));
        pins = tx.emails().pins(due.stream().map(FactsLoader::version).distinct().toList());
        pins.forEach((version, byStep) ->
                states.put(
                        version,
                        byStep.entrySet().stream()
                                .collect(
                                        Collectors.toMap(
                                                Map.Entry::getKey,
                                                pin -> pin.getValue().state()))));
        this.programs = programs;
        var briefed = due.stream().filter(one -> !briefs(one).isEmpty()).toList();
        written =
                briefed.isEmpty()
                        ? Map.of()
                        : tx.emails().pinsOf(briefed.stream().map(FactsLoader::key).toList());
        loadEvents(tx, due, programs);
        triggers = triggers(tx, due, programs);
        var active =
                due.stream()
                        .filter(one ->
                                programs.apply(one).map(Program::readsActivity).orElse(false))
                        .toList();
        // Only who was taken over from an earlier version can meet a step again.
        var later = due.stream().filter(one -> one.version() > 1).map(FactsLoader::key).toList();
        sent = later.isEmpty() ? Map.of() : tx.sends().steps(later);
        activities = active.isEmpty() ? Map.of() : tx.enrolments().activities(active);
    }

    static FactsLoader load(
            Transaction tx, List<Due> due, Function<Due, Optional<Program>> programs) {
        return new FactsLoader(tx, due, programs);
    }

    private void loadEvents(
            Transaction tx, List<Due> due, Function<Due, Optional<Program>> programs) {
        var listening = new ArrayList<Due>();
        var names = new HashSet<String>();
        for (var one : due) {
            var awaited = programs.apply(one).map(Program::awaited).orElse(Set.of());
            if (!awaited.isEmpty()) {
                listening.add(one);
                names.addAll(awaited);
            }
        }
        if (listening.isEmpty()) {
            return;
        }
        for (var since : tx.events().since(listening, names)) {
            events.computeIfAbsent(since.enrolment(), _ -> new ArrayList<>())
                    .add(new Happened(since.name(), since.at(), since.properties()));
        }
    }

    private static Map<UUID, Map<String, Object>> triggers(
            Transaction tx, List<Due> due, Function<Due, Optional<Program>> programs) {
        var keys =
                due.stream()
                        .filter(one -> one.triggerEvent() != null)
                        .filter(one -> programs.apply(one).map(Program::readsEvent).orElse(false))
                        .map(one ->
                                new EventKey(
                                        one.workspace(),
                                        Objects.requireNonNull(one.triggerEvent())))
                        .toList();
        return keys.isEmpty() ? Map.of() : tx.events().properties(keys);
    }

    private static EnrolmentKey key(Due due) {
        return new EnrolmentKey(due.workspace(), due.id());
    }

    private static ContactKey contact(Due due) {
        return new ContactKey(due.workspace(), due.contactId());
    }

    private static VersionKey version(Due due) {
        return new VersionKey(due.workspace(), due.sequence(), due.version());
    }

    /// Empty when the contact was deleted meanwhile.
    Optional<Facts> of(Due due) {
        var workspace = Objects.requireNonNull(workspaces.get(due.workspace()));
        return Optional.ofNullable(contacts.get(contact(due)))
                .map(contact ->
                        new Facts(
                                due.enrolledAt(),
                                contact.view(),
                                contact.zone().orElse(workspace.zone()),
                                trigger(due.triggerEvent()),
                                events.getOrDefault(due.id(), List.of()),
                                Set.copyOf(activities.getOrDefault(due.id(), List.of())),
                                states(due),
                                sent.getOrDefault(due.id(), Set.of()),
                                unreachable(contact, due),
                                due.sequenceStatus() == SequenceStatus.PAUSED,
                                workspace.maxLateness(),
                                workspace.window()));
    }

    private Set<StepKey> briefs(Due due) {
        return programs.apply(due).map(Program::briefs).orElse(Set.of());
    }

    /// What is written for each person is not approved before it is there.
    private Map<StepKey, EmailState> states(Due due) {
        var ofVersion = states.getOrDefault(version(due), Map.<StepKey, EmailState>of());
        var briefs = briefs(due);
        if (briefs.isEmpty()) {
            return ofVersion;
        }
        var all = new HashMap<>(ofVersion);
        briefs.forEach(step -> all.putIfAbsent(step, new EmailState(null, null)));
        written.getOrDefault(due.id(), Map.of()).forEach((step, pin) -> all.put(step, pin.state()));
        return all;
    }

    private static Optional<String> unreachable(Contact contact, Due due) {
        return contact.unreachable()
                .or(() -> due.optedOut() ? Optional.of("unsubscribed") : Optional.empty());
    }

    private Map<String, Object> trigger(@Nullable UUID event) {
        return event == null ? Map.of() : triggers.getOrDefault(event, Map.of());
    }

    /// What stands at an email step; null at one that is written for each person, and was not yet
    /// for this one.
    @Nullable Pin pin(Due due, StepKey step) {
        var own = written.getOrDefault(due.id(), Map.of()).get(step);
        return own != null ? own : pins.getOrDefault(version(due), Map.of()).get(step);
    }
}
