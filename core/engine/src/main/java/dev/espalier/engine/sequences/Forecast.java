package dev.espalier.engine.sequences;

import static java.time.Instant.EPOCH;
import static java.util.stream.Collectors.toMap;

import dev.espalier.contact.Contact;
import dev.espalier.definition.Definition;
import dev.espalier.engine.definitions.Programs;
import dev.espalier.engine.store.Contacts.ContactKey;
import dev.espalier.engine.store.Emails.VersionKey;
import dev.espalier.engine.store.Enrolments.Underway;
import dev.espalier.engine.store.Ledger;
import dev.espalier.engine.store.Sequences.Version;
import dev.espalier.engine.store.Transaction;
import dev.espalier.engine.store.Workspace;
import dev.espalier.planner.DryRun;
import dev.espalier.planner.Facts;
import dev.espalier.planner.Facts.EmailState;
import dev.espalier.planner.Planner;
import dev.espalier.planner.Position;
import dev.espalier.sequence.Email;
import dev.espalier.sequence.Sequence;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// When the emails that were written for one contact will go out, by the rules they will go by: a
/// draft's as if it were approved now, a running one's from where its contact stands.
public final class Forecast {

    private final Programs programs;
    private final DryRun dryRun;
    private final InstantSource clock;

    public Forecast(Programs programs, Planner planner, InstantSource clock) {
        this.programs = programs;
        this.dryRun = new DryRun(planner);
        this.clock = clock;
    }

    /// @param sequences of one workspace, at least one
    /// @param emails theirs
    /// @param fates what became of emails, by email id
    /// @return by email id; nothing for what was sent, what many get, what stands still and what
    ///   has ended
    Map<String, Instant> of(
            Transaction tx,
            List<Sequence> sequences,
            List<Email> emails,
            Map<String, Ledger.Entry> fates) {
        var moving = sequences.stream().filter(Forecast::moves).toList();
        if (moving.isEmpty()) {
            return Map.of();
        }
        var known = Known.load(tx, moving);
        var ofSequence = emails.stream().collect(Collectors.groupingBy(Email::sequenceId));
        var planned = new HashMap<String, Instant>();
        for (var sequence : moving) {
            var own = ofSequence.getOrDefault(sequence.id(), List.of());
            var contact = known.contact(sequence).filter(one -> one.unreachable().isEmpty());
            var version = known.version(sequence);
            if (contact.isPresent() && version.isPresent()) {
                var definition = programs.read(version.get()).definition();
                planned.putAll(plan(sequence, definition, contact.get(), known, own, fates));
            }
        }
        return planned;
    }

    private static boolean moves(Sequence sequence) {
        return sequence.contactId().isPresent()
                && switch (sequence.status()) {
                    case DRAFT, ACTIVE -> true;
                    case PAUSED, COMPLETED, CANCELLED -> false;
                };
    }

    private Map<String, Instant> plan(
            Sequence sequence,
            Definition definition,
            Contact contact,
            Known known,
            List<Email> emails,
            Map<String, Ledger.Entry> fates) {
        var now = clock.instant();
        var underway = known.underway(sequence);
        if (sequence.takesPeople() && underway.isEmpty()) {
            return Map.of();
        }
        var from =
                underway.map(Underway::position)
                        .orElseGet(() -> Position.at(definition.first(), now));
        var facts = facts(known.workspace(), contact, underway, emails, fates, now);
        var times =
                dryRun
                        .walk(definition, from, facts, List.of(), Optional.empty(), now)
                        .stops()
                        .stream()
                        .filter(stop ->
                                stop.what() == DryRun.What.SENDS
                                        || stop.what() == DryRun.What.SENDS_LATER)
                        .collect(
                                Collectors.toMap(
                                        DryRun.Stop::step, DryRun.Stop::at, (first, _) -> first));
        var planned = new HashMap<String, Instant>();
        for (var email : emails) {
            var at = times.get(email.step());
            if (at != null && !isSent(fates.get(email.id()))) {
                planned.put(email.id(), at);
            }
        }
        return planned;
    }

    private static boolean isSent(Ledger.@Nullable Entry fate) {
        return fate != null && fate.acceptedAt() != null;
    }

    private static Facts facts(
            Workspace workspace,
            Contact contact,
            Optional<Underway> underway,
            List<Email> emails,
            Map<String, Ledger.Entry> fates,
            Instant now) {
        return new Facts(
                underway.map(Underway::enrolledAt).orElse(now),
                contact.view(),
                contact.zone().orElse(workspace.zone()),
                Map.of(),
                List.of(),
                Set.of(),
                // As if all were approved: whether they are is said beside it.
                emails.stream()
                        .collect(
                                Collectors.toMap(
                                        Email::step,
                                        email -> new EmailState(EPOCH, email.scheduledAt()))),
                emails.stream()
                        .filter(email -> isSent(fates.get(email.id())))
                        .map(Email::step)
                        .collect(Collectors.toSet()),
                Optional.empty(),
                false,
                workspace.maxLateness(),
                workspace.window());
    }

    /// What is to be known of sequences for one contact each, in one query for each kind.
    private record Known(
            Workspace workspace,
            Map<String, Contact> contacts,
            Map<String, Underway> standing,
            Map<String, Version> versions) {

        static Known load(Transaction tx, List<Sequence> sequences) {
            int workspace = sequences.getFirst().workspace();
            var keys =
                    sequences.stream()
                            .flatMap(one -> one.contactId().stream())
                            .distinct()
                            .map(id -> new ContactKey(workspace, id))
                            .toList();
            var running =
                    sequences.stream().filter(Sequence::takesPeople).map(Sequence::id).toList();
            var shown =
                    sequences.stream()
                            .map(one -> new VersionKey(workspace, one.id(), one.shownVersion()))
                            .toList();
            return new Known(
                    tx.workspaces().require(workspace),
                    tx.contacts().findAll(keys).stream().collect(toMap(Contact::id, one -> one)),
                    running.isEmpty()
                            ? Map.of()
                            : tx.enrolments().underway(workspace, running).stream()
                                    .collect(
                                            toMap(
                                                    Underway::sequence,
                                                    one -> one,
                                                    (_, last) -> last)),
                    tx.sequences().versions(shown).stream()
                            .collect(toMap(Version::sequence, one -> one)));
        }

        Optional<Contact> contact(Sequence sequence) {
            return sequence.contactId().flatMap(id -> Optional.ofNullable(contacts.get(id)));
        }

        Optional<Underway> underway(Sequence sequence) {
            return Optional.ofNullable(standing.get(sequence.id()));
        }

        Optional<Version> version(Sequence sequence) {
            return Optional.ofNullable(versions.get(sequence.id()));
        }
    }
}
