package dev.espalier.engine.sequences;

import dev.espalier.contact.Contact;
import dev.espalier.definition.Definition;
import dev.espalier.email.Fingerprint;
import dev.espalier.engine.barrier.Barrier;
import dev.espalier.engine.barrier.Settled;
import dev.espalier.engine.definitions.Programs;
import dev.espalier.engine.id.Ids;
import dev.espalier.engine.journal.Action;
import dev.espalier.engine.journal.Entry;
import dev.espalier.engine.review.Readiness;
import dev.espalier.engine.store.Enrolments;
import dev.espalier.engine.store.InFlight.Scope;
import dev.espalier.engine.store.SequenceGroups;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.planner.HoldReason;
import dev.espalier.refusal.Refused.Conflict;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.refusal.Refused.NotAllowed;
import dev.espalier.refusal.Refused.NotFound;
import dev.espalier.sequence.Lifecycle;
import dev.espalier.sequence.Sequence;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Runs sequences: approve, pause, resume, cancel, let people in and out.
public final class SequenceControl {

    private final Store store;
    private final Programs programs;
    private final Publisher publisher;
    private final Approvals approvals;
    private final Barrier barrier;
    private final InstantSource clock;
    private final Ids ids;
    private final Runnable onDue;

    /// @param onDue told when enrolments were made due
    public SequenceControl(
            Store store,
            Programs programs,
            Readiness readiness,
            Barrier barrier,
            InstantSource clock,
            Runnable onDue) {
        this.store = store;
        this.programs = programs;
        this.publisher = new Publisher(programs);
        this.approvals = new Approvals(readiness);
        this.barrier = barrier;
        this.clock = clock;
        this.ids = new Ids(clock);
        this.onDue = onDue;
    }

    /// Approves every email as it stands and sets the sequence going; of a running one, publishes
    /// the pending version. People who waited for the approval go on.
    ///
    /// @param by who approves
    /// @param read the sequence's texts as they were read; empty: as they stand
    /// @throws Conflict when one of them says something else by now
    /// @throws Invalid naming every email that cannot be approved
    public SequenceEditor.Edited approve(
            int workspace, String id, Optional<Fingerprint> read, String by) {
        var now = clock.instant();
        var edited =
                store.inTransaction(tx -> {
                    var before = SequenceEditor.require(tx, workspace, id);
                    var approved = before.approve(now);
                    int version = before.shownVersion();
                    requireRead(tx, before, read);
                    var detail = "version " + version;
                    boolean told =
                            approvals.approve(
                                    tx,
                                    before,
                                    version,
                                    by,
                                    now,
                                    Entry.of(approved, Action.SEQUENCE_APPROVED, by, now, detail));
                    tx.sequences().save(approved);
                    var published =
                            before.pendingVersion()
                                    .map(number -> publisher.publish(tx, approved, number, now));
                    if (before.lifecycle() instanceof Lifecycle.Draft) {
                        var definition = published.orElseThrow().definition();
                        before.contactId()
                                .ifPresent(one -> {
                                    requireReachable(tx, workspace, one);
                                    enrol(tx, approved, definition, one, now);
                                });
                    } else if (release(tx, approved, HoldReason.AWAITING_APPROVAL, now) > 0
                            && !told) {
                        SequenceEditor.journalTexts(
                                tx, approved, Action.SEQUENCE_APPROVED, by, now, detail);
                    }
                    return new SequenceEditor.Edited(
                            approved, published.flatMap(Publisher.Published::moved));
                });
        onDue.run();
        return edited;
    }

    private static void requireRead(Transaction tx, Sequence sequence, Optional<Fingerprint> read) {
        if (read.isEmpty()) {
            return;
        }
        var texts = SequenceEditor.texts(tx, sequence);
        if (!read.get().equals(texts)) {
            throw new Conflict(
                    "sequence \""
                            + sequence.id()
                            + "\" says something else by now (expected fingerprint: "
                            + texts
                            + ")");
        }
    }

