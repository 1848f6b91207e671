package dev.espalier.engine.dispatch;

import dev.espalier.contact.Contact;
import dev.espalier.contact.EmailAddress;
import dev.espalier.definition.Holidays;
import dev.espalier.engine.definitions.Programs;
import dev.espalier.engine.id.TypeId;
import dev.espalier.engine.limits.Candidate;
import dev.espalier.engine.limits.Limiter;
import dev.espalier.engine.limits.Limits;
import dev.espalier.engine.limits.Openings;
import dev.espalier.engine.loop.Loop;
import dev.espalier.engine.mail.Envelope;
import dev.espalier.engine.mail.Mailer;
import dev.espalier.engine.store.Contacts.ContactKey;
import dev.espalier.engine.store.Events.EventKey;
import dev.espalier.engine.store.Sends.Claimed;
import dev.espalier.engine.store.Sends.Kept;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.send.InDoubt;
import dev.espalier.send.SendState;
import dev.espalier.send.Waiting;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends what is queued. A turn is a whole: what it claims it renders, submits, hands over and
/// records. Several may run at once.
public final class Dispatch {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    /// As long as the ids that the house makes, and nobody's.
    private static final String NOBODY = TypeId.text("con", new UUID(0, 0));

    private final Store store;
    private final Messages messages;
    private final InstantSource clock;
    private final Terms terms;
    private final Pace pace;
    private final Recorder recorder;
    private final HandingOver handingOver;
    private final Receipts receipts;
    private final Inheritance inheritance;
    private final Limiter limiter;
    private final PinnedTexts texts = new PinnedTexts();

    /// @param node this process, by which its claims are known
    /// @param share most sends of one workspace in one turn
    /// @param onDoubt what becomes of a lost answer where a sequence says nothing of it
    /// @param lease how long this process may take itself for alive
    /// @param limits how much may be sent
    public record Terms(UUID node, int share, InDoubt onDoubt, Lease lease, Limits limits) {}

    public Dispatch(
            Store store,
            Programs programs,
            Messages messages,
            Mailer mailer,
            Receipts receipts,
            Holidays holidays,
            InstantSource clock,
            Terms terms,
            Runnable onDue) {
        this.store = store;
        this.messages = messages;
        this.clock = clock;
        this.terms = terms;
        this.limiter =
                new Limiter(
                        terms.limits(),
                        new Openings(programs, holidays),
                        mailer,
                        Retries.MAX_LATENESS);
        this.pace = new Pace(mailer::connections, terms.share());
        this.recorder = new Recorder(store, programs, clock, terms.node(), mailer.host(), onDue);
        this.receipts = receipts;
        this.inheritance = new Inheritance(store, programs, mailer.host(), onDue);
        this.handingOver =
                new HandingOver(store, mailer, clock, terms, recorder, pace, limiter, receipts);
    }

    /// What a turn claimed.
    ///
    /// @param size how many
    /// @param most how many of one workspace it would have
    /// @param sends those of them that may go
    private record Batch(
            int size,
            int most,
            List<Claimed> sends,
            Map<UUID, Candidate> candidates,
            Map<PinnedTexts.Key, PinnedTexts.Ready> texts,
            Map<ContactKey, Contact> contacts,
            Map<UUID, Map<String, Object>> events) {

        static final Batch EMPTY =
                new Batch(0, 0, List.of(), Map.of(), Map.of(), Map.of(), Map.of());
    }

    /// Called once, before the first turn: what waits for a limit that this server does not have
    /// goes on.
    public void begin() {
        var limits = terms.limits();
        store.run(tx -> {
            if (limits.warmUp().isEmpty()) {
                tx.sends().lookAgain(Waiting.WARM_UP);
            }
            if (limits.rate().isEmpty()) {
                tx.sends().lookAgain(Waiting.RATE);
            }
        });
    }

    /// Writes down what processes that died were told by the relay and could not write.
    public void inherit() {
        receipts.inherit(inheritance::take);
    }

    /// @return how many sends were claimed
    public int turn() {
        return take().size();
    }

    /// A [#turn] of a loop.
    public Loop.Did pass() {
        var batch = take();
        return Loop.Did.of(batch.size(), batch.most());
    }

    private Batch take() {
        handingOver.writeLeft();
        handingOver.giveBackLost();
        var now = clock.instant();
        if (limiter.isResting(now) || !terms.lease().holds()) {
            return Batch.EMPTY;
        }
        var claimed = new ArrayList<Claimed>();
        boolean isWhole = false;
        try {
            var batch = store.inTransaction(tx -> claim(tx, now, claimed));
            handingOver.all(prepare(batch, now));
            isWhole = true;
            return batch;
        } finally {
            handingOver.done(claimed, isWhole);
        }
    }

    private Batch claim(Transaction tx, Instant now, List<Claimed> claimed) {
        // The transaction may be run again: what its first run claimed was never ours.
        handingOver.inHand().drop(claimed);
        claimed.clear();
        int most = pace.claimable(terms.share());
        claimed.addAll(tx.sends().claim(terms.node(), terms.onDoubt(), now, most));
        handingOver.inHand().take(claimed);
        if (claimed.isEmpty()) {
            return Batch.EMPTY;
        }
        var pinned = texts.load(tx, claimed);
        texts.loadBases(tx, claimed);
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
        var candidates = candidates(tx, claimed, pinned, contacts);
        var waiting = putOff(tx, candidates, now);
        var sends = claimed.stream().filter(send -> !waiting.contains(send.id())).toList();
        return new Batch(
                claimed.size(),
                most,
                sends,
                candidates,
                pinned,
                contacts,
                events(tx, sends, pinned));
    }

