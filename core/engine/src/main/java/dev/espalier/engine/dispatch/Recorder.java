package dev.espalier.engine.dispatch;

import dev.espalier.contact.Contact;
import dev.espalier.definition.Definition;
import dev.espalier.definition.DelayRule;
import dev.espalier.definition.Step;
import dev.espalier.definition.StepKey;
import dev.espalier.engine.definitions.Programs;
import dev.espalier.engine.limits.Limiter;
import dev.espalier.engine.limits.Ticket;
import dev.espalier.engine.mail.Delivery;
import dev.espalier.engine.mail.Delivery.Stage;
import dev.espalier.engine.store.Enrolments.After;
import dev.espalier.engine.store.Enrolments.Next;
import dev.espalier.engine.store.Sends.Claimed;
import dev.espalier.engine.store.Sends.Result;
import dev.espalier.engine.store.SequenceGroups;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.engine.store.Warnings.Noted;
import dev.espalier.enrolment.EnrolmentStatus;
import dev.espalier.planner.Migration;
import dev.espalier.planner.Position;
import dev.espalier.send.InDoubt;
import dev.espalier.send.SendState;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes down what the relay said, and moves the enrolments on in the same transaction.
final class Recorder {

    private final Store store;
    private final Programs programs;
    private final InstantSource clock;
    private final UUID node;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Complaints complaints;
    private final Runnable onDue;

    /// One attempt and what came of it.
    ///
    /// @param contact whom it was for
    /// @param ticket what was counted for it
    /// @param noted what it made us leave alone for a while
    record Attempt(
            Claimed send,
            Contact contact,
            Delivery delivery,
            Ticket ticket,
            @Nullable Noted noted) {

        /// Whom mail is from is no fault of whom it is for: that is tried again.
        boolean isRefusedForGood() {
            return delivery instanceof Delivery.Rejected rejected && rejected.stage() != Stage.MAIL;
        }

        /// Certainly nothing arrived.
        boolean isUnused() {
            return switch (delivery) {
                case Delivery.Accepted _, Delivery.InDoubt _ -> false;
                case Delivery.Deferred _,
                        Delivery.Rejected _,
                        Delivery.NotSubmitted _,
                        Delivery.Withheld _ ->
                        true;
            };
        }
    }

    /// @param host of the relay
    /// @param onDue told when enrolments were made due
    Recorder(
            Store store,
            Programs programs,
            InstantSource clock,
            UUID node,
            String host,
            Runnable onDue) {
        this.store = store;
        this.programs = programs;
        this.clock = clock;
        this.node = node;
        this.complaints = new Complaints(host);
        this.onDue = onDue;
    }

    void record(List<Attempt> attempts) {
        if (attempts.isEmpty()) {
            return;
        }
        var now = clock.instant();
        var results = attempts.stream().map(attempt -> result(attempt, now)).toList();
        var isDue =
                store.inTransaction(tx -> {
                    var ours = new HashSet<>(tx.sends().record(node, results, now));
                    var afters = new ArrayList<After>();
                    for (int i = 0; i < results.size(); i++) {
                        if (results.get(i) instanceof Result.Final end
                                && ours.contains(end.send().id())) {
                            after(tx, attempts.get(i), now).ifPresent(afters::add);
                        }
                    }
                    move(tx, afters, now);
                    // What somebody else has ended says nothing here: its person may be erased.
                    var mine =
                            attempts.stream()
                                    .filter(one -> ours.contains(one.send().id()))
                                    .toList();
                    Limiter.giveBack(
                            tx,
                            mine.stream().filter(Attempt::isUnused).map(Attempt::ticket).toList());
                    // Whoever is tried again needs the place itself.
                    mine.stream()
                            .filter(one -> one.isRefusedForGood() && one.ticket().isOfMany())
                            .collect(
                                    Collectors.groupingBy(
                                            one -> one.send().workspace(),
                                            Collectors.summingInt(_ -> 1)))
                            .forEach((workspace, places) -> tx.sends().moveUp(workspace, places));
                    tx.warnings().note(complaints.in(mine), now);
                    return isDue(afters, now);
                });
        hint(isDue);
    }

    /// Ends sends that never reached a relay, or that may have and are given up.
    void end(List<Claimed> sends, SendState state, String detail) {
        if (sends.isEmpty()) {
            return;
        }
        var now = clock.instant();
        var isDue =
                store.inTransaction(tx -> {
                    var results =
                            sends.stream()
                                    .<Result>map(send ->
                                            new Result.Final(
                                                    send, state, told(send, detail), false))
                                    .toList();
                    var ours = new HashSet<>(tx.sends().record(node, results, now));
                    var afters =
                            sends.stream()
                                    .filter(send -> ours.contains(send.id()))
                                    .flatMap(
                                            send -> onwards(tx, send, ZoneOffset.UTC, now).stream())
                                    .toList();
                    move(tx, afters, now);
                    return isDue(afters, now);
                });
        hint(isDue);
    }

