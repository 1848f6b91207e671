package dev.espalier.engine.privacy;

import dev.espalier.contact.Contact;
import dev.espalier.engine.barrier.Barrier;
import dev.espalier.engine.id.Ids;
import dev.espalier.engine.journal.Action;
import dev.espalier.engine.journal.Entry;
import dev.espalier.engine.store.Erasures.Forgotten;
import dev.espalier.engine.store.InFlight.Scope;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.refusal.Refused.NotFound;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Forgets people. Safe for use by many threads and nodes.
public final class Erasing {

    private static final String REASON = "contact erased";

    /// Shorter texts stand in half of all answers.
    private static final int SHORTEST_MARK = 4;

    private static final int MOST_AT_ONCE = 20;

    private final Store store;
    private final Barrier barrier;
    private final InstantSource clock;
    private final Ids ids;

    public Erasing(Store store, Barrier barrier, InstantSource clock) {
        this.store = store;
        this.barrier = barrier;
        this.clock = clock;
        this.ids = new Ids(clock);
    }

    /// Takes a person out of every table and keeps their address suppressed by its keyed hash.
    ///
    /// @param by the key of who asks
    /// @return how many of the person's emails the relay may still see; what is left of the person
    ///   goes when they have landed
    /// @throws NotFound when there is no such contact
    public int erase(int workspace, String contactId, String by) {
        var now = clock.instant();
        if (contactId.indexOf(0) >= 0) {
            throw new NotFound("contact", "?");
        }
        var who = new Forgotten(workspace, contactId, ids.next("erased"));
        store.run(tx -> {
            var contact =
                    tx.contacts()
                            .findForUpdate(workspace, contactId)
                            .orElseThrow(() -> new NotFound("contact", contactId));
            tx.erasures().begin(who, contact.email(), by, now);
            tx.erasures().forgetAnswers(workspace, marks(tx, contact));
            stop(tx, who, now);
            tx.erasures().forgetWritten(who);
            tx.contacts().delete(workspace, contactId);
        });
        int inFlight = barrier.await(new Scope.Contact(workspace, contactId));
        return Math.max(inFlight, sweep(who));
    }

    /// Sweeps up after those whose last email has landed meanwhile. Any node may, at any time.
    ///
    /// @return how many are finished now
    public int finish() {
        int finished = 0;
        for (var who : store.inTransaction(tx -> tx.erasures().unfinished(MOST_AT_ONCE))) {
            // Most often still held: then nobody else is made to wait.
            int held = store.inTransaction(tx -> tx.erasures().held(who));
            finished += held == 0 && sweep(who) == 0 ? 1 : 0;
        }
        return finished;
    }

    /// @return how many sends are held
    private int sweep(Forgotten who) {
        int held =
                store.inTransaction(tx -> {
                    tx.erasures().alone(who.workspace());
                    if (!tx.erasures().isOpen(who)) {
                        // Whoever has their id by now is somebody else.
                        return 0;
                    }
                    var now = clock.instant();
                    // Somebody may have come in by what was true before.
                    stop(tx, who, now);
                    return tx.erasures().sweep(who, now);
                });
        if (held == 0) {
            store.run(tx -> {
                if (tx.erasures().isOpen(who)) {
                    tx.erasures().finish(who, clock.instant());
                }
            });
        }
        return held;
    }

    private static void stop(Transaction tx, Forgotten who, Instant now) {
        int workspace = who.workspace();
        for (var id : tx.erasures().openSequences(workspace, who.contactId())) {
            tx.sequences()
                    .findForUpdate(workspace, id)
                    .ifPresent(found -> {
                        var cancelled = found.cancel(now);
                        tx.sequences().save(cancelled);
                        tx.sequences().unlisten(workspace, id);
                        tx.audits()
                                .write(
                                        List.of(
                                                Entry.of(
                                                        cancelled,
                                                        Action.SEQUENCE_CANCELLED,
                                                        Entry.ENGINE,
                                                        now,
                                                        "")));
                    });
        }
        tx.enrolmentGroups()
                .cancelContact(workspace, Optional.empty(), who.contactId(), REASON, now);
    }

    /// What an answer that speaks of the contact has in it.
    private static Set<String> marks(Transaction tx, Contact contact) {
        var marks = new HashSet<String>();
        marks.add(contact.email());
        marks.add(contact.email().toLowerCase(Locale.ROOT));
        marks.add(quoted(contact.id()));
        tx.erasures()
                .openSequences(contact.workspace(), contact.id())
                .forEach(id -> marks.add(quoted(id)));
        collect(contact.properties(), marks);
        return marks;
    }

    private static void collect(Object value, Set<String> marks) {
        switch (value) {
            case Map<?, ?> map -> map.values().forEach(one -> collect(one, marks));
            case Collection<?> list -> list.forEach(one -> collect(one, marks));
            case String text when text.length() >= SHORTEST_MARK -> marks.add(text);
            default -> {}
        }
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