    private Map<UUID, Candidate> candidates(
            Transaction tx,
            List<Claimed> claimed,
            Map<PinnedTexts.Key, PinnedTexts.Ready> pinned,
            Map<ContactKey, Contact> contacts) {
        var own = limiter.own(tx);
        var candidates = new LinkedHashMap<UUID, Candidate>();
        for (var send : claimed) {
            var contact = contacts.get(new ContactKey(send.workspace(), send.contactId()));
            var text = pinned.get(PinnedTexts.Key.of(send));
            if (contact != null) {
                var kept = send.kept();
                var to = kept == null ? contact.email() : kept.to();
                var from = text != null ? text.sender().email() : kept == null ? "" : kept.from();
                candidates.put(send.id(), limiter.candidate(own, send, contact, to, from));
            }
        }
        return candidates;
    }

    /// Queues again what may not go now, with the reason.
    private Set<UUID> putOff(Transaction tx, Map<UUID, Candidate> candidates, Instant now) {
        var timely =
                candidates.values().stream()
                        .filter(one -> !Retries.isTooLate(one.send().plannedAt(), now))
                        .toList();
        var waiting = limiter.look(tx, timely, now);
        if (!waiting.isEmpty()) {
            tx.sends().record(terms.node(), List.copyOf(waiting), now);
        }
        return waiting.stream().map(one -> one.send().id()).collect(Collectors.toSet());
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
                switch (made(send, contact, batch)) {
                    case Composed.Done(var one) -> ready.add(one);
                    case Composed.Failed(var reason) ->
                            failed.computeIfAbsent(reason, _ -> new ArrayList<>()).add(send);
                }
            }
        }
        late.stream()
                .collect(Collectors.groupingBy(send -> Limiter.tooLate(send.waited())))
                .forEach((reason, sends) -> recorder.end(sends, SendState.EXPIRED, reason));
        recorder.end(orphaned, SendState.CANCELLED, "contact deleted");
        failed.forEach((reason, sends) -> recorder.end(sends, SendState.FAILED, reason));
        return ready;
    }

    private sealed interface Composed {
        record Done(Ready ready) implements Composed {}

        record Failed(String reason) implements Composed {}
    }

    /// What was handed over before goes again as it was. One that certainly did not arrive and
    /// whose person has another address by now is made anew.
    private Composed made(Claimed send, Contact contact, Batch batch) {
        var kept = send.kept();
        boolean isElsewhere =
                kept != null
                        && !EmailAddress.keyOf(kept.to())
                                .equals(EmailAddress.keyOf(contact.email()));
        var candidate = Objects.requireNonNull(batch.candidates().get(send.id()));
        if (kept == null || (isElsewhere && !send.isDoubtful())) {
            return compose(candidate, contact, batch);
        }
        try {
            var base = texts.base(PinnedTexts.Key.of(send)).map(Frozen.Base::bytes).orElse(null);
            return new Composed.Done(
                    new Ready(
                            candidate,
                            contact,
                            new Envelope(send.workspace(), kept.from(), kept.to()),
                            Frozen.unpack(kept.message(), base),
                            null));
        } catch (RuntimeException defect) {
            LOG.error("send {} was kept and cannot be read", send.id(), defect);
            return new Composed.Failed("cannot be read: " + defect.getMessage());
        }
    }

    private Kept packed(Claimed send, PinnedTexts.Ready text, Messages.Message message) {
        var envelope = message.envelope();
        return new Kept(
                envelope.from(), envelope.to(), Frozen.pack(message.bytes(), base(send, text)));
    }

    /// The base is nobody's: it outlives whoever is mailed.
    private Frozen.@Nullable Base base(Claimed send, PinnedTexts.Ready text) {
        var key = PinnedTexts.Key.of(send);
        var known = texts.base(key);
        if (known.isPresent() || !texts.isWorthABase(key)) {
            return known.orElse(null);
        }
        var nobody =
                new Contact(
                        send.workspace(),
                        NOBODY,
                        "nobody@example.invalid",
                        Optional.empty(),
                        Map.of(),
                        null,
                        false,
                        send.firstAttemptAt(),
                        send.firstAttemptAt());
        return switch (messages.make(send, nobody, text.text(), text.sender(), Map.of())) {
            case Messages.Made.Failed _ -> null;
            case Messages.Made.Done(var message) -> texts.base(store, key, message.bytes());
        };
    }

    private Composed compose(Candidate candidate, Contact contact, Batch batch) {
        var send = candidate.send();
        var text = batch.texts().get(PinnedTexts.Key.of(send));
        if (text == null) {
            return new Composed.Failed("its text is missing");
        }
        var event =
                send.triggerEvent() == null
                        ? Map.<String, Object>of()
                        : batch.events().getOrDefault(send.triggerEvent(), Map.of());
        return switch (messages.make(send, contact, text.text(), text.sender(), event)) {
            case Messages.Made.Failed(var reason) -> new Composed.Failed(reason);
            case Messages.Made.Done(var message) ->
                    new Composed.Done(
                            new Ready(
                                    candidate,
                                    contact,
                                    message.envelope(),
                                    message.bytes(),
                                    packed(send, text, message)));
        };
    }
}
