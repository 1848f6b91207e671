package dev.espalier.engine.mailbox;

import dev.espalier.contact.EmailAddress;
import dev.espalier.engine.id.Ids;
import dev.espalier.engine.mail.Delivery;
import dev.espalier.engine.mail.Envelope;
import dev.espalier.engine.mail.Mailer;
import dev.espalier.engine.mail.Permit;
import dev.espalier.engine.store.Mailbox.Message;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Unavailable;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The built-in mailbox as a relay. One writer takes whatever came while it was writing: under load
/// a transaction carries hundreds of messages.
public final class MailboxMailer implements Mailer {

    private static final int CONNECTIONS = 256;
    private static final int MOST_IN_A_BATCH = 500;

    private final Store store;
    private final Ids ids;
    private final InstantSource clock;
    private final LinkedBlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();

    /// Nothing comes into the queue after the end.
    private final ReentrantLock entrance = new ReentrantLock();

    private boolean closed;
    private final Thread writer;

    public MailboxMailer(Store store, Ids ids, InstantSource clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
        this.writer = Thread.ofVirtual().name("mailbox").start(this::write);
    }

    /// @param message null: the end
    private record Waiting(@Nullable Message message, CompletableFuture<Delivery> answer) {}

    @Override
    public Delivery deliver(Envelope envelope, byte[] message, Permit permit) {
        if (!permit.holds()) {
            return new Delivery.Withheld("the permit ran out");
        }
        if (isUnfit(envelope.from()) || isUnfit(envelope.to())) {
            return new Delivery.Rejected(553, "5.1.3", "an address with a control character");
        }
        var waiting =
                new Waiting(
                        new Message(
                                envelope.workspace(),
                                ids.next(),
                                clock.instant(),
                                envelope.from(),
                                EmailAddress.keyOf(envelope.to()),
                                message),
                        new CompletableFuture<>());
        return enter(waiting)
                ? waiting.answer().join()
                : new Delivery.NotSubmitted("the mailbox is closed");
    }

    @Override
    public String host() {
        return "the built-in mailbox";
    }

    @Override
    public int connections() {
        return CONNECTIONS;
    }

    @Override
    public void close() {
        entrance.lock();
        try {
            if (!closed) {
                closed = true;
                queue.add(new Waiting(null, new CompletableFuture<>()));
            }
        } finally {
            entrance.unlock();
        }
        try {
            writer.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean enter(Waiting waiting) {
        entrance.lock();
        try {
            return !closed && queue.add(waiting);
        } finally {
            entrance.unlock();
        }
    }

    private void write() {
        var batch = new ArrayList<Waiting>();
        boolean ended = false;
        while (!ended) {
            batch.add(take());
            queue.drainTo(batch, MOST_IN_A_BATCH - 1);
            ended = batch.removeIf(waiting -> waiting.message() == null);
            answer(batch);
            batch.clear();
        }
    }

    private Waiting take() {
        while (true) {
            try {
                return queue.take();
            } catch (InterruptedException _) {
                // Only close ends the writer: somebody is waiting for every message.
            }
        }
    }

    private void answer(List<Waiting> batch) {
        var messages = batch.stream().map(Waiting::message).toList();
        if (messages.isEmpty()) {
            return;
        }
        try {
            store.run(tx -> tx.mailbox().store(messages));
            batch.forEach(waiting ->
                    waiting.answer()
                            .complete(new Delivery.Accepted("250 kept in the built-in mailbox")));
        } catch (Unavailable gone) {
            var answer = new Delivery.NotSubmitted(String.valueOf(gone.getMessage()));
            batch.forEach(waiting -> waiting.answer().complete(answer));
        } catch (RuntimeException defect) {
            // The writer owns its loop; whoever delivers meets the defect.
            batch.forEach(waiting -> waiting.answer().completeExceptionally(defect));
        }
    }

    private static boolean isUnfit(String address) {
        return address.chars().anyMatch(Character::isISOControl);
    }
}
