package dev.espalier.engine.dispatch;

import dev.espalier.engine.dispatch.Pace.Worth;
import dev.espalier.engine.dispatch.Recorder.Attempt;
import dev.espalier.engine.limits.Limiter;
import dev.espalier.engine.limits.Ticket;
import dev.espalier.engine.mail.Delivery;
import dev.espalier.engine.mail.Mailer;
import dev.espalier.engine.store.Sends.Addressed;
import dev.espalier.engine.store.Sends.Claimed;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.engine.store.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings what is ready through the gate and to the relay, a slice at a time: only what a
/// connection takes in a moment is marked as submitting. The next slice passes the gate while
/// answers to the one before come in.
final class HandingOver {

    private static final Logger LOG = LoggerFactory.getLogger(HandingOver.class);
    private static final Duration WRITE_AGAIN = Duration.ofSeconds(1);

    /// How long answers wait for one another before they are written down together.
    private static final Duration GATHER = Duration.ofMillis(20);

    /// How long a turn keeps in hand what waits for others on the same way.
    private static final Duration IN_HAND = Duration.ofSeconds(1);

    private final Store store;
    private final Mailer mailer;
    private final InstantSource clock;
    private final UUID node;
    private final Recorder recorder;
    private final Lease lease;
    private final Pace pace;
    private final Limiter limiter;
    private final Receipts receipts;
    private final InHand inHand = new InHand();
    private volatile Instant writeAgainAt = Instant.EPOCH;

    HandingOver(
            Store store,
            Mailer mailer,
            InstantSource clock,
            Dispatch.Terms terms,
            Recorder recorder,
            Pace pace,
            Limiter limiter,
            Receipts receipts) {
        this.store = store;
        this.mailer = mailer;
        this.clock = clock;
        this.node = terms.node();
        this.recorder = recorder;
        this.lease = terms.lease();
        this.pace = pace;
        this.limiter = limiter;
        this.receipts = receipts;
    }

    InHand inHand() {
        return inHand;
    }

