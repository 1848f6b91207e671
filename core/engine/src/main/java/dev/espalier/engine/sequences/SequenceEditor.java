package dev.espalier.engine.sequences;

import dev.espalier.definition.Definition;
import dev.espalier.email.Fingerprint;
import dev.espalier.engine.barrier.Barrier;
import dev.espalier.engine.definitions.DefinitionSyntax;
import dev.espalier.engine.definitions.Programs;
import dev.espalier.engine.id.Ids;
import dev.espalier.engine.journal.Action;
import dev.espalier.engine.journal.Entry;
import dev.espalier.engine.mail.Composer;
import dev.espalier.engine.review.Readiness;
import dev.espalier.engine.store.InFlight.Scope;
import dev.espalier.engine.store.Sequences.OnPublish;
import dev.espalier.engine.store.Sequences.Version;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.refusal.Issue;
import dev.espalier.refusal.Refused.Conflict;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.refusal.Refused.NotAllowed;
import dev.espalier.refusal.Refused.NotFound;
import dev.espalier.sequence.Lifecycle;
import dev.espalier.sequence.Sequence;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes sequences: create, change, delete.
public final class SequenceEditor {

    private static final String NO_TRIGGERS = "[]";

    private final Store store;
    private final Programs programs;
    private final Author author;
    private final Publisher publisher;
    private final Approvals approvals;
    private final FirstDrafts firstDrafts;
    private final Barrier barrier;
    private final InstantSource clock;

    public SequenceEditor(
            Store store,
            Programs programs,
            DefinitionSyntax syntax,
            Composer composer,
            Readiness readiness,
            Barrier barrier,
            InstantSource clock) {
        this.store = store;
        this.programs = programs;
        this.author = new Author(syntax, composer, new Ids(clock));
        this.firstDrafts = new FirstDrafts(new Ids(clock), clock);
        this.publisher = new Publisher(programs);
        this.approvals = new Approvals(readiness);
        this.barrier = barrier;
        this.clock = clock;
    }

    /// What an edit came to.
    ///
    /// @param moved what became of the people inside, when a version was published with `migrate`
    public record Edited(Sequence sequence, Optional<Moved> moved) {}

    /// @throws Conflict when the id is taken
    /// @throws Invalid with every fault of the definition and the triggers
    public Sequence create(int workspace, NewSequence asked, String by) {
        check(Optional.of(asked.id()), Optional.of(asked.name()));
        var now = clock.instant();
        return store.inTransaction(tx -> {
            if (tx.sequences().find(workspace, asked.id()).isPresent()) {
                throw taken(asked.id());
            }
            return create(tx, workspace, asked, by, now);
        });
    }

    /// Creates it, or makes the one with this id equal to what was asked.
    ///
    /// @param by who approves, when `approve` is set and the sequence runs
    public Edited put(
            int workspace, NewSequence asked, OnPublish people, boolean approve, String by) {
        check(Optional.of(asked.id()), Optional.of(asked.name()));
        var now = clock.instant();
        return store.inTransaction(tx ->
                tx.sequences().findForUpdate(workspace, asked.id()).isPresent()
                        ? update(
                                tx,
                                workspace,
                                asked.id(),
                                new SequenceEdit(
                                        Optional.of(asked.name()),
                                        Optional.of(asked.definition()),
                                        asked.triggers().or(() -> Optional.of(NO_TRIGGERS)),
                                        people,
                                        approve,
                                        asked.inDoubt()),
                                by,
                                now)
                        : new Edited(create(tx, workspace, asked, by, now), Optional.empty()));
    }

    private Sequence create(
            Transaction tx, int workspace, NewSequence asked, String by, Instant now) {
        asked.audience().ifPresent(audience -> Audience.require(tx, workspace, audience, now));
        var drafted =
                author.draft(
                        tx,
                        new Author.Place(workspace, asked.id(), 1, asked.audience().isPresent()),
                        asked.definition(),
                        asked.triggers().orElse(NO_TRIGGERS),
                        Optional.empty(),
                        now);
        var sequence =
                new Sequence(
                        workspace,
                        asked.id(),
                        asked.name(),
                        new Lifecycle.Draft(),
                        asked.audience().map(NewSequence.OneContact::contactId),
                        asked.definition(),
                        drafted.triggers(),
                        Optional.empty(),
                        Optional.of(1),
                        1,
                        asked.inDoubt(),
                        now,
                        now);
        if (!tx.sequences().insert(sequence)) {
            throw taken(asked.id());
        }
        tx.sequences().putVersion(version(sequence, 1, drafted, OnPublish.STAY, now));
        firstDrafts.insert(
                tx,
                sequence,
                drafted.definition(),
                asked.audience()
                        .map(audience -> Audience.schedule(drafted.emails(), audience, now))
                        .orElse(drafted.emails()),
                by);
        journal(tx, sequence, Action.SEQUENCE_CREATED, by, now, "");
        return sequence;
    }

