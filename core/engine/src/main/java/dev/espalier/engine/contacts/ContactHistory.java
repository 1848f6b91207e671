package dev.espalier.engine.contacts;

import dev.espalier.engine.paging.Cursor;
import dev.espalier.engine.paging.Limit;
import dev.espalier.engine.store.Dossiers;
import dev.espalier.engine.store.History;
import dev.espalier.engine.store.Ledger;
import dev.espalier.engine.store.Page;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.refusal.Refused.NotFound;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// What happened with one contact. Nothing here changes anything.
public final class ContactHistory {

    private static final Pattern PLACE = Pattern.compile("(\\S{20,40}) ([1-4]) (\\S{36})");

    private final Store store;

    public ContactHistory(Store store) {
        this.store = store;
    }

    /// The contact's emails, oldest planned first.
    ///
    /// @throws NotFound when there is no such contact
    /// @throws Invalid at `limit` or `cursor`
    public Page<Ledger.Entry> sends(
            int workspace, String contactId, Optional<String> cursor, int limit) {
        var places = Cursor.in("sends to " + contactId);
        var after = places.readId(cursor);
        int checked = Limit.check(limit);
        var page =
                store.inTransaction(tx -> {
                    require(tx, workspace, contactId);
                    return tx.ledger()
                            .list(
                                    workspace,
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.of(contactId),
                                    after,
                                    checked);
                });
        return new Page<>(page.items(), page.next().map(places::write));
    }

    /// The contact's ways through sequences, those that ended included, oldest first.
    ///
    /// @throws NotFound when there is no such contact
    /// @throws Invalid at `limit` or `cursor`
    public Page<History.Enrolled> enrolments(
            int workspace, String contactId, Optional<String> cursor, int limit) {
        var places = Cursor.in("enrolments of " + contactId);
        var after = places.readId(cursor);
        int checked = Limit.check(limit);
        var page =
                store.inTransaction(tx -> {
                    require(tx, workspace, contactId);
                    return tx.history().enrolments(workspace, contactId, after, checked);
                });
        return new Page<>(page.items(), page.next().map(places::write));
    }

    /// The sequences the contact left for good, by id.
    ///
    /// @throws NotFound when there is no such contact
    public List<Dossiers.OptOut> optOuts(int workspace, String contactId) {
        return store.inTransaction(tx -> {
            require(tx, workspace, contactId);
            return tx.dossiers().optOuts(workspace, contactId);
        });
    }

    /// Events, enrolments and emails together, newest first.
    ///
    /// @throws NotFound when there is no such contact
    /// @throws Invalid at `limit` or `cursor`
    public Page<History.Entry> timeline(
            int workspace, String contactId, Optional<String> cursor, int limit) {
        var places = Cursor.in("timeline of " + contactId);
        var before = places.read(cursor).map(ContactHistory::place);
        int checked = Limit.check(limit);
        var entries =
                store.inTransaction(tx -> {
                    require(tx, workspace, contactId);
                    return tx.history().timeline(workspace, contactId, before, checked + 1);
                });
        return Page.of(entries, checked, entry -> places.write(text(entry.place())));
    }

    private static String text(History.Place place) {
        return place.at() + " " + place.rank() + " " + place.id();
    }

    private static History.Place place(String text) {
        var parts = PLACE.matcher(text);
        if (!parts.matches()) {
            throw unknown();
        }
        try {
            return new History.Place(
                    Instant.parse(parts.group(1)),
                    Integer.parseInt(parts.group(2)),
                    UUID.fromString(parts.group(3)));
        } catch (DateTimeException | IllegalArgumentException _) {
            throw unknown();
        }
    }

    private static Invalid unknown() {
        return Invalid.of("cursor", "unknown (expected: the nextCursor of a page of this list)");
    }

    private static void require(Transaction tx, int workspace, String id) {
        if (id.indexOf(0) >= 0 || tx.contacts().find(workspace, id).isEmpty()) {
            throw new NotFound("contact", id);
        }
    }
}
