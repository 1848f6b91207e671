package dev.espalier.engine.jobs.running;

import dev.espalier.engine.jobs.Job;
import dev.espalier.engine.store.JobQueue.Attempt;
import dev.espalier.engine.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The jobs that this process is doing.
public final class Hands {

    /// How often it is asked whether what is in hand was cancelled meanwhile.
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Store store;
    private final UUID owner;
    private final Function<Job, Duration> longest;
    private final Map<UUID, InHand> hands = new ConcurrentHashMap<>();
    private final Set<Expected> expected = ConcurrentHashMap.newKeySet();
    private volatile Instant looked = Instant.EPOCH;

    /// @param longest that an attempt may take: what takes longer is taken to hang
    public Hands(Store store, UUID owner, Function<Job, Duration> longest) {
        this.store = store;
        this.owner = owner;
        this.longest = longest;
    }

    /// A job that is about to be begun, on whatever thread. It is not taken for lost from now until
    /// this is closed: by then it is in hand, or was not begun, or is over.
    public Expected expect(UUID job) {
        var coming = new Expected(this, job);
        expected.add(coming);
        return coming;
    }

    /// One of perhaps many for one job.
    public static final class Expected implements AutoCloseable {
        private final Hands hands;
        private final UUID job;

        private Expected(Hands hands, UUID job) {
            this.hands = hands;
            this.job = job;
        }

        @Override
        public void close() {
            hands.expected.remove(this);
        }
    }

    public InHand add(Job job) {
        var hand = new InHand(job);
        hands.put(job.id(), hand);
        return hand;
    }

    public void remove(InHand hand) {
        hands.remove(hand.job().id(), hand);
    }

    public int count() {
        return hands.size();
    }

    public List<InHand> all() {
        return List.copyOf(hands.values());
    }

    /// Gives back what this node holds without knowing, such as after a commit whose answer was
    /// lost; interrupts what was cancelled or taken away, and what hangs.
    ///
    /// @param ended whose end is not written down yet; called after what is in hand was counted
    /// @param onHanging told of what hangs
    public void look(
            Instant now,
            java.util.function.Supplier<Collection<UUID>> ended,
            Consumer<InHand> onHanging) {
        if (now.isBefore(looked.plus(LOOK))) {
            return;
        }
        looked = now;
        // In this order: in hand before it is looked for, and known of before it was begun.
        var before = all();
        var attempts = store.reading(tx -> tx.jobs().held(owner));
        giveBack(lost(attempts, ended), now);
        var held = attempts.stream().map(Attempt::id).collect(Collectors.toSet());
        for (var hand : before) {
            var began = hand.job().startedAt().orElse(now);
            if (!held.contains(hand.job().id())) {
                hand.interrupt();
            } else if (now.isAfter(began.plus(longest.apply(hand.job())))) {
                onHanging.accept(hand);
                hand.interrupt();
            }
        }
    }

    private List<Attempt> lost(
            List<Attempt> attempts, java.util.function.Supplier<Collection<UUID>> ended) {
        var known = new HashSet<UUID>();
        expected.forEach(coming -> known.add(coming.job));
        known.addAll(hands.keySet());
        known.addAll(ended.get());
        return attempts.stream().filter(attempt -> !known.contains(attempt.id())).toList();
    }

    private void giveBack(List<Attempt> attempts, Instant now) {
        if (!attempts.isEmpty()) {
            store.run(tx -> tx.jobs().giveBack(owner, attempts, now));
        }
    }

    /// Waits for what is in hand, interrupts what does not end, and gives it back.
    ///
    /// @param between done when nobody is waited for any more
    public void close(Duration grace, Runnable between, Instant now) {
        var running = all();
        InHand.await(running, grace);
        between.run();
        running.forEach(InHand::interrupt);
        giveBack(store.reading(tx -> tx.jobs().held(owner)), now);
    }
}