    /// Nothing is sent until it is resumed; timers keep running, and what falls due waits. Pausing
    /// again answers how many are in flight by then.
    public Settled<Sequence> pause(int workspace, String id, String by) {
        var now = clock.instant();
        var paused =
                store.inTransaction(tx -> {
                    var before = SequenceEditor.require(tx, workspace, id);
                    var after = before.pause(now);
                    move(tx, before, after, Action.SEQUENCE_PAUSED, by, now);
                    return after;
                });
        return barrier.settled(paused, new Scope.Sequence(workspace, id));
    }

    /// What fell due meanwhile goes out in due order; what is too late by now is held for a person.
    public Sequence resume(int workspace, String id, String by) {
        var now = clock.instant();
        var resumed =
                store.inTransaction(tx -> {
                    var before = SequenceEditor.require(tx, workspace, id);
                    var after = before.resume(now);
                    boolean told = move(tx, before, after, Action.SEQUENCE_RESUMED, by, now);
                    int released =
                            release(tx, after, HoldReason.PAUSED, now)
                                    + tx.sends().resumeDoubtful(workspace, id, now);
                    if (!told && released > 0) {
                        SequenceEditor.journalTexts(
                                tx, after, Action.SEQUENCE_RESUMED, by, now, "");
                    }
                    return after;
                });
        onDue.run();
        return resumed;
    }

    /// For ever: everybody inside is out, and what is queued is cancelled.
    public Settled<Sequence> cancel(int workspace, String id, String by) {
        var now = clock.instant();
        var cancelled =
                store.inTransaction(tx -> {
                    var before = SequenceEditor.require(tx, workspace, id);
                    var after = before.cancel(now);
                    move(tx, before, after, Action.SEQUENCE_CANCELLED, by, now);
                    tx.sequences().unlisten(workspace, id);
                    tx.enrolmentGroups().cancelAll(workspace, id, "sequence cancelled", now);
                    return after;
                });
        return barrier.settled(cancelled, new Scope.Sequence(workspace, id));
    }

    /// Else the sequence would end at once, without a word to who approved it.
    private static void requireReachable(Transaction tx, int workspace, String contactId) {
        tx.contacts()
                .find(workspace, contactId)
                .flatMap(Contact::unreachable)
                .ifPresent(why -> {
                    throw new NotAllowed("contact \"" + contactId + "\" is " + why);
                });
    }

    /// Saved and told, unless it was so already.
    ///
    /// @return whether it was not
    private static boolean move(
            Transaction tx,
            Sequence before,
            Sequence after,
            Action action,
            String by,
            Instant now) {
        if (after.status() == before.status()) {
            return false;
        }
        tx.sequences().save(after);
        SequenceEditor.journalTexts(tx, after, action, by, now, "");
        return true;
    }

    /// Lets go whom this held, and whom a failure did.
    private static int release(Transaction tx, Sequence sequence, HoldReason why, Instant now) {
        var groups = tx.enrolmentGroups();
        return groups.release(sequence.workspace(), sequence.id(), why, now)
                + groups.release(sequence.workspace(), sequence.id(), HoldReason.FAILED, now);
    }

    /// @return the enrolment's id
    /// @throws NotAllowed when the sequence takes nobody in its state
    /// @throws Conflict when the contact is inside, or was and may not come again
    public UUID enrol(int workspace, String id, String contactId) {
        var now = clock.instant();
        var enrolment =
                store.inTransaction(tx -> {
                    var sequence = taking(tx, workspace, id, contactId);
                    int version = sequence.runningVersion().orElseThrow();
                    var key = new Programs.Key(workspace, id, version, sequence.createdAt());
                    var program = programs.find(tx, key).orElseThrow();
                    return enrol(tx, sequence, program.definition(), contactId, now);
                });
        onDue.run();
        return enrolment;
    }

