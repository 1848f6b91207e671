package dev.espalier.engine.dispatch;

import dev.espalier.engine.definitions.Programs;
import dev.espalier.engine.dispatch.Receipts.Receipt;
import dev.espalier.engine.dispatch.Recorder.Attempt;
import dev.espalier.engine.limits.Ticket;
import dev.espalier.engine.mail.Delivery;
import dev.espalier.engine.store.Contacts.ContactKey;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.engine.store.Unavailable;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes down what processes that died were told by the relay. To be done before their sends are
/// taken for doubtful, or soon after: an answer ends the doubt as long as nobody has begun another
/// attempt.
final class Inheritance {

    private static final Logger LOG = LoggerFactory.getLogger(Inheritance.class);

    private final Store store;
    private final Programs programs;
    private final String host;
    private final Runnable onDue;

    /// @param host of the relay
    /// @param onDue told when enrolments were made due
    Inheritance(Store store, Programs programs, String host, Runnable onDue) {
        this.store = store;
        this.programs = programs;
        this.host = host;
        this.onDue = onDue;
    }

    /// One that cannot be written down stays in doubt and keeps none of the others.
    ///
    /// @throws Unavailable when the database is away
    void take(Receipt receipt) {
        try {
            var attempt = store.inTransaction(tx -> attempt(tx, receipt));
            if (attempt.isPresent()) {
                // What comes next is counted from when the relay took it.
                var recorder =
                        new Recorder(store, programs, receipt::at, receipt.node(), host, onDue);
                recorder.record(List.of(attempt.get()));
                LOG.info("send {} was taken before its node was killed", receipt.send());
            }
        } catch (Unavailable away) {
            throw away;
        } catch (RuntimeException failed) {
            LOG.error("the receipt of send {} cannot be written down", receipt.send(), failed);
        }
    }

    /// Empty when its send has its end by now, is being sent again, or is nobody's any more.
    private static Optional<Attempt> attempt(Transaction tx, Receipt receipt) {
        var taken = new Delivery.Accepted(receipt.detail());
        return tx.sends()
                .handedOver(receipt.node(), receipt.workspace(), receipt.send(), receipt.attempt())
                .flatMap(send ->
                        tx
                                .contacts()
                                .findAll(
                                        List.of(new ContactKey(send.workspace(), send.contactId())))
                                .stream()
                                .map(contact ->
                                        new Attempt(send, contact, taken, Ticket.NONE, null))
                                .findFirst());
    }
}
