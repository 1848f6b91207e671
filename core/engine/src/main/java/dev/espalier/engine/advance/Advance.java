package dev.espalier.engine.advance;

import dev.espalier.engine.definitions.Program;
import dev.espalier.engine.definitions.Programs;
import dev.espalier.engine.id.Ids;
import dev.espalier.engine.store.Enrolments.Due;
import dev.espalier.engine.store.Enrolments.Move;
import dev.espalier.engine.store.Enrolments.Next;
import dev.espalier.engine.store.Sends;
import dev.espalier.engine.store.Sends.EnrolmentKey;
import dev.espalier.engine.store.SequenceGroups;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.engine.store.Unavailable;
import dev.espalier.enrolment.EnrolmentStatus;
import dev.espalier.planner.Decision;
import dev.espalier.planner.Decision.Passed;
import dev.espalier.planner.HoldReason;
import dev.espalier.planner.Planner;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Plans due enrolments, a batch at a time.
public final class Advance {

    private static final Logger LOG = LoggerFactory.getLogger(Advance.class);

    private final Store store;
    private final Programs programs;
    private final Planner planner;
    private final InstantSource clock;
    private final Ids ids;
    private final int share;

    /// @param share most enrolments of one workspace in one batch
    public Advance(
            Store store, Programs programs, Planner planner, InstantSource clock, int share) {
        this.store = store;
        this.programs = programs;
        this.planner = planner;
        this.clock = clock;
        this.ids = new Ids(clock);
        this.share = share;
    }

    /// What one batch came to.
    ///
    /// @param planned how many enrolments were due
    /// @param sends how many sends were queued
    /// @param written how many emails were asked for
    public record Turn(int planned, int sends, int written) {}

    public Turn turn() {
        var now = clock.instant();
        try {
            return store.inTransaction(tx -> plan(tx, tx.enrolments().claimDue(now, share), now));
        } catch (Unavailable away) {
            throw away;
        } catch (RuntimeException failed) {
            LOG.warn("a batch of due enrolments failed; each is planned by itself", failed);
            return oneByOne(now);
        }
    }

    /// Most enrolments of one workspace in one turn.
    public int share() {
        return share;
    }

    /// One that cannot be planned must not stop the others: it is held for a person.
    private Turn oneByOne(Instant now) {
        var due = store.inTransaction(tx -> tx.enrolments().claimDue(now, share));
        int sends = 0;
        int written = 0;
        for (var one : due) {
            try {
                var turn = store.inTransaction(tx -> alone(tx, one, now));
                sends += turn.sends();
                written += turn.written();
            } catch (Unavailable away) {
                throw away;
            } catch (RuntimeException failed) {
                LOG.error(
                        "enrolment {} in sequence {} is held: it cannot be planned",
                        one.id(),
                        one.sequence(),
                        failed);
                store.run(tx -> tx.enrolments().holdFailed(one.workspace(), one.id(), now));
            }
        }
        return new Turn(due.size(), sends, written);
    }

    private Turn alone(Transaction tx, Due due, Instant now) {
        var claimed = tx.enrolments().claim(due.workspace(), due.id(), now);
        return plan(tx, claimed.stream().toList(), now);
    }

    private Turn plan(Transaction tx, List<Due> due, Instant now) {
        if (due.isEmpty()) {
            return new Turn(0, 0, 0);
        }
        var known = new HashMap<Programs.Key, Optional<Program>>();
        var facts =
                FactsLoader.load(
                        tx,
                        due,
                        one -> known.computeIfAbsent(key(one), key -> programs.find(tx, key)));
        var batch = new Batch(facts, now);
        for (var one : due) {
            batch.plan(one, known.computeIfAbsent(key(one), key -> programs.find(tx, key)));
        }
        tx.enrolments().move(batch.moves, now);
        tx.sends().cancelQueued(batch.cancelled, "the enrolment ended", now);
        tx.audits().write(tx.sequenceGroups().endFinished(batch.ended(), now));
        tx.sends().plan(batch.sends);
        batch.writing.ask(tx, now);
        return new Turn(due.size(), batch.sends.size(), batch.writing.size());
    }