    private static Sequence taking(Transaction tx, int workspace, String id, String contactId) {
        var sequence =
                tx.sequences().find(workspace, id).orElseThrow(() -> new NotFound("sequence", id));
        if (!sequence.takesPeople()) {
            throw new NotAllowed(
                    "sequence \""
                            + id
                            + "\" is "
                            + sequence.status().word()
                            + " (expected: active or paused, to enrol somebody)");
        }
        if (sequence.contactId().filter(one -> !one.equals(contactId)).isPresent()) {
            throw new NotAllowed(
                    "sequence \""
                            + id
                            + "\" was written for contact \""
                            + sequence.contactId().get()
                            + "\" alone");
        }
        return sequence;
    }

    /// @param definition what its running version says; one that was published just now may not be
    ///   kept before that is committed
    private UUID enrol(
            Transaction tx,
            Sequence sequence,
            Definition definition,
            String contactId,
            Instant now) {
        int workspace = sequence.workspace();
        var id = sequence.id();
        tx.erasures().share(workspace);
        if (tx.contacts().find(workspace, contactId).isEmpty()) {
            throw new NotFound("contact", contactId);
        }
        if (tx.optOuts().find(workspace, contactId, id).isPresent()) {
            throw new NotAllowed(
                    "contact \"" + contactId + "\" has unsubscribed from sequence \"" + id + "\"");
        }
        int version = sequence.runningVersion().orElseThrow();
        var enrolment = ids.next();
        var reentryKey =
                switch (definition.reentry()) {
                    case ONCE -> "";
                    case AFTER_EXIT -> turn(tx, workspace, id, contactId);
                    case EACH_EVENT -> enrolment.toString();
                };
        var inserted =
                tx.enrolments()
                        .insert(
                                List.of(
                                        new Enrolments.New(
                                                workspace,
                                                enrolment,
                                                id,
                                                version,
                                                contactId,
                                                reentryKey,
                                                definition.first(),
                                                now,
                                                null)));
        if (inserted.isEmpty()) {
            throw new Conflict(
                    "contact \""
                            + contactId
                            + "\" is or was in sequence \""
                            + id
                            + "\" already (re-entry: "
                            + definition.reentry().word()
                            + ")");
        }
        return enrolment;
    }

    /// Which time it is that the contact comes; the one before while the contact is inside.
    private static String turn(Transaction tx, int workspace, String id, String contactId) {
        var past =
                tx.enrolments()
                        .past(workspace, id, List.of(contactId))
                        .getOrDefault(contactId, new Enrolments.Past(0, false));
        return past.isInside() || past.times() == 0 ? "" : Integer.toString(past.times());
    }

    /// @return how many of the contact's emails in this sequence the relay may still see
    /// @throws NotFound when the contact is not inside
    public int unenrol(int workspace, String id, String contactId) {
        var now = clock.instant();
        store.run(tx -> {
            SequenceEditor.require(tx, workspace, id);
            if (tx.enrolmentGroups()
                            .cancelContact(workspace, Optional.of(id), contactId, "unenrolled", now)
                    == 0) {
                throw new NotFound("active enrolment of contact", contactId);
            }
            tx.audits()
                    .write(
                            tx.sequenceGroups()
                                    .endFinished(
                                            List.of(new SequenceGroups.Key(workspace, id)), now));
        });
        return barrier.await(new Scope.Member(workspace, id, contactId));
    }

    /// Lets a contact go on who was held for a person: the email was too late, or planning went
    /// wrong.
    ///
    /// @throws NotFound when nothing of the contact is held so
    public void release(int workspace, String id, String contactId) {
        var now = clock.instant();
        store.run(tx -> {
            SequenceEditor.require(tx, workspace, id);
            if (tx.enrolmentGroups().releaseContact(workspace, id, contactId, now) == 0) {
                throw new NotFound("held enrolment of contact", contactId);
            }
        });
        onDue.run();
    }
}
