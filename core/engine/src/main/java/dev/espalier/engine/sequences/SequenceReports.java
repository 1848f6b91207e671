package dev.espalier.engine.sequences;

import dev.espalier.contact.Contact;
import dev.espalier.email.Fingerprint;
import dev.espalier.engine.paging.Cursor;
import dev.espalier.engine.store.Audits;
import dev.espalier.engine.store.Contacts.ContactKey;
import dev.espalier.engine.store.EnrolmentGroups.Counts;
import dev.espalier.engine.store.Ledger;
import dev.espalier.engine.store.Page;
import dev.espalier.engine.store.Sequences.Version;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.refusal.Refused.NotFound;
import dev.espalier.send.SendState;
import dev.espalier.sequence.Email;
import dev.espalier.sequence.Sequence;
import dev.espalier.sequence.SequenceStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Shows sequences: nothing here changes anything. What a reviewer sees of one is
/// [SequenceReviews].
public final class SequenceReports {

    private static final Cursor SEQUENCES = Cursor.in("sequences");

    private final Store store;

    public SequenceReports(Store store) {
        this.store = store;
    }

    /// @throws NotFound when there is none
    public Sequence get(int workspace, String id) {
        return store.reading(tx -> require(tx, workspace, id));
    }

    /// Those in one state, by id.
    ///
    /// @param after the id of the last one before
    public List<Sequence> list(
            int workspace, SequenceStatus status, Optional<String> after, int limit) {
        return store.reading(
                tx -> tx.sequences().list(workspace, Optional.of(status), after, limit).items());
    }

    /// By id.
    ///
    /// @throws Invalid at `cursor`
    public Page<Sequence> list(
            int workspace, Optional<SequenceStatus> status, Optional<String> cursor, int limit) {
        var after = SEQUENCES.read(cursor);
        var page = store.reading(tx -> tx.sequences().list(workspace, status, after, limit));
        return new Page<>(page.items(), page.next().map(SEQUENCES::write));
    }

    /// The same, of those whose name or id holds this text, or whose contact's name or address
    /// does.
    ///
    /// @throws Invalid at `cursor`
    public Page<Sequence> search(
            int workspace,
            String text,
            Optional<SequenceStatus> status,
            Optional<String> cursor,
            int limit) {
        var after = SEQUENCES.read(cursor);
        var page =
                store.reading(tx -> tx.sequenceGroups().search(workspace, text, status, after, limit));
        return new Page<>(page.items(), page.next().map(SEQUENCES::write));
    }

    public Map<SequenceStatus, Long> countByStatus(int workspace) {
        return store.reading(tx -> tx.sequenceGroups().countByStatus(workspace));
    }

    /// How a sequence stands.
    public record Status(Sequence sequence, Counts counts) {}

    public Status status(int workspace, String id) {
        return store.reading(tx ->
                new Status(require(tx, workspace, id), tx.enrolmentGroups().count(workspace, id)));
    }

    /// The contacts inside, by id.
    ///
    /// @throws Invalid at `cursor`
    public Page<Contact> contacts(int workspace, String id, Optional<String> cursor, int limit) {
        var places = Cursor.in("contacts in " + id);
        var after = places.read(cursor);
        return store.reading(tx -> {
            require(tx, workspace, id);
            var page = tx.enrolmentGroups().contactsInside(workspace, id, after, limit);
            var contacts =
                    tx
                            .contacts()
                            .findAll(
                                    page.items().stream()
                                            .map(contact -> new ContactKey(workspace, contact))
                                            .toList())
                            .stream()
                            .sorted(Comparator.comparing(Contact::id))
                            .toList();
            return new Page<>(contacts, page.next().map(places::write));
        });
    }

    /// What the sequence planned and sent, oldest first.
    ///
    /// @throws Invalid at `cursor`
    public Page<Ledger.Entry> sends(
            int workspace,
            String id,
            Optional<List<SendState>> states,
            Optional<String> cursor,
            int limit) {
        var places = Cursor.in("sends of " + id);
        var after = places.readId(cursor);
        var page =
                store.reading(tx -> {
                    require(tx, workspace, id);
                    return tx.ledger()
                            .list(
                                    workspace,
                                    states,
                                    Optional.of(id),
                                    Optional.empty(),
                                    after,
                                    limit);
                });
        return new Page<>(page.items(), page.next().map(places::write));
    }

    public List<Version> versions(int workspace, String id) {
        return store.reading(tx -> {
            require(tx, workspace, id);
            return tx.sequences().versions(workspace, id);
        });
    }

    /// The emails of the version a reader sees: the pending one if there is one.
    public List<Email> emails(int workspace, String id) {
        return store.reading(tx ->
                tx.emails().ofVersion(workspace, id, require(tx, workspace, id).shownVersion()));
    }

    /// What was written for single people inside, by id.
    ///
    /// @param approved empty: whether or not
    /// @throws Invalid at `cursor`
    public Page<Email> written(
            int workspace,
            String id,
            Optional<Boolean> approved,
            Optional<String> cursor,
            int limit) {
        var places = Cursor.in("written in " + id);
        var after = places.read(cursor);
        var page =
                store.reading(tx -> {
                    require(tx, workspace, id);
                    return tx.emails().written(workspace, id, approved, after, limit);
                });
        return new Page<>(page.items(), page.next().map(places::write));
    }

    /// Of all texts of these emails; changes when any of them does.
    public static Fingerprint fingerprint(List<Email> emails) {
        return Fingerprint.ofAll(emails.stream().map(Email::fingerprint).toList());
    }

    /// Who did what to the sequence and its emails, newest first; also of one that is gone.
    ///
    /// @throws Invalid at `cursor`
    /// @throws NotFound when nobody ever did anything to such a sequence
    public Page<Audits.Numbered> audit(
            int workspace, String id, Optional<String> cursor, int limit) {
        var places = Cursor.in("audit of " + id);
        var before = places.readNumber(cursor);
        var page = store.reading(tx -> tx.audits().ofSequence(workspace, id, before, limit));
        if (page.items().isEmpty() && before.isEmpty()) {
            get(workspace, id);
        }
        return new Page<>(page.items(), page.next().map(places::write));
    }

    private static Sequence require(Transaction tx, int workspace, String id) {
        return tx.sequences().find(workspace, id).orElseThrow(() -> new NotFound("sequence", id));
    }
}
