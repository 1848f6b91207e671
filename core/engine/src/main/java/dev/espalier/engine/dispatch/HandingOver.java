package dev.espalier.engine.dispatch;

import dev.espalier.engine.dispatch.Recorder.Attempt;
import dev.espalier.engine.mail.Delivery;
import dev.espalier.engine.mail.Mailer;
import dev.espalier.engine.store.Sends.Addressed;
import dev.espalier.engine.store.Sends.Claimed;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings what is ready through the gate and to the relay, a slice at a time: only what a
/// connection takes in a moment is marked as submitting. The next slice passes the gate while
/// answers to the one before come in.
final class HandingOver {

    private static final Logger LOG = LoggerFactory.getLogger(HandingOver.class);
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);
    private static final Duration WRITE_AGAIN = Duration.ofSeconds(1);

    /// How long answers wait for one another before they are written down together.
    private static final Duration GATHER = Duration.ofMillis(20);

    private final Store store;
    private final Mailer mailer;
    private final InstantSource clock;
    private final UUID node;
    private final Recorder recorder;
    private final Lease lease;
    private final Pace pace;
    private final InHand inHand = new InHand();
    private volatile Instant writeAgainAt = Instant.EPOCH;
    private volatile Instant restUntil = Instant.EPOCH;
    private volatile Duration rest = Duration.ofSeconds(1);

    HandingOver(
            Store store,
            Mailer mailer,
            InstantSource clock,
            UUID node,
            Recorder recorder,
            Lease lease,
            Pace pace) {
        this.store = store;
        this.mailer = mailer;
        this.clock = clock;
        this.node = node;
        this.recorder = recorder;
        this.lease = lease;
        this.pace = pace;
    }

    InHand inHand() {
        return inHand;
    }

    boolean isResting(Instant now) {
        return now.isBefore(restUntil);
    }

    void all(List<Ready> ready) {
        var waiting = new ArrayDeque<>(ready);
        var answers = new LinkedBlockingQueue<Attempt>();
        int underway = 0;
        @Nullable RuntimeException failure = null;
        while (!waiting.isEmpty() || underway > 0) {
            if (!waiting.isEmpty()) {
                try {
                    underway += slice(waiting, underway == 0, answers);
                } catch (RuntimeException failed) {
                    // Others are at the relay, and their answers must not be lost.
                    failure = failed;
                    waiting.clear();
                }
            }
            if (underway > 0) {
                var some = gather(answers, underway);
                underway -= some.size();
                restIfRelayIsAway(some);
                write(some);
            }
            if (!waiting.isEmpty() && !mayGoOn()) {
                putBack(waiting);
                waiting.clear();
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private boolean mayGoOn() {
        return lease.holds()
                && !isResting(clock.instant())
                && !Thread.currentThread().isInterrupted();
    }

    /// @param waits whether nothing is to be done before there is room
    /// @return how many are under way of it
    private int slice(Queue<Ready> waiting, boolean waits, LinkedBlockingQueue<Attempt> answers) {
        int room = pace.enter(waiting.size(), waits);
        if (room == 0) {
            return 0;
        }
        var slice = new ArrayList<Ready>(room);
        for (int i = 0; i < room; i++) {
            slice.add(waiting.remove());
        }
        List<Ready> admitted = List.of();
        try {
            admitted = submit(slice);
        } finally {
            pace.leave(room - admitted.size());
        }
        var leave = Leave.now(lease);
        for (var one : admitted) {
            Thread.startVirtualThread(() -> answers.add(attempt(one, leave)));
        }
        return admitted.size();
    }

    /// Passes the gate: what may no longer go is given back to the planner.
    private List<Ready> submit(List<Ready> ready) {
        var now = clock.instant();
        var addressed =
                ready.stream()
                        .map(one -> new Addressed(one.send(), one.envelope().to(), one.fresh()))
                        .toList();
        return store.inTransaction(tx -> {
            var passed = new HashSet<>(tx.sends().submit(node, addressed, now));
            var refused =
                    ready.stream()
                            .map(Ready::send)
                            .filter(send -> !passed.contains(send.id()))
                            .toList();
            if (!refused.isEmpty()) {
                recorder.relocate(tx, refused, now);
                tx.sends().withdraw(node, refused, now);
            }
            return ready.stream().filter(one -> passed.contains(one.send().id())).toList();
        });
    }

    private Attempt attempt(Ready one, Leave leave) {
        int beside = pace.underway();
        long begin = System.nanoTime();
        var delivery = handOver(one, leave);
        pace.answered(System.nanoTime() - begin, beside);
        return new Attempt(one.send(), one.contact(), delivery);
    }

    private Delivery handOver(Ready one, Leave leave) {
        try {
            return mailer.deliver(one.envelope(), one.message(), leave);
        } catch (RuntimeException defect) {
            // Nobody knows how far it came, and somebody waits for an answer.
            LOG.error("handing over send {} failed", one.send().id(), defect);
            return new Delivery.InDoubt("the mailer failed: " + defect.getMessage());
        }
    }

    /// Answers that could not be written down are written now.
    void writeLeft() {
        if (!clock.instant().isBefore(writeAgainAt)) {
            write(inHand.unwritten());
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

    /// Those that have not been at the gate go back to the queue.
    private void putBack(Queue<Ready> waiting) {
        var sends = waiting.stream().map(Ready::send).toList();
        recorder.putBack(sends, max(restUntil, clock.instant()));
    }

    private static Instant max(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
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

    /// What the database thinks is ours and is not goes back to the queue.
    void giveBackLost() {
        if (!inHand.takeLost()) {
            return;
        }
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

    /// A turn ended.
    ///
    /// @param isWhole false: nobody knows what became of what it claimed
    void done(List<Claimed> claimed, boolean isWhole) {
        inHand.drop(claimed);
        if (!isWhole) {
            inHand.lost();
        }
    }
}
