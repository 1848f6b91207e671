package dev.espalier.engine.privacy;

import dev.espalier.contact.Contact;
import dev.espalier.contact.EmailAddress;
import dev.espalier.engine.dispatch.KeptMessage;
import dev.espalier.engine.store.Dossiers;
import dev.espalier.engine.store.History;
import dev.espalier.engine.store.Ledger;
import dev.espalier.engine.store.Mailbox;
import dev.espalier.engine.store.Page;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.refusal.Refused.NotFound;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Tells everything that is stored of a person.
public final class Disclosing {

    private static final int PAGE = 1_000;

    private final Store store;

    public Disclosing(Store store) {
        this.store = store;
    }

    /// @throws NotFound when there is no such contact
    public Dossier dossier(int workspace, String contactId) {
        return store.inTransaction(tx -> {
            if (contactId.indexOf(0) >= 0) {
                throw new NotFound("contact", "?");
            }
            var contact =
                    tx.contacts()
                            .find(workspace, contactId)
                            .orElseThrow(() -> new NotFound("contact", contactId));
            return new Dossier(
                    contact,
                    tx.suppressions().find(workspace, contact.email()),
                    tx.dossiers().optOuts(workspace, contactId),
                    tx.dossiers().events(workspace, contactId),
                    ways(tx, contact),
                    mails(tx, contact),
                    tx.dossiers().activities(workspace, contactId),
                    timeline(tx, contact),
                    tx.dossiers().sequences(workspace, contactId),
                    tx.dossiers().texts(workspace, contactId),
                    new Dossier.Drafting(
                            tx.dossiers().emails(workspace, contactId),
                            tx.dossiers().drafts(workspace, contactId),
                            tx.dossiers().jobs(workspace, contactId)),
                    tx.dossiers().pace(workspace, contactId),
                    messages(tx, contact));
        });
    }

    private static List<Dossier.Way> ways(Transaction tx, Contact contact) {
        var passed =
                tx.dossiers().ways(contact.workspace(), contact.id()).stream()
                        .collect(Collectors.toMap(Dossiers.Way::enrolment, Dossiers.Way::passed));
        return all(
                        UUID::fromString,
                        after ->
                                tx.history()
                                        .enrolments(contact.workspace(), contact.id(), after, PAGE))
                .stream()
                .map(one -> new Dossier.Way(one, passed.getOrDefault(one.id(), List.of())))
                .toList();
    }

    private static List<Dossier.Mail> mails(Transaction tx, Contact contact) {
        var kept =
                tx.dossiers().mailed(contact.workspace(), contact.id()).stream()
                        .collect(Collectors.toMap(Dossiers.Mailed::send, one -> one));
        return all(
                        UUID::fromString,
                        after ->
                                tx.ledger()
                                        .list(
                                                contact.workspace(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.of(contact.id()),
                                                after,
                                                PAGE))
                .stream()
                .map(send -> mail(tx, contact, send, kept.get(send.id())))
                .toList();
    }

    private static Dossier.Mail mail(
            Transaction tx, Contact contact, Ledger.Entry send, Dossiers.@Nullable Mailed kept) {
        var feedback = tx.feedbacks().of(contact.workspace(), send.id());
        return kept == null
                ? new Dossier.Mail(
                        send, Optional.empty(), Optional.empty(), Optional.empty(), feedback)
                : new Dossier.Mail(
                        send,
                        Optional.ofNullable(kept.address()),
                        Optional.ofNullable(kept.text()),
                        message(kept),
                        feedback);
    }

    private static Optional<String> message(Dossiers.Mailed kept) {
        var frozen = kept.frozen();
        return frozen == null
                ? Optional.empty()
                : KeptMessage.read(frozen, kept.base())
                        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private static List<History.Entry> timeline(Transaction tx, Contact contact) {
        var all = new ArrayList<History.Entry>();
        Optional<History.Place> before = Optional.empty();
        while (true) {
            var some = tx.history().timeline(contact.workspace(), contact.id(), before, PAGE);
            all.addAll(some);
            if (some.size() < PAGE) {
                return List.copyOf(all);
            }
            before = Optional.of(some.getLast().place());
        }
    }

    private static List<Mailbox.Message> messages(Transaction tx, Contact contact) {
        return all(
                UUID::fromString,
                before ->
                        tx.mailbox()
                                .list(
                                        contact.workspace(),
                                        Optional.of(EmailAddress.keyOf(contact.email())),
                                        before,
                                        PAGE,
                                        Integer.MAX_VALUE));
    }

    private static <T, K> List<T> all(
            Function<String, K> place, Function<Optional<K>, Page<T>> page) {
        var all = new ArrayList<T>();
        Optional<K> after = Optional.empty();
        while (true) {
            var some = page.apply(after);
            all.addAll(some.items());
            if (some.next().isEmpty()) {
                return List.copyOf(all);
            }
            after = some.next().map(place);
        }
    }
}
