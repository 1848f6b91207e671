package dev.espalier.engine.dispatch;

import dev.espalier.contact.Contact;
import dev.espalier.engine.definitions.Programs;
import dev.espalier.engine.dispatch.Recorder.Attempt;
import dev.espalier.engine.mail.Composer;
import dev.espalier.engine.mail.Delivery;
import dev.espalier.engine.mail.Envelope;
import dev.espalier.engine.mail.Mailer;
import dev.espalier.engine.store.Contacts.ContactKey;
import dev.espalier.engine.store.Events.EventKey;
import dev.espalier.engine.store.Sends.Claimed;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.send.SendState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// Sends what is queued. A turn is a whole: what it claims it renders, submits, hands over and
/// records. Several may run at once.
public final class Dispatch {

    private static final Duration LONGEST_REST = Duration.ofSeconds(30);

    /// How long answers wait for one another before they are written down together.
    private static final Duration GATHER = Duration.ofMillis(20);

    private final Store store;
    private final Composer composer;
    private final Mailer mailer;
    private final InstantSource clock;
    private final UUID node;
    private final int share;
    private final Recorder recorder;
    private final PinnedTexts texts = new PinnedTexts();
    private volatile Instant restUntil = Instant.EPOCH;
    private volatile Duration rest = Duration.ofSeconds(1);

    /// @param node this process, by which its claims are known
    /// @param share most sends of one workspace in one turn
    public Dispatch(
            Store store,
            Programs programs,
            Composer composer,
            Mailer mailer,
            InstantSource clock,
            UUID node,
            int share) {
        this.store = store;
        this.composer = composer;
        this.mailer = mailer;
        this.clock = clock;
        this.node = node;
        this.share = share;
        this.recorder = new Recorder(store, programs, clock, node, RandomGenerator.getDefault());
    }

    /// One send with all it needs.
    private static final class Ready {
        private final Claimed send;
        private final Contact contact;
        private final Envelope envelope;
        private final byte[] message;

        Ready(Claimed send, Contact contact, Envelope envelope, byte[] message) {
            this.send = send;
            this.contact = contact;
            this.envelope = envelope;
            this.message = message;
        }

        Claimed send() {
            return send;
        }
    }

    /// What a turn claimed.
    private record Batch(
            List<Claimed> sends,
            Map<ContactKey, Contact> contacts,
            Map<UUID, Map<String, Object>> events) {}

    /// @return how many sends were claimed
    public int turn() {
        var now = clock.instant();
        if (now.isBefore(restUntil)) {
            return 0;
        }
        var batch = store.inTransaction(tx -> claim(tx, now));
        if (batch.sends().isEmpty()) {
            return 0;
        }
        var ready = prepare(batch);
        var admitted = submit(ready);
        deliver(admitted);
        return batch.sends().size();
    }

    private Batch claim(Transaction tx, Instant now) {
        var sends = tx.sends().claim(node, now, share);
        if (sends.isEmpty()) {
            return new Batch(List.of(), Map.of(), Map.of());
        }
        texts.load(tx, sends);
        var keys =
                sends.stream()
                        .map(send -> new ContactKey(send.workspace(), send.contactId()))
                        .distinct()
                        .toList();
        var contacts =
                tx.contacts().findAll(keys).stream()
                        .collect(
                                Collectors.toMap(
                                        one -> new ContactKey(one.workspace(), one.id()),
                                        one -> one));
        return new Batch(sends, contacts, events(tx, sends));
    }

    private Map<UUID, Map<String, Object>> events(Transaction tx, List<Claimed> sends) {
        var keys =
                sends.stream()
                        .filter(send ->
                                send.triggerEvent() != null
                                        && texts.find(send)
                                                .map(PinnedTexts.Ready::readsEvent)
                                                .orElse(false))
                        .map(send ->
                                new EventKey(
                                        send.workspace(),
                                        Objects.requireNonNull(send.triggerEvent())))
                        .toList();
        return keys.isEmpty() ? Map.of() : tx.events().properties(keys);
    }

    private List<Ready> prepare(Batch batch) {
        var ready = new ArrayList<Ready>();
        var orphaned = new ArrayList<Claimed>();
        var failed = new HashMap<String, List<Claimed>>();
        for (var send : batch.sends()) {
            var contact = batch.contacts().get(new ContactKey(send.workspace(), send.contactId()));
            if (contact == null) {
                orphaned.add(send);
                continue;
            }
            var text = texts.find(send).orElseThrow();
            var event =
                    send.triggerEvent() == null
                            ? Map.<String, Object>of()
                            : batch.events().getOrDefault(send.triggerEvent(), Map.of());
            switch (composer.render(text.text(), TemplateValues.of(contact, event))) {
                case Composer.Rendering.Done(var email) ->
                        ready.add(
                                new Ready(
                                        send,
                                        contact,
                                        new Envelope(text.sender().email(), contact.email()),
                                        composer.write(
                                                MailHeaders.of(send, contact, text.sender()),
                                                email)));
                case Composer.Rendering.Failed(var reason) ->
                        failed.computeIfAbsent(reason, _ -> new ArrayList<>()).add(send);
            }
        }
        recorder.end(orphaned, SendState.CANCELLED, "contact deleted");
        failed.forEach((reason, sends) -> recorder.end(sends, SendState.FAILED, reason));
        return ready;
    }

    /// Passes the gate: what may no longer go is given back to the planner.
    private List<Ready> submit(List<Ready> ready) {
        if (ready.isEmpty()) {
            return List.of();
        }
        var now = clock.instant();
        var sends = ready.stream().map(Ready::send).toList();
        return store.inTransaction(tx -> {
            var passed = new HashSet<>(tx.sends().submit(node, sends, now));
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
            Thread.startVirtualThread(() ->
                    answers.add(
                            new Attempt(
                                    one.send(),
                                    one.contact,
                                    mailer.deliver(one.envelope, one.message))));
        }
        for (int left = admitted.size(); left > 0; ) {
            var some = gather(answers, left);
            left -= some.size();
            restIfRelayIsAway(some);
            recorder.record(some);
        }
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