    private static boolean isDue(List<After> afters, Instant now) {
        return afters.stream()
                .anyMatch(after ->
                        after.next() instanceof Next.Waits(_, var due, _) && !due.isAfter(now));
    }

    /// @param isDue whether there is something to plan
    void hint(boolean isDue) {
        if (isDue) {
            onDue.run();
        }
    }

    private static String told(Claimed send, String detail) {
        return send.isDoubtful() ? "may have arrived: " + detail : detail;
    }

    /// Queues again what was claimed and has not been at the gate.
    void putBack(List<Claimed> sends, Instant at) {
        var results =
                sends.stream().<Result>map(send -> new Result.Retry(send, at, "", false)).toList();
        store.run(tx -> tx.sends().record(node, results, clock.instant()));
    }

    /// Moves on from a send whose end a person has told.
    ///
    /// @param at what the next step is counted from
    void moveOn(Transaction tx, Claimed send, Instant at, Instant now) {
        onwards(tx, send, ZoneOffset.UTC, at).ifPresent(after -> move(tx, List.of(after), now));
    }

    private Result result(Attempt attempt, Instant now) {
        var send = attempt.send();
        return switch (attempt.delivery()) {
            case Delivery.Accepted(var detail) ->
                    new Result.Final(send, SendState.ACCEPTED, detail, true);
            case Delivery.Rejected rejected when !attempt.isRefusedForGood() ->
                    deferred(send, rejected.detail(), now);
            case Delivery.Rejected rejected ->
                    new Result.Final(send, SendState.REJECTED, rejected.detail(), true);
            case Delivery.Deferred deferred -> deferred(send, deferred.detail(), now);
            case Delivery.NotSubmitted(_, var detail) ->
                    retried(send, now.plus(Retries.afterNoConnection()), detail, false);
            case Delivery.Withheld _ -> new Result.Retry(send, now, "", false);
            case Delivery.InDoubt(var detail) ->
                    doubtful(
                            send,
                            now.plus(Retries.afterDoubt(send.deferrals() + 1, random)),
                            detail);
        };
    }

    private Result deferred(Claimed send, String detail, Instant now) {
        var pause = Retries.afterDeferral(send.deferrals() + 1, random);
        return retried(send, now.plus(pause), detail, true);
    }

    private static Result retried(Claimed send, Instant at, String detail, boolean isDeferral) {
        return Retries.isTooLate(send.plannedAt(), at)
                ? new Result.Final(send, SendState.EXPIRED, told(send, detail), false)
                : new Result.Retry(send, at, detail, isDeferral);
    }

    private static Result doubtful(Claimed send, Instant at, String detail) {
        return send.onDoubt() == InDoubt.RESEND && Retries.isTooLate(send.plannedAt(), at)
                ? new Result.Final(send, SendState.EXPIRED, "may have arrived: " + detail, false)
                : new Result.Doubtful(send, at, detail);
    }

    private Optional<After> after(Transaction tx, Attempt attempt, Instant now) {
        var send = attempt.send();
        if (attempt.delivery() instanceof Delivery.Rejected rejected
                && Retries.isDeadAddress(rejected)) {
            tx.people()
                    .suppress(send.workspace(), attempt.contact().email(), rejected.detail(), now);
            return Optional.of(after(send, new Next.Ended(EnrolmentStatus.EXITED, "bounced", now)));
        }
        return onwards(tx, send, attempt.contact().zone().orElse(ZoneOffset.UTC), now);
    }

    /// The step before ended now, whatever came of it: the next is counted from here.
    private Optional<After> onwards(Transaction tx, Claimed send, ZoneId zone, Instant now) {
        return programs.find(tx, key(send, send.version()))
                .flatMap(program ->
                        program.definition()
                                .place(send.step())
                                .map(place ->
                                        place.next()
                                                .map(next ->
                                                        after(
                                                                send,
                                                                new Next.Waits(
                                                                        Position.at(next, now),
                                                                        notBefore(
                                                                                program.definition()
                                                                                        .place(next)
                                                                                        .orElseThrow()
                                                                                        .step(),
                                                                                now,
                                                                                zone),
                                                                        null)))
                                                .orElseGet(() ->
                                                        after(
                                                                send,
                                                                new Next.Ended(
                                                                        EnrolmentStatus.COMPLETED,
                                                                        "",
                                                                        now)))));
    }