    void all(List<Ready> ready) {
        var waiting = new ArrayDeque<>(ready);
        var answers = new LinkedBlockingQueue<Attempt>();
        int underway = 0;
        long until = System.nanoTime() + IN_HAND.toNanos();
        // Nobody answered for a moment: what is under way is slow, and others need not be.
        boolean isStill = false;
        @Nullable RuntimeException failure = null;
        while (!waiting.isEmpty() || underway > 0) {
            if (!waiting.isEmpty()) {
                try {
                    var worth = underway == 0 ? Worth.WAITING : isStill ? Worth.ANY : Worth.MANY;
                    underway += slice(waiting, worth, until, answers);
                } catch (RuntimeException failed) {
                    // Others are at the relay, and their answers must not be lost.
                    failure = failed;
                    waiting.clear();
                }
            }
            if (underway > 0) {
                var some = gather(answers, underway, waiting.isEmpty());
                isStill = some.isEmpty();
                underway -= some.size();
                write(some);
            }
            if (underway == 0 && !waiting.isEmpty()) {
                // All of them wait for answers that others have to get.
                pause();
            }
            if (!waiting.isEmpty() && !mayGoOn()) {
                try {
                    putBack(waiting);
                } catch (RuntimeException failed) {
                    // As above: what is at the relay is answered and written first.
                    failure = failed;
                }
                waiting.clear();
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void pause() {
        try {
            limiter.awaitAnswer();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean mayGoOn() {
        return lease.holds()
                && !limiter.isResting(clock.instant())
                && !Thread.currentThread().isInterrupted();
    }

    /// @param until when nothing is kept in hand any longer that waits for others on the same way
    /// @return how many are under way of it
    private int slice(
            Deque<Ready> waiting, Worth worth, long until, LinkedBlockingQueue<Attempt> answers) {
        int room = pace.enter(waiting.size(), worth);
        if (room == 0) {
            return 0;
        }
        var now = clock.instant();
        var slice = new ArrayList<Ready>(room);
        var held = new ArrayList<Limiter.Held>();
        var patient = new ArrayDeque<Ready>();
        while (slice.size() < room && !waiting.isEmpty()) {
            var one = waiting.remove();
            // Somebody's answer has to come, else it would be waited for in vain.
            boolean isFirst = worth == Worth.WAITING && slice.isEmpty();
            if (!isFirst && limiter.isUntried(one.candidate())) {
                patient.addFirst(one);
            } else if (limiter.enter(one.candidate(), now)) {
                slice.add(one);
            } else if (System.nanoTime() < until && limiter.isMoving(one.candidate())) {
                patient.addFirst(one);
            } else {
                held.add(limiter.held(one.candidate(), now));
            }
        }
        patient.forEach(waiting::addFirst);
        // Others need not wait for the gate with what is not taken.
        pace.leave(room - slice.size());
        List<Admitted> admitted = List.of();
        try {
            if (!slice.isEmpty() || !held.isEmpty()) {
                admitted = submit(slice, held);
            }
        } finally {
            pace.leave(slice.size() - admitted.size());
            leave(slice, admitted);
        }
        // What the gate gave back is the planner's.
        recorder.hint(admitted.size() < slice.size());
        var leave = Leave.now(lease);
        for (var one : admitted) {
            Thread.startVirtualThread(() -> answers.add(attempt(one, leave)));
        }
        return admitted.size();
    }

    private void leave(List<Ready> slice, List<Admitted> admitted) {
        if (admitted.size() < slice.size()) {
            var passed =
                    admitted.stream()
                            .map(one -> one.ready().send().id())
                            .collect(Collectors.toSet());
            slice.stream()
                    .filter(one -> !passed.contains(one.send().id()))
                    .forEach(one -> limiter.leave(one.candidate()));
        }
    }

    /// One that passed the gate, and what was counted for it.
    private record Admitted(Ready ready, Ticket ticket) {}

    /// Passes the gate: what may no longer go is given back to the planner, what may not go now is
    /// queued again.
    private List<Admitted> submit(List<Ready> ready, List<Limiter.Held> held) {
        var now = clock.instant();
        return store.inTransaction(tx -> {
            var taken = limiter.take(tx, ready.stream().map(Ready::candidate).toList(), held, now);
            if (!taken.putOff().isEmpty()) {
                tx.sends().record(node, List.copyOf(taken.putOff()), now);
            }
            var waiting =
                    taken.putOff().stream().map(one -> one.send().id()).collect(Collectors.toSet());
            return submit(
                    tx,
                    ready.stream()
                            .filter(one -> !waiting.contains(one.send().id()))
                            .map(one -> new Admitted(one, taken.ticket(one.send().id())))
                            .toList(),
                    now);
        });
    }

    private List<Admitted> submit(Transaction tx, List<Admitted> ready, Instant now) {
        if (ready.isEmpty()) {
            return ready;
        }
        var addressed =
                ready.stream()
                        .map(Admitted::ready)
                        .map(one -> new Addressed(one.send(), one.envelope().to(), one.fresh()))
                        .toList();
        var passed = new HashSet<>(tx.sends().submit(node, addressed, now));
        var refused =
                ready.stream().filter(one -> !passed.contains(one.ready().send().id())).toList();
        if (!refused.isEmpty()) {
            var sends = refused.stream().map(one -> one.ready().send()).toList();
            recorder.relocate(tx, sends, now);
            tx.sends().withdraw(node, sends, now);
            Limiter.giveBack(tx, refused.stream().map(Admitted::ticket).toList());
        }
        return ready.stream().filter(one -> passed.contains(one.ready().send().id())).toList();
    }

    private Attempt attempt(Admitted admitted, Leave leave) {
        var one = admitted.ready();
        int beside = pace.underway();
        long begin = System.nanoTime();
        var delivery = handOver(one, leave);
        long took = System.nanoTime() - begin;
        if (delivery instanceof Delivery.Accepted(var detail)) {
            keep(one.send(), detail);
        }
        pace.answered(took, beside);
        var noted = limiter.answered(one.candidate(), delivery, took, clock.instant());
        return new Attempt(one.send(), one.contact(), delivery, admitted.ticket(), noted);
    }

    private void keep(Claimed send, String detail) {
        try {
            receipts.keep(
                    new Receipts.Receipt(
                            node,
                            send.workspace(),
                            send.id(),
                            send.attempt(),
                            clock.instant(),
                            detail));
        } catch (RuntimeException | Error defect) {
            // As below: somebody waits for the answer.
            LOG.error("the receipt of send {} cannot be kept", send.id(), defect);
        }
    }

    private Delivery handOver(Ready one, Leave leave) {
        try {
            return mailer.deliver(one.envelope(), one.message(), leave);
        } catch (RuntimeException | Error defect) {
            // Nobody knows how far it came, and somebody waits for an answer: an error, too, must
            // not make the turn wait for ever.
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
            receipts.drop(ids(answers));
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

    /// @param isPatient waits for one, however long it takes; else for a moment
    private static List<Attempt> gather(
            LinkedBlockingQueue<Attempt> answers, int left, boolean isPatient) {
        var some = new ArrayList<Attempt>(left);
        boolean isInterrupted = false;
        long until = System.nanoTime() + GATHER.toNanos();
        while ((isPatient && some.isEmpty()) || (some.size() < left && System.nanoTime() < until)) {
            try {
                boolean isFirst = some.isEmpty();
                var next =
                        isFirst && isPatient
                                ? answers.take()
                                : answers.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (next != null) {
                    some.add(next);
                    until = isFirst ? System.nanoTime() + GATHER.toNanos() : until;
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
        recorder.putBack(waiting.stream().map(Ready::send).toList(), clock.instant());
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