    private static Conflict taken(String id) {
        return new Conflict("a sequence \"" + id + "\" exists already");
    }

    /// @param by who approves, when `edit.approve` is set
    /// @throws NotFound when there is none
    /// @throws NotAllowed when it has ended
    public Edited update(int workspace, String id, SequenceEdit edit, String by) {
        check(Optional.empty(), edit.name());
        var now = clock.instant();
        return store.inTransaction(tx -> update(tx, workspace, id, edit, by, now));
    }

    private Edited update(
            Transaction tx, int workspace, String id, SequenceEdit edit, String by, Instant now) {
        var before = require(tx, workspace, id);
        switch (before.lifecycle()) {
            case Lifecycle.Draft _, Lifecycle.Active _, Lifecycle.Paused _ -> {}
            case Lifecycle.Completed _, Lifecycle.Cancelled _ ->
                    throw new NotAllowed(
                            "sequence \""
                                    + id
                                    + "\" is "
                                    + before.status().word()
                                    + " (cannot change it)");
        }
        edit.inDoubt().ifPresent(onDoubt -> tx.sends().decideDoubt(workspace, id, onDoubt));
        var shown = tx.sequences().version(workspace, id, before.shownVersion()).orElseThrow();
        if (edit.definition().isEmpty() && edit.triggers().isEmpty()) {
            var renamed = renamed(before, edit, before.definition(), before.triggers(), now);
            tx.sequences().save(renamed);
            journal(tx, renamed, Action.SEQUENCE_UPDATED, by, now, "");
            return new Edited(renamed, Optional.empty());
        }
        // A version nobody runs yet is written anew; a published one never.
        int number = before.pendingVersion().orElse(before.latestVersion() + 1);
        var drafted =
                author.draft(
                        tx,
                        new Author.Place(workspace, id, number, before.contactId().isPresent()),
                        edit.definition().orElse(before.definition()),
                        edit.triggers().orElse(before.triggers()),
                        Optional.of(before(tx, before, shown, number)),
                        now);
        var after =
                renamed(
                        before,
                        edit,
                        edit.definition().orElse(before.definition()),
                        drafted.triggers(),
                        now);
        if (changesNothing(tx, before, shown, drafted)) {
            tx.sequences().save(after);
            journal(tx, after, Action.SEQUENCE_UPDATED, by, now, "");
            return new Edited(after, Optional.empty());
        }
        tx.audits()
                .write(
                        List.of(
                                Entry.of(
                                                after,
                                                Action.SEQUENCE_UPDATED,
                                                by,
                                                now,
                                                "version " + number)
                                        .of(
                                                Optional.of(texts(tx, before)),
                                                Optional.of(
                                                        SequenceReports.fingerprint(
                                                                drafted.emails())))));
        return write(tx, pending(after, number), number, drafted, edit, by, now);
    }

    private Author.Before before(Transaction tx, Sequence sequence, Version shown, int number) {
        return new Author.Before(
                definition(shown),
                tx.emails()
                        .ofVersion(
                                sequence.workspace(),
                                sequence.id(),
                                sequence.runningVersion().orElse(number)),
                tx.emails().ofVersion(sequence.workspace(), sequence.id(), shown.version()));
    }

    private Definition definition(Version version) {
        return programs.read(version).definition();
    }

    private static boolean changesNothing(
            Transaction tx, Sequence before, Version shown, Drafted drafted) {
        if (before.pendingVersion().isPresent()
                || !shown.canonical().equals(drafted.canonical())
                || !shown.triggers().equals(drafted.triggers())) {
            return false;
        }
        var said = tx.emails().ofVersion(before.workspace(), before.id(), shown.version());
        return said.stream()
                .map(email -> email.fingerprint())
                .toList()
                .equals(drafted.emails().stream().map(email -> email.fingerprint()).toList());
    }