    private static After after(Claimed send, Next next) {
        return new After(
                send.workspace(),
                send.enrolment(),
                send.sequence(),
                send.version(),
                send.step(),
                next);
    }

    private static Programs.Key key(Claimed send, int version) {
        return new Programs.Key(send.workspace(), send.sequence(), version, send.incarnation());
    }

    /// Nothing can happen at the step before this, so the planner need not look earlier. A hint:
    /// the planner decides.
    private static Instant notBefore(Step step, Instant now, ZoneId zone) {
        return switch (step) {
            case Step.Delay(_, DelayRule.For(var span)) ->
                    span.days() == 0 ? span.after(now, zone) : now;
            // A fixed time may win over an email's delay.
            case Step.Delay _, Step.Email _, Step.Condition _, Step.Wait _, Step.Exit _ -> now;
        };
    }

    private void move(Transaction tx, List<After> afters, Instant now) {
        var moved = tx.enrolments().afterSends(afters, now);
        if (moved.size() < afters.size()) {
            moveMigrated(
                    tx, afters.stream().filter(after -> !moved.contains(after.id())).toList(), now);
        }
        endFinished(tx, afters, now);
    }

    /// A sequence that was written for one contact ends with the contact's way through it.
    private static void endFinished(Transaction tx, List<After> afters, Instant now) {
        var ended =
                afters.stream()
                        .filter(after -> after.next() instanceof Next.Ended)
                        .map(after -> new SequenceGroups.Key(after.workspace(), after.sequence()))
                        .distinct()
                        .toList();
        tx.audits().write(tx.sequenceGroups().endFinished(ended, now));
    }

    /// Those that another version took over while their email was on its way go on at the next step
    /// that is left of the version the email was sent in.
    private void moveMigrated(Transaction tx, List<After> missed, Instant now) {
        for (var after : missed) {
            var version =
                    tx.enrolments()
                            .versionsOf(after.workspace(), List.of(after.id()))
                            .get(after.id());
            if (version == null || version == after.version()) {
                continue;
            }
            tx.enrolments()
                    .afterSends(
                            List.of(
                                    new After(
                                            after.workspace(),
                                            after.id(),
                                            after.sequence(),
                                            version,
                                            after.step(),
                                            migrated(tx, after, version, now))),
                            now);
        }
    }

    /// Sends that the gate refused, of people whom another version took over meanwhile: those whose
    /// step is gone go on at the next that is left.
    void relocate(Transaction tx, List<Claimed> refused, Instant now) {
        for (var send : refused) {
            var version =
                    tx.enrolments()
                            .versionsOf(send.workspace(), List.of(send.enrolment()))
                            .get(send.enrolment());
            if (version == null || version == send.version()) {
                continue;
            }
            var old = definition(tx, send.workspace(), send.sequence(), send.version());
            var target = definition(tx, send.workspace(), send.sequence(), version);
            if (target.place(send.step()).isEmpty()) {
                var next = onwards(Migration.survivor(old, target, send.step()), now);
                tx.enrolments()
                        .afterSends(
                                List.of(
                                        new After(
                                                send.workspace(),
                                                send.enrolment(),
                                                send.sequence(),
                                                version,
                                                send.step(),
                                                next)),
                                now);
            }
        }
    }

    private Definition definition(Transaction tx, int workspace, String sequence, int version) {
        return tx.sequences()
                .version(workspace, sequence, version)
                .map(programs::read)
                .orElseThrow()
                .definition();
    }

    private static Next onwards(Optional<StepKey> step, Instant now) {
        return step.<Next>map(key -> new Next.Waits(Position.at(key, now), now, null))
                .orElseGet(() -> new Next.Ended(EnrolmentStatus.COMPLETED, "", now));
    }

    private Next migrated(Transaction tx, After after, int version, Instant now) {
        var target = definition(tx, after.workspace(), after.sequence(), version);
        return switch (after.next()) {
            case Next.Waits(var at, _, _) -> {
                var old = definition(tx, after.workspace(), after.sequence(), after.version());
                yield onwards(Migration.survivor(old, target, at.step()), now);
            }
            // The old version ended here; the new one may go on after the same step.
            case Next.Ended(var as, _, _) when as == EnrolmentStatus.COMPLETED ->
                    onwards(target.place(after.step()).flatMap(Definition.Place::next), now);
            case Next.Ended _, Next.Sends _, Next.Held _, Next.StaysSending _, Next.Gone _ ->
                    after.next();
        };
    }
}
