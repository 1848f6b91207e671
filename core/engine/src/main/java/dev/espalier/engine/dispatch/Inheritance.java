package dev.espalier.engine.dispatch;

import dev.espalier.contact.Contact;
import dev.espalier.engine.definitions.Programs;
import dev.espalier.engine.dispatch.Receipts.Receipt;
import dev.espalier.engine.dispatch.Recorder.Attempt;
import dev.espalier.engine.limits.Ticket;
import dev.espalier.engine.mail.Delivery;
import dev.espalier.engine.store.Contacts.ContactKey;
import dev.espalier.engine.store.Sends.Attempted;
import dev.espalier.engine.store.Store;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes down what processes that died were told by the relay. To be done before their sends are
/// taken for doubtful, or soon after: an answer ends the doubt as long as nobody has begun another
/// attempt.
final class Inheritance {

    private static final Logger LOG = LoggerFactory.getLogger(Inheritance.class);

    private final Store store;
    private final Programs programs;
    private final InstantSource clock;
    private final String host;
    private final Runnable onDue;

    /// @param host of the relay
    /// @param onDue told when enrolments were made due
    Inheritance(Store store, Programs programs, InstantSource clock, String host, Runnable onDue) {
        this.store = store;
        this.programs = programs;
        this.clock = clock;
        this.host = host;
        this.onDue = onDue;
    }

    void take(List<Receipt> left) {
        left.stream().collect(Collectors.groupingBy(Receipt::node)).forEach(this::take);
    }

    private void take(UUID node, List<Receipt> left) {
        var attempts =
                store.inTransaction(tx -> {
                    var words =
                            left.stream()
                                    .collect(
                                            Collectors.toMap(
                                                    Receipt::send,
                                                    Receipt::detail,
                                                    (_, last) -> last));
                    var sends =
                            tx.sends()
                                    .handedOver(
                                            node,
                                            left.stream()
                                                    .map(one ->
                                                            new Attempted(
                                                                    one.workspace(),
                                                                    one.send(),
                                                                    one.attempt()))
                                                    .toList());
                    var contacts =
                            tx
                                    .contacts()
                                    .findAll(
                                            sends.stream()
                                                    .map(send ->
                                                            new ContactKey(
                                                                    send.workspace(),
                                                                    send.contactId()))
                                                    .distinct()
                                                    .toList())
                                    .stream()
                                    .collect(
                                            Collectors.toMap(
                                                    one ->
                                                            new ContactKey(
                                                                    one.workspace(), one.id()),
                                                    one -> one));
                    var known = new ArrayList<Attempt>();
                    for (var send : sends) {
                        Contact contact =
                                contacts.get(new ContactKey(send.workspace(), send.contactId()));
                        if (contact != null) {
                            known.add(
                                    new Attempt(
                                            send,
                                            contact,
                                            new Delivery.Accepted(
                                                    words.getOrDefault(send.id(), "")),
                                            Ticket.NONE,
                                            null));
                        }
                    }
                    return List.copyOf(known);
                });
        new Recorder(store, programs, clock, node, host, onDue).record(attempts);
        if (!attempts.isEmpty()) {
            LOG.info(
                    "wrote down {} emails that the relay had taken when the process before was killed",
                    attempts.size());
        }
    }
}
