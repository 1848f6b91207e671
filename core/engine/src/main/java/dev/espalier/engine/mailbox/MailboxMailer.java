package dev.espalier.engine.mailbox;

import dev.espalier.contact.EmailAddress;
import dev.espalier.engine.Ids;
import dev.espalier.engine.Unavailable;
import dev.espalier.engine.mail.Delivery;
import dev.espalier.engine.mail.Envelope;
import dev.espalier.engine.mail.Mailer;
import dev.espalier.engine.store.Mailbox.Message;
import dev.espalier.engine.store.Store;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The built-in mailbox as a relay. Whoever comes while a batch is being written waits with the
/// others, and one of them writes for all: under load a transaction carries hundreds.
public final class MailboxMailer implements Mailer {

    private static final int CONNECTIONS = 256;
    private static final int MOST_IN_A_BATCH = 500;

    private final Store store;
    private final Ids ids;
    private final InstantSource clock;
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();
    private final AtomicBoolean closed = new AtomicBoolean();

    public MailboxMailer(Store store, Ids ids, InstantSource clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Delivery deliver(Envelope envelope, byte[] message) {
        if (closed.get()) {
            return new Delivery.NotSubmitted("the mailbox is closed");
        }
        if (isUnfit(envelope.from()) || isUnfit(envelope.to())) {
            return new Delivery.Rejected(553, "5.1.3", "an address with a control character");
        }
        var waiting =
                new Waiting(
                        new Message(
                                ids.next(),
                                clock.instant(),
                                envelope.from(),
                                EmailAddress.keyOf(envelope.to()),
                                message));
        queue.add(waiting);
        while (true) {
            writing.lock();
            try {
                var answer = waiting.answer;
                if (answer != null) {
                    return answer;
                }
                writeBatch();
            } finally {
                writing.unlock();
            }
        }
    }

    @Override
    public int connections() {
        return CONNECTIONS;
    }

    @Override
    public void close() {
        closed.set(true);
        writing.lock();
        try {
            while (!queue.isEmpty()) {
                writeBatch();
            }
        } finally {
            writing.unlock();
        }
    }

    /// Under the lock. Takes in order, so that everybody's turn comes.
    private void writeBatch() {
        var batch = new ArrayList<Waiting>();
        for (var next = queue.poll(); next != null; next = queue.poll()) {
            batch.add(next);
            if (batch.size() == MOST_IN_A_BATCH) {
                break;
            }
        }
        Delivery answer = new Delivery.NotSubmitted("the mailbox could not be written");
        try {
            answer = write(batch.stream().map(waiting -> waiting.message).toList());
        } finally {
            for (var waiting : batch) {
                waiting.answer = answer;
            }
        }
    }

    private Delivery write(List<Message> messages) {
        try {
            store.run(tx -> tx.mailbox().store(messages));
            return new Delivery.Accepted("250 kept in the built-in mailbox");
        } catch (Unavailable gone) {
            return new Delivery.NotSubmitted(String.valueOf(gone.getMessage()));
        }
    }

    private static boolean isUnfit(String address) {
        return address.chars().anyMatch(Character::isISOControl);
    }

    /// The answer is written and read under the lock.
    private static final class Waiting {
        private final Message message;
        private @Nullable Delivery answer;

        Waiting(Message message) {
            this.message = message;
        }
    }
}
