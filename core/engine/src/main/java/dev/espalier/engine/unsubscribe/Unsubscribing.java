package dev.espalier.engine.unsubscribe;

import dev.espalier.contact.Contact;
import dev.espalier.engine.barrier.Barrier;
import dev.espalier.engine.contacts.ContactBook;
import dev.espalier.engine.contacts.ContactEdit;
import dev.espalier.engine.id.Ids;
import dev.espalier.engine.signing.Purpose;
import dev.espalier.engine.signing.Signatures;
import dev.espalier.engine.store.Enrolments.Wake;
import dev.espalier.engine.store.InFlight;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.refusal.Refused.NotFound;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a person does with the link, or the address, that a message brought. Each answers when the
/// relay sees nothing more of what was left, or after the barrier's patience.
public final class Unsubscribing {

    /// How long a person may take it back without asking the sender: time for a slip of the finger,
    /// not for whoever finds an old mail.
    public static final Duration SECOND_THOUGHTS = Duration.ofHours(1);

    private static final Pattern SUBJECT =
            Pattern.compile("(?i)\\b" + UnsubscribeLinks.SUBJECT + "[\\s:]+([A-Za-z0-9_-]+)");

    private final Store store;
    private final Signatures signatures;
    private final ContactBook contacts;
    private final Barrier barrier;
    private final InstantSource clock;
    private final Runnable onDue;

    /// @param onDue told when enrolments were made due
    public Unsubscribing(
            Store store,
            Signatures signatures,
            Barrier barrier,
            InstantSource clock,
            Runnable onDue) {
        this.store = store;
        this.signatures = signatures;
        this.contacts = new ContactBook(store, new Ids(clock), clock, barrier);
        this.barrier = barrier;
        this.clock = clock;
        this.onDue = onDue;
    }

    /// How things stand with whoever a token is of.
    public sealed interface Standing {

        /// There is no such person any more: nothing is sent, nothing is known.
        record Gone() implements Standing {}

        /// @param sender whom the mail is from, for people
        /// @param address the person's, all but its beginning and its host hidden
        /// @param everything what was left at all
        /// @param sequence what was left of the sequence the message was from
        record Person(String sender, String address, Left everything, Left sequence)
                implements Standing {}
    }

    /// Whether something was left, and whether that may be taken back.
    public enum Left {
        NO,
        JUST_NOW,
        LONG_AGO
    }

    /// Changes nothing; empty for anything that is no token.
    public Optional<Standing> look(String token) {
        return open(token).map(this::standing);
    }

    /// No more mail of this workspace; empty for anything that is no token. Again is harmless.
    public Optional<Standing> leaveEverything(String token) {
        return open(token)
                .map(ticket -> {
                    subscribe(ticket, false);
                    return standing(ticket);
                });
    }

    /// No more mail of the sequence that the message was from; empty for anything that is no token.
    /// Again is harmless.
    public Optional<Standing> leaveSequence(String token) {
        return open(token)
                .map(ticket -> {
                    leaveSequence(ticket);
                    return standing(ticket);
                });
    }

    /// Takes back what was left [#SECOND_THOUGHTS] ago at most; empty for anything that is no
    /// token.
    public Optional<Standing> stay(String token) {
        return open(token)
                .map(ticket -> {
                    stay(ticket);
                    return standing(ticket);
                });
    }

    /// [#leaveEverything], for a mail to the address that `List-Unsubscribe` names.
    ///
    /// @param subject as it came, with or without `Re:`
    public Optional<Standing> bySubject(String subject) {
        var token = SUBJECT.matcher(subject);
        return token.find() ? leaveEverything(token.group(1)) : Optional.empty();
    }

    private Optional<Ticket> open(String token) {
        return signatures.open(Purpose.UNSUBSCRIBE, token).flatMap(Ticket::of);
    }

    private Standing standing(Ticket ticket) {
        return store.inTransaction(tx ->
                tx.contacts()
                        .find(ticket.workspace(), ticket.contactId())
                        .<Standing>map(contact -> person(tx, contact, ticket))
                        .orElseGet(Standing.Gone::new));
    }

    private Standing person(Transaction tx, Contact contact, Ticket ticket) {
        var workspace = tx.workspaces().require(contact.workspace());
        var optedOut = tx.optOuts().find(contact.workspace(), contact.id(), ticket.sequenceId());
        return new Standing.Person(
                workspace.sender().name().isBlank()
                        ? workspace.sender().email()
                        : workspace.sender().name(),
                masked(contact.email()),
                left(contact.unsubscribedAt()),
                left(optedOut.orElse(null)));
    }

    private Left left(@Nullable Instant at) {
        if (at == null) {
            return Left.NO;
        }
        return at.plus(SECOND_THOUGHTS).isAfter(clock.instant()) ? Left.JUST_NOW : Left.LONG_AGO;
    }

    /// Enough to know oneself by, too little for anybody else.
    private static String masked(String email) {
        int at = email.lastIndexOf('@');
        int shown = email.offsetByCodePoints(0, 1);
        return email.substring(0, at > shown ? shown : 0) + "•••" + email.substring(at);
    }

    private void subscribe(Ticket ticket, boolean is) {
        try {
            contacts.update(
                    ticket.workspace(), ticket.contactId(), new ContactEdit(null, null, null, !is));
        } catch (NotFound _) {
            // Erased: nothing is sent to nobody.
        }
    }

    private void leaveSequence(Ticket ticket) {
        int workspace = ticket.workspace();
        var now = clock.instant();
        store.run(tx -> {
            if (tx.contacts().findForUpdate(workspace, ticket.contactId()).isPresent()) {
                tx.optOuts().add(workspace, ticket.contactId(), ticket.sequenceId(), now);
                // The planner ends what is under way.
                tx.enrolments()
                        .wake(
                                List.of(
                                        new Wake(
                                                workspace,
                                                ticket.contactId(),
                                                List.of(ticket.sequenceId()))),
                                now);
            }
        });
        onDue.run();
        barrier.await(
                new InFlight.Scope.Member(workspace, ticket.sequenceId(), ticket.contactId()));
    }

    private void stay(Ticket ticket) {
        if (!(standing(ticket) instanceof Standing.Person person)) {
            return;
        }
        if (person.everything() == Left.JUST_NOW) {
            subscribe(ticket, true);
        }
        if (person.sequence() == Left.JUST_NOW) {
            store.run(tx ->
                    tx.optOuts()
                            .remove(ticket.workspace(), ticket.contactId(), ticket.sequenceId()));
        }
    }
}
