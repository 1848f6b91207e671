package dev.espalier.feedback.imap;

import dev.espalier.engine.feedback.MailReader.Arrival;
import dev.espalier.engine.feedback.MailRoom;
import dev.espalier.engine.feedback.Reading;
import dev.espalier.engine.feedback.Source;
import dev.espalier.engine.store.InboundMailboxes.Place;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Unavailable;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks into one mailbox again and again, on a thread of its own.
public final class MailboxWatch implements AutoCloseable {

    /// How often it looks.
    public static final Duration USUAL = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(MailboxWatch.class);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int BATCH = 100;
    private static final String SOCKET_TIME = "30000";

    private final MailboxAddress address;
    private final MailRoom room;
    private final Store store;
    private final InstantSource clock;
    private final UUID owner;
    private final Duration every;
    private final Semaphore stop = new Semaphore(0);
    private final Thread thread;

    private MailboxWatch(
            MailboxAddress address,
            MailRoom room,
            Store store,
            InstantSource clock,
            UUID owner,
            Duration every) {
        this.address = address;
        this.room = room;
        this.store = store;
        this.clock = clock;
        this.owner = owner;
        this.every = every;
        this.thread = Thread.ofPlatform().name("inbound-imap").unstarted(this::run);
    }

    /// @param owner who holds the mailbox among all nodes
    /// @param every how often it looks
    public static MailboxWatch start(
            MailboxAddress address,
            MailRoom room,
            Store store,
            InstantSource clock,
            UUID owner,
            Duration every) {
        var watch = new MailboxWatch(address, room, store, clock, owner, every);
        watch.thread.start();
        return watch;
    }

    private void run() {
        boolean isAway = false;
        do {
            try {
                look();
                if (isAway) {
                    LOG.info("mailbox {}: reachable again", address);
                    isAway = false;
                }
            } catch (MessagingException | IOException failed) {
                if (!isAway) {
                    LOG.warn("mailbox {}: {}; trying again", address, failed.getMessage());
                    isAway = true;
                }
            } catch (Unavailable away) {
                LOG.warn("mailbox {}: {}; trying again", address, away.getMessage());
            } catch (RuntimeException defect) {
                // The owner of this loop says what nobody planned for and goes on.
                LOG.error("mailbox {}: looking failed", address, defect);
            }
        } while (!stopped());
    }

    private boolean stopped() {
        try {
            return stop.tryAcquire(every.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            return true;
        }
    }

    private Optional<Place> leased() {
        var now = clock.instant();
        return store.inTransaction(
                tx -> tx.inboundMailboxes().lease(address.name(), owner, now, now.plus(LEASE)));
    }

    private void look() throws MessagingException, IOException {
        var place = leased();
        if (place.isEmpty()) {
            return;
        }
        try (var mailStore = connected(address)) {
            try (var folder = mailStore.getFolder(address.folder())) {
                folder.open(Folder.READ_ONLY);
                read(folder, place.get());
            }
        }
    }

    private void read(Folder folder, Place place) throws MessagingException, IOException {
        var uids = (UIDFolder) folder;
        // Another validity: the numbers begin anew, and what was read may come again.
        var at =
                uids.getUIDValidity() == place.validity()
                        ? place
                        : new Place(uids.getUIDValidity(), 0);
        for (var batch = batch(uids, at.uid()); !batch.isEmpty(); batch = batch(uids, at.uid())) {
            for (var message : batch) {
                receive(uids, message);
                at = new Place(at.validity(), uids.getUID(message));
                note(at);
            }
            // A long mailbox must not outlive the lease.
            if (leased().isEmpty() || stop.availablePermits() > 0) {
                return;
            }
        }
        note(at);
    }

    private List<Message> batch(UIDFolder folder, long after) throws MessagingException {
        // `*` is the last message even when its number is not after ours.
        var found = folder.getMessagesByUID(after + 1, UIDFolder.LASTUID);
        var batch = new ArrayList<Message>();
        var profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        ((Folder) folder).fetch(found, profile);
        for (var message : found) {
            if (batch.size() < BATCH && folder.getUID(message) > after) {
                batch.add(message);
            }
        }
        return batch;
    }

    private void receive(UIDFolder folder, Message message) throws MessagingException, IOException {
        long uid = folder.getUID(message);
        byte[] bytes;
        try (var stream = ((IMAPMessage) message).getMimeStream()) {
            bytes = stream.readNBytes(MailRoom.MOST_READ);
        }
        try {
            room.receive(new Arrival(Source.IMAP, Optional.empty(), List.of()), bytes);
        } catch (Unavailable away) {
            throw away;
        } catch (RuntimeException defect) {
            // One message that we cannot take must not hold up those behind it.
            LOG.error("mailbox {}: message {} is left aside", address, uid, defect);
            room.leaveAside(
                    new Reading.Unclear(
                            "unreadable",
                            "message " + uid + " of " + address.name(),
                            Source.IMAP,
                            address.name() + " " + uid));
        }
    }

    private void note(Place place) {
        store.run(tx -> tx.inboundMailboxes().read(address.name(), owner, place));
    }

    /// @return open; whoever asked closes it
    static jakarta.mail.Store connected(MailboxAddress address) throws MessagingException {
        var store = session().getStore(address.isTls() ? "imaps" : "imap");
        store.connect(address.host(), address.port(), address.user(), address.password());
        return store;
    }

    private static Session session() {
        var properties = new Properties();
        for (var protocol : List.of("imap", "imaps")) {
            var prefix = "mail." + protocol + ".";
            properties.setProperty(prefix + "connectiontimeout", SOCKET_TIME);
            properties.setProperty(prefix + "timeout", SOCKET_TIME);
            properties.setProperty(prefix + "writetimeout", SOCKET_TIME);
            properties.setProperty(prefix + "peek", "true");
            properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        }
        return Session.getInstance(properties);
    }

    /// Lets the message in hand be taken, and another node have the mailbox.
    @Override
    public void close() {
        stop.release();
        try {
            thread.join();
            store.run(tx -> tx.inboundMailboxes().release(address.name(), owner));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (Unavailable away) {
            LOG.debug("mailbox {}: left without saying so", address, away);
        }
    }
}
