package dev.espalier.engine.dispatch;

import dev.espalier.contact.Contact;
import dev.espalier.engine.definitions.Programs;
import dev.espalier.engine.dispatch.Recorder.Attempt;
import dev.espalier.engine.mail.Delivery;
import dev.espalier.engine.mail.Mailer;
import dev.espalier.engine.store.Contacts.ContactKey;
import dev.espalier.engine.store.Events.EventKey;
import dev.espalier.engine.store.Sends.Addressed;
import dev.espalier.engine.store.Sends.Claimed;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.engine.store.Unavailable;
import dev.espalier.send.SendState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends what is queued. A turn is a whole: what it claims it renders, submits, hands over and
/// records. Several may run at once.
public final class Dispatch {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);

    private static final Duration WRITE_AGAIN = Duration.ofSeconds(1);

    /// How long answers wait for one another before they are written down together.
    private static final Duration GATHER = Duration.ofMillis(20);

    private final Store store;
    private final Messages messages;
    private final Mailer mailer;
    private final InstantSource clock;
    private final UUID node;
    private final int share;
    private final Recorder recorder;
    private final InHand inHand = new InHand();
    private final PinnedTexts texts = new PinnedTexts();
    private volatile Instant writeAgainAt = Instant.EPOCH;
    private volatile Instant restUntil = Instant.EPOCH;
    private volatile Duration rest = Duration.ofSeconds(1);

    /// @param node this process, by which its claims are known
    /// @param share most sends of one workspace in one turn
    public Dispatch(
            Store store,
            Programs programs,
            Messages messages,
            Mailer mailer,
            InstantSource clock,
            UUID node,
            int share) {
        this.store = store;
        this.messages = messages;
        this.mailer = mailer;
        this.clock = clock;
        this.node = node;
        this.share = share;
        this.recorder = new Recorder(store, programs, clock, node, RandomGenerator.getDefault());
    }

    /// One send with all it needs.
    private record Ready(Claimed send, Contact contact, Messages.Message message) {}

    /// What a turn claimed.
    private record Batch(
            List<Claimed> sends,
            Map<PinnedTexts.Key, PinnedTexts.Ready> texts,
            Map<ContactKey, Contact> contacts,
            Map<UUID, Map<String, Object>> events) {}

    /// @return how many sends were claimed
    public int turn() {
        settle();
        var now = clock.instant();
        if (now.isBefore(restUntil)) {
            return 0;
        }
        var claimed = new ArrayList<Claimed>();
        boolean isWhole = false;
        try {
            var batch = store.inTransaction(tx -> claim(tx, now, claimed));
            deliver(submit(prepare(batch, now)));
            isWhole = true;
            return batch.sends().size();
        } finally {
            inHand.drop(claimed);
            if (!isWhole) {
                inHand.lost();
            }
        }
    }

    /// Makes good what earlier turns could not: answers are written down, and what the database
    /// thinks is ours and is not goes back to the queue.
    private void settle() {
        if (!clock.instant().isBefore(writeAgainAt)) {
            write(inHand.unwritten());
        }
        if (inHand.takeLost()) {
            boolean isDone = false;
            try {
                store.run(tx -> tx.sends().giveBack(node, inHand.ids(), clock.instant()));
                isDone = true;
            } finally {
                if (!isDone) {
                    inHand.lost();
                }
            }
        }
    }

    private Batch claim(Transaction tx, Instant now, List<Claimed> claimed) {
        // The transaction may be run again: what its first run claimed was never ours.
        inHand.drop(claimed);
        claimed.clear();
        claimed.addAll(tx.sends().claim(node, now, share));
        inHand.take(claimed);
        if (claimed.isEmpty()) {
            return new Batch(List.of(), Map.of(), Map.of(), Map.of());
        }
        var pinned = texts.load(tx, claimed);
        var keys =
                claimed.stream()
                        .map(send -> new ContactKey(send.workspace(), send.contactId()))
                        .distinct()
                        .toList();
        var contacts =
                tx.contacts().findAll(keys).stream()
                        .collect(
                                Collectors.toMap(
                                        one -> new ContactKey(one.workspace(), one.id()),
                                        one -> one));
        return new Batch(List.copyOf(claimed), pinned, contacts, events(tx, claimed, pinned));
    }

    private static Map<UUID, Map<String, Object>> events(
            Transaction tx, List<Claimed> sends, Map<PinnedTexts.Key, PinnedTexts.Ready> pinned) {
        var keys = new ArrayList<EventKey>();
        for (var send : sends) {
            var text = pinned.get(PinnedTexts.Key.of(send));
            if (send.triggerEvent() != null && text != null && text.readsEvent()) {
                keys.add(new EventKey(send.workspace(), send.triggerEvent()));
            }
        }
        return keys.isEmpty() ? Map.of() : tx.events().properties(keys);
    }

    private List<Ready> prepare(Batch batch, Instant now) {
        var ready = new ArrayList<Ready>();
        var late = new ArrayList<Claimed>();
        var orphaned = new ArrayList<Claimed>();
        var failed = new HashMap<String, List<Claimed>>();
        for (var send : batch.sends()) {
            var contact = batch.contacts().get(new ContactKey(send.workspace(), send.contactId()));
            if (Retries.isTooLate(send.plannedAt(), now)) {
                late.add(send);
            } else if (contact == null) {
                orphaned.add(send);
            } else {
                switch (compose(send, contact, batch)) {
                    case Messages.Made.Done(var message) ->
                            ready.add(new Ready(send, contact, message));
                    case Messages.Made.Failed(var reason) ->
                            failed.computeIfAbsent(reason, _ -> new ArrayList<>()).add(send);
                }
            }
        }
        recorder.end(late, SendState.EXPIRED, "no relay took it in time");
        recorder.end(orphaned, SendState.CANCELLED, "contact deleted");
        failed.forEach((reason, sends) -> recorder.end(sends, SendState.FAILED, reason));
        return ready;
    }

    private Messages.Made compose(Claimed send, Contact contact, Batch batch) {
        var text = batch.texts().get(PinnedTexts.Key.of(send));
        if (text == null) {
            return new Messages.Made.Failed("its text is missing");
        }
        var event =
                send.triggerEvent() == null
                        ? Map.<String, Object>of()
                        : batch.events().getOrDefault(send.triggerEvent(), Map.of());
        return messages.make(send, contact, text.text(), text.sender(), event);
    }

    /// Passes the gate: what may no longer go is given back to the planner.
    private List<Ready> submit(List<Ready> ready) {
        if (ready.isEmpty()) {
            return List.of();
        }
        var now = clock.instant();
        var sends = ready.stream().map(Ready::send).toList();
        var addressed =
                ready.stream()
                        .map(one -> new Addressed(one.send(), one.message().envelope().to()))
                        .toList();
        return store.inTransaction(tx -> {
            var passed = new HashSet<>(tx.sends().submit(node, addressed, now));
            var refused = sends.stream().filter(send -> !passed.contains(send.id())).toList();
            if (!refused.isEmpty()) {
                recorder.relocate(tx, refused, now);
                tx.sends().withdraw(node, refused, now);
            }
            return ready.stream().filter(one -> passed.contains(one.send().id())).toList();
        });
    }

    /// Hands over all at once, as far as the mailer has connections, and records answers as they
    /// come, a few together.
    private void deliver(List<Ready> admitted) {
        var answers = new LinkedBlockingQueue<Attempt>();
        for (var one : admitted) {
            Thread.startVirtualThread(
                    () -> answers.add(new Attempt(one.send(), one.contact(), handOver(one))));
        }
        for (int left = admitted.size(); left > 0; ) {
            var some = gather(answers, left);
            left -= some.size();
            restIfRelayIsAway(some);
            write(some);
        }
    }

    private Delivery handOver(Ready one) {
        try {
            return mailer.deliver(one.message().envelope(), one.message().bytes());
        } catch (RuntimeException defect) {
            // Nobody knows how far it came, and somebody waits for an answer.
            LOG.error("handing over send {} failed", one.send().id(), defect);
            return new Delivery.InDoubt("the mailer failed: " + defect.getMessage());
        }
    }

    /// What cannot be written down is kept for the next turn.
    private void write(List<Attempt> answers) {
        try {
            recorder.record(answers);
            inHand.written(answers);
        } catch (Unavailable away) {
            keep(answers);
        } catch (RuntimeException failed) {
            if (answers.size() > 1) {
                answers.forEach(answer -> write(List.of(answer)));
            } else {
                LOG.error("the answer for send {} cannot be written", ids(answers), failed);
                keep(answers);
            }
        }
    }

    private void keep(List<Attempt> answers) {
        inHand.keep(answers);
        writeAgainAt = clock.instant().plus(WRITE_AGAIN);
    }

    private static List<UUID> ids(List<Attempt> answers) {
        return answers.stream().map(answer -> answer.send().id()).toList();
    }

    private static List<Attempt> gather(LinkedBlockingQueue<Attempt> answers, int left) {
        var some = new ArrayList<Attempt>(left);
        boolean isInterrupted = false;
        long until = 0;
        while (some.isEmpty() || (some.size() < left && System.nanoTime() < until)) {
            try {
                if (some.isEmpty()) {
                    some.add(answers.take());
                    until = System.nanoTime() + GATHER.toNanos();
                } else {
                    var next = answers.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                    if (next != null) {
                        some.add(next);
                    }
                }
                answers.drainTo(some, left - some.size());
            } catch (InterruptedException _) {
                // What was handed over must be written down: the loop stops after this turn.
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
        return some;
    }

    /// While nobody answers, asking for every send in turn helps nobody.
    private void restIfRelayIsAway(List<Attempt> attempts) {
        boolean isAway =
                !attempts.isEmpty()
                        && attempts.stream()
                                .allMatch(attempt ->
                                        attempt.delivery() instanceof Delivery.NotSubmitted);
        if (isAway) {
            restUntil = clock.instant().plus(rest);
            var longer = rest.multipliedBy(2);
            rest = longer.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : longer;
        } else if (!attempts.isEmpty()) {
            rest = Duration.ofSeconds(1);
        }
    }
}
