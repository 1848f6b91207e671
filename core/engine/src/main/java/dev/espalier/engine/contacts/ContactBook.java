package dev.espalier.engine.contacts;

import dev.espalier.contact.Contact;
import dev.espalier.contact.EmailAddress;
import dev.espalier.engine.barrier.Barrier;
import dev.espalier.engine.barrier.Settled;
import dev.espalier.engine.id.Ids;
import dev.espalier.engine.paging.Cursor;
import dev.espalier.engine.paging.Limit;
import dev.espalier.engine.store.Contacts;
import dev.espalier.engine.store.InFlight.Scope;
import dev.espalier.engine.store.Page;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.refusal.Refused.Conflict;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.refusal.Refused.NotFound;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The people of a workspace, one at a time.
public final class ContactBook {

    private static final Cursor CURSOR = Cursor.in("contacts");
    private static final int LONGEST_SEARCH = 320;

    private final Store store;
    private final Ids ids;
    private final InstantSource clock;
    private final Barrier barrier;

    public ContactBook(Store store, Ids ids, InstantSource clock, Barrier barrier) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
        this.barrier = barrier;
    }

    /// @throws Conflict when the address or the id is taken
    /// @throws Invalid with every fault
    public Contact create(int workspace, NewContact given) {
        var made = checked(workspace, given);
        return store.inTransaction(tx -> {
            if (tx.contacts().insert(List.of(made)).isEmpty()) {
                throw taken(tx, made);
            }
            return suppressedOrNot(tx, made);
        });
    }

    /// @throws NotFound when there is none
    public Contact get(int workspace, String id) {
        checkId(id);
        return store.inTransaction(
                tx -> tx.contacts().find(workspace, id).orElseThrow(() -> missing(id)));
    }

    /// However the address is spelled.
    public Optional<Contact> byEmail(int workspace, String email) {
        return store.inTransaction(tx -> tx.contacts().findByAddress(workspace, searchable(email)));
    }

    /// What to list; every part is optional.
    ///
    /// @param search a part of the address, the first or the last name, or both names
    /// @param email an address, however it is spelled
    /// @param limit 1..100
    public record Query(
            Optional<String> search,
            Optional<String> email,
            Optional<Boolean> suppressed,
            Optional<String> cursor,
            int limit) {}

    /// By id.
    ///
    /// @throws Invalid at `limit`, `cursor` or `search`
    public Page<Contact> list(int workspace, Query query) {
        int limit = Limit.check(query.limit());
        var after = CURSOR.read(query.cursor());
        var filter =
                new Contacts.Filter(
                        query.search()
                                .map(ContactBook::searchable)
                                .map(String::strip)
                                .filter(search -> !search.isEmpty()),
                        query.email().map(ContactBook::searchable),
                        query.suppressed());
        var page = store.inTransaction(tx -> tx.contacts().list(workspace, filter, after, limit));
        return new Page<>(page.items(), page.next().map(CURSOR::write));
    }

    /// One that unsubscribes or changes the address is a barrier: nothing more goes out by what was
    /// true before.
    ///
    /// @throws NotFound when there is none
    /// @throws Conflict when another contact has the new address
    /// @throws Invalid with every fault
    public Settled<Contact> update(int workspace, String id, ContactEdit edit) {
        checkId(id);
        var contact =
                store.inTransaction(tx -> {
                    var old =
                            tx.contacts()
                                    .findForUpdate(workspace, id)
                                    .orElseThrow(() -> missing(id));
                    var edited = edited(old, edit);
                    if (edited.equals(old)) {
                        return old;
                    }
                    tx.contacts().update(List.of(edited));
                    return suppressedOrNot(tx, edited);
                });
        // Also when it was so before: who asks again wants to know.
        if (Boolean.TRUE.equals(edit.unsubscribed())) {
            return barrier.settled(contact, new Scope.Contact(workspace, id));
        }
        return edit.email() == null
                ? new Settled<>(contact, 0)
                : barrier.settled(contact, new Scope.Elsewhere(workspace, id, contact.email()));
    }

    /// @param created false: it was there, and what was given is merged into it
    public record Upserted(Contact contact, boolean created) {}

    /// Creates the contact with this address, or merges what is given into the one there is. Its id
    /// and the spelling of its address stay.
    ///
    /// @throws Conflict when an id is given that is not that contact's
    /// @throws Invalid with every fault
    public Upserted upsert(int workspace, NewContact given) {
        var made = checked(workspace, given);
        return store.inTransaction(tx -> {
            if (!tx.contacts().insert(List.of(made)).isEmpty()) {
                return new Upserted(suppressedOrNot(tx, made), true);
            }
            var old =
                    tx.contacts().findByAddressForUpdate(workspace, List.of(made.email())).stream()
                            .findFirst()
                            .orElseThrow(() -> taken(tx, made));
            if (given.id() != null && !given.id().equals(old.id())) {
                throw taken(tx, made);
            }
            var edited =
                    edited(old, new ContactEdit(null, given.timezone(), given.properties(), null));
            if (!edited.equals(old)) {
                tx.contacts().update(List.of(edited));
            }
            return new Upserted(edited, false);
        });
    }

    /// Ends the contact's active enrolments, cancels what no relay has begun to see, and forgets
    /// the person. Sends stay in the ledger; a suppression of the address stays.
    ///
    /// @return how many of the contact's emails the relay may still see
    /// @throws NotFound when there is none
    public int delete(int workspace, String id) {
        checkId(id);
        store.run(tx -> {
            if (tx.contacts().findForUpdate(workspace, id).isEmpty()) {
                throw missing(id);
            }
            tx.enrolmentGroups()
                    .cancelContact(
                            workspace, Optional.empty(), id, "contact deleted", clock.instant());
            tx.audits().write(tx.sequenceGroups().endFinishedOf(workspace, id, clock.instant()));
            tx.contacts().delete(workspace, id);
        });
        return barrier.await(new Scope.Contact(workspace, id));
    }

    /// An import of any length.
    public ContactImport startImport(int workspace) {
        return new ContactImport(store, ids, clock, workspace, false);
    }

    /// What an import would do, of any length; nothing is written.
    public ContactImport checkImport(int workspace) {
        return new ContactImport(store, ids, clock, workspace, true);
    }

    private Contact checked(int workspace, NewContact given) {
        var check = new ContactCheck();
        if (given.id() != null) {
            check.id(given.id());
        }
        var email = check.email(given.email());
        var zone = check.zone(given.timezone());
        var properties = check.properties(given.properties());
        check.done();
        return made(
                workspace,
                given.id() == null ? ids.next("con") : given.id(),
                email.orElseThrow(),
                zone,
                properties,
                now(clock));
    }

    static Contact made(
            int workspace,
            String id,
            EmailAddress email,
            Optional<ZoneId> zone,
            Map<String, ? extends @Nullable Object> properties,
            Instant now) {
        return new Contact(
                workspace,
                id,
                email.text(),
                zone,
                Properties.merge(Map.of(), properties),
                null,
                false,
                now,
                now);
    }

    /// As PostgreSQL keeps it, so that what is answered equals what is read later.
    static Instant now(InstantSource clock) {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Contact edited(Contact old, ContactEdit edit) {
        var check = new ContactCheck();
        var email = Optional.ofNullable(edit.email()).flatMap(check::email);
        var zone = edit.timezone() == null ? old.zone() : check.zone(edit.timezone());
        Map<String, ? extends @Nullable Object> change =
                edit.properties() == null ? Map.of() : edit.properties();
        var properties = Properties.merge(old.properties(), check.properties(change));
        check.count(properties);
        check.done();
        return changed(
                old,
                email.map(EmailAddress::text).orElse(old.email()),
                zone,
                properties,
                unsubscribedAt(old, edit.unsubscribed(), now(clock)),
                now(clock));
    }

    /// The old one itself when nothing differs, so that an update that changes nothing leaves no
    /// trace.
    static Contact changed(
            Contact old,
            String email,
            Optional<ZoneId> zone,
            Map<String, Object> properties,
            @Nullable Instant unsubscribedAt,
            Instant now) {
        var changed =
                new Contact(
                        old.workspace(),
                        old.id(),
                        email,
                        zone,
                        properties,
                        unsubscribedAt,
                        old.suppressed(),
                        old.createdAt(),
                        old.updatedAt());
        return changed.equals(old)
                ? old
                : new Contact(
                        old.workspace(),
                        old.id(),
                        email,
                        zone,
                        properties,
                        unsubscribedAt,
                        old.suppressed(),
                        old.createdAt(),
                        now);
    }

    private static @Nullable Instant unsubscribedAt(
            Contact old, @Nullable Boolean unsubscribed, Instant now) {
        if (unsubscribed == null) {
            return old.unsubscribedAt();
        }
        if (!unsubscribed) {
            return null;
        }
        return old.unsubscribedAt() == null ? now : old.unsubscribedAt();
    }

    /// A new or changed address may be one that must not be mailed.
    private static Contact suppressedOrNot(Transaction tx, Contact contact) {
        return tx.contacts().find(contact.workspace(), contact.id()).orElse(contact);
    }

    private static Conflict taken(Transaction tx, Contact made) {
        return tx.contacts().findByAddress(made.workspace(), made.email()).isPresent()
                ? new Conflict("email: \"" + made.email() + "\" belongs to another contact")
                : new Conflict("id: \"" + made.id() + "\" is taken");
    }

    private static String searchable(String text) {
        if (text.length() > LONGEST_SEARCH || Properties.textFault(text) != null) {
            throw Invalid.of(
                    "search", "(expected: text of at most " + LONGEST_SEARCH + " characters)");
        }
        return text;
    }

    /// PostgreSQL would take offence at what is no text.
    private static void checkId(String id) {
        if (Properties.textFault(id) != null) {
            throw missing("?");
        }
    }

    private static NotFound missing(String id) {
        return new NotFound("contact", id);
    }
}