    private static Programs.Key key(Due due) {
        return new Programs.Key(due.workspace(), due.sequence(), due.version(), due.incarnation());
    }

    private final class Batch {
        private final FactsLoader facts;
        private final Instant now;
        final List<Move> moves = new ArrayList<>();
        final List<Sends.New> sends = new ArrayList<>();
        final List<EnrolmentKey> cancelled = new ArrayList<>();
        final Writing writing = new Writing(ids);

        /// By the one that is being planned.
        private List<Passed> passed = List.of();

        Batch(FactsLoader facts, Instant now) {
            this.facts = facts;
            this.now = now;
        }

        void plan(Due due, Optional<Program> program) {
            passed = List.of();
            var next = next(due, program);
            if (due.sending() && next instanceof Next.Ended) {
                cancelled.add(new EnrolmentKey(due.workspace(), due.id()));
            }
            moves.add(new Move(due.workspace(), due.id(), due.sequence(), next, passed));
        }

        List<SequenceGroups.Key> ended() {
            return moves.stream()
                    .filter(move -> move.next() instanceof Next.Ended)
                    .map(move -> new SequenceGroups.Key(move.workspace(), move.sequence()))
                    .distinct()
                    .toList();
        }

        private Next next(Due due, Optional<Program> program) {
            var status = due.sequenceStatus();
            return switch (status) {
                case null -> new Next.Gone();
                case ACTIVE, PAUSED ->
                        next(
                                due,
                                program.orElseThrow(() ->
                                        new IllegalStateException(
                                                "version " + due.version() + " is missing")));
                // It came in while the sequence was being ended.
                case DRAFT, COMPLETED, CANCELLED ->
                        new Next.Ended(EnrolmentStatus.CANCELLED, "sequence " + status.word(), now);
            };
        }

        private Next next(Due due, Program program) {
            var known = facts.of(due);
            if (known.isEmpty()) {
                return new Next.Ended(EnrolmentStatus.EXITED, "contact deleted", now);
            }
            if (due.sending()) {
                return planner.exit(program.definition(), known.get())
                        .<Next>map(reason -> new Next.Ended(EnrolmentStatus.EXITED, reason, now))
                        .orElse(new Next.StaysSending(due.position()));
            }
            var decision = planner.next(program.definition(), due.position(), known.get(), now);
            passed = decision.path();
            return switch (decision) {
                case Decision.SendEmail send -> send(due, send);
                case Decision.WaitUntil(_, var at, var until) -> new Next.Waits(at, until, null);
                case Decision.WaitForEvent(_, var at, var event, var until) ->
                        new Next.Waits(at, until, event);
                case Decision.Hold(_, var at, var why, var since) -> {
                    if (why == HoldReason.AWAITING_APPROVAL && facts.pin(due, at.step()) == null) {
                        writing.add(due, program.definition(), at.step(), now);
                    }
                    yield new Next.Held(at, why, since);
                }
                case Decision.Finish(_, var at) ->
                        new Next.Ended(EnrolmentStatus.COMPLETED, "", at);
                case Decision.Exit(_, var reason, var at) ->
                        new Next.Ended(EnrolmentStatus.EXITED, reason, at);
            };
        }

        private Next send(Due due, Decision.SendEmail send) {
            var pin = facts.pin(due, send.step().key());
            if (pin == null || pin.fingerprint() == null) {
                return new Next.Held(send.at(), HoldReason.AWAITING_APPROVAL, send.due());
            }
            sends.add(
                    new Sends.New(
                            due.workspace(),
                            ids.next(),
                            due.id(),
                            due.sequence(),
                            due.version(),
                            send.step().key(),
                            due.contactId(),
                            pin.emailId(),
                            pin.templateId(),
                            pin.fingerprint(),
                            due.triggerEvent(),
                            now,
                            send.due()));
            return new Next.Sends(send.at());
        }
    }
}