    private Edited write(
            Transaction tx,
            Sequence sequence,
            int number,
            Drafted drafted,
            SequenceEdit edit,
            String by,
            Instant now) {
        tx.emails().deleteVersion(sequence.workspace(), sequence.id(), number);
        tx.sequences().putVersion(version(sequence, number, drafted, edit.people(), now));
        firstDrafts.insert(tx, sequence, drafted.definition(), drafted.emails(), by);
        boolean runs = sequence.takesPeople();
        if (runs && edit.approve()) {
            approvals.approve(tx, sequence, number, by, now);
        }
        if (!runs || !(edit.approve() || drafted.isApproved())) {
            tx.sequences().save(sequence);
            return new Edited(sequence, Optional.empty());
        }
        var published = sequence.approve(now);
        tx.sequences().save(published);
        journalTexts(tx, sequence, Action.SEQUENCE_APPROVED, by, now, "version " + number);
        return new Edited(published, publisher.publish(tx, published, number, now).moved());
    }

    private static Sequence renamed(
            Sequence before, SequenceEdit edit, String definition, String triggers, Instant now) {
        return new Sequence(
                before.workspace(),
                before.id(),
                edit.name().orElse(before.name()),
                before.lifecycle(),
                before.contactId(),
                definition,
                triggers,
                before.runningVersion(),
                before.pendingVersion(),
                before.latestVersion(),
                edit.inDoubt().or(before::inDoubt),
                before.createdAt(),
                now);
    }

    private static Sequence pending(Sequence sequence, int number) {
        return new Sequence(
                sequence.workspace(),
                sequence.id(),
                sequence.name(),
                sequence.lifecycle(),
                sequence.contactId(),
                sequence.definition(),
                sequence.triggers(),
                sequence.runningVersion(),
                Optional.of(number),
                Math.max(sequence.latestVersion(), number),
                sequence.inDoubt(),
                sequence.createdAt(),
                sequence.updatedAt());
    }

    private static Version version(
            Sequence sequence, int number, Drafted drafted, OnPublish people, Instant now) {
        return new Version(
                sequence.workspace(),
                sequence.id(),
                number,
                sequence.definition(),
                drafted.canonical(),
                drafted.triggers(),
                people,
                now,
                Optional.empty());
    }

    /// Its active enrolments are cancelled with it; its sends stay in the ledger.
    ///
    /// @return how many of its emails the relay may still see
    /// @throws NotFound when there is none
    public int delete(int workspace, String id, String by) {
        var now = clock.instant();
        store.run(tx -> {
            journal(tx, require(tx, workspace, id), Action.SEQUENCE_DELETED, by, now, "");
            tx.enrolmentGroups().cancelAll(workspace, id, "sequence deleted", now);
            tx.sequences().delete(workspace, id);
        });
        return barrier.await(new Scope.Sequence(workspace, id));
    }

    static void journal(
            Transaction tx,
            Sequence sequence,
            Action action,
            String by,
            Instant now,
            String detail) {
        tx.audits().write(List.of(Entry.of(sequence, action, by, now, detail)));
    }

    /// The same with the texts that a reader sees of it.
    static void journalTexts(
            Transaction tx,
            Sequence sequence,
            Action action,
            String by,
            Instant now,
            String detail) {
        var entry = Entry.of(sequence, action, by, now, detail);
        tx.audits().write(List.of(entry.of(texts(tx, sequence))));
    }

    /// Of all texts that a reader sees of it.
    static Fingerprint texts(Transaction tx, Sequence sequence) {
        return Fingerprint.ofAll(
                tx.emails().texts(sequence.workspace(), sequence.id(), sequence.shownVersion()));
    }

    static Sequence require(Transaction tx, int workspace, String id) {
        return tx.sequences()
                .findForUpdate(workspace, id)
                .orElseThrow(() -> new NotFound("sequence", id));
    }

    private static void check(Optional<String> id, Optional<String> name) {
        var faults = new ArrayList<Issue>();
        id.filter(text ->
                        text.isBlank()
                                || text.length() > 128
                                || !text.equals(text.strip())
                                || text.chars().anyMatch(Character::isISOControl))
                .ifPresent(text ->
                        faults.add(
                                Issue.at(
                                        "id",
                                        text.length()
                                                + " characters (expected: 1..128, no control characters, no blanks around it)")));
        name.filter(text ->
                        text.isBlank()
                                || text.length() > 200
                                || text.chars().anyMatch(Character::isISOControl))
                .ifPresent(text ->
                        faults.add(
                                Issue.at(
                                        "name",
                                        text.length()
                                                + " characters (expected: 1..200, no control characters)")));
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
    }
}
