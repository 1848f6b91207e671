package dev.espalier.engine.sequences;

import dev.espalier.contact.Contact;
import dev.espalier.email.Fingerprint;
import dev.espalier.engine.paging.Cursor;
import dev.espalier.engine.review.Finding;
import dev.espalier.engine.review.Linter;
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
import dev.espalier.sequence.Lifecycle;
import dev.espalier.sequence.Sequence;
import dev.espalier.sequence.SequenceStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Shows sequences: nothing here changes anything.
public final class SequenceReports {

    private static final Cursor SEQUENCES = Cursor.in("sequences");

    private final Store store;
    private final Linter linter;

    public SequenceReports(Store store, Linter linter) {
        this.store = store;
        this.linter = linter;
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

    /// A sequence with what a reviewer wants to see of it.
    ///
    /// @param emails of the version a reader sees
    /// @param findings of the linter, by email id
    /// @param fates when each email that goes to one contact was sent, by email id
    public record Reviewed(
            Sequence sequence,
            List<Email> emails,
            Map<String, List<Finding>> findings,
            Map<String, Ledger.Entry> fates) {}

    /// @throws NotFound when there is none
    public Reviewed review(int workspace, String id) {
        return store.reading(tx -> {
            var sequence = require(tx, workspace, id);
            var emails = tx.emails().ofVersion(workspace, id, sequence.shownVersion());
            return new Reviewed(sequence, emails, linter.check(tx, emails), fates(tx, sequence));
        });
    }

    /// What the linter finds in an email.
    public List<Finding> findings(Email email) {
        return linter.known(email).orElseGet(() -> store.reading(tx -> linter.check(tx, email)));
    }

    /// What became of an email that was written for one contact; empty while it was not planned,
    /// and for one that many get.
    public Optional<Ledger.Entry> fate(Email email) {
        return store.reading(tx ->
                email.person().isPresent()
                        ? sendsTo(tx, email, email.person().get()).stream()
                                .filter(entry -> entry.emailId().equals(email.id()))
                                .reduce((_, later) -> later)
                        : tx.sequences()
                                .find(email.workspace(), email.sequenceId())
                                .map(sequence -> fates(tx, sequence).get(email.id())));
    }

    private static List<Ledger.Entry> sendsTo(Transaction tx, Email email, Email.Person person) {
        return tx.ledger()
                .list(
                        email.workspace(),
                        Optional.empty(),
                        Optional.of(email.sequenceId()),
                        Optional.of(person.contactId()),
                        Optional.empty(),
                        1_000)
                .items();
    }

    private static Map<String, Ledger.Entry> fates(Transaction tx, Sequence sequence) {
        if (sequence.contactId().isEmpty() || sequence.lifecycle() instanceof Lifecycle.Draft) {
            // Nobody tells many people's sends by the email; nobody is inside a draft.
            return Map.of();
        }
        return tx
                .ledger()
                .list(
                        sequence.workspace(),
                        Optional.empty(),
                        Optional.of(sequence.id()),
                        Optional.empty(),
                        Optional.empty(),
                        1_000)
                .items()
                .stream()
                .collect(
                        Collectors.toMap(
                                Ledger.Entry::emailId, entry -> entry, (_, later) -> later));
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
