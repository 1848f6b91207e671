package dev.espalier.engine.review;

import dev.espalier.engine.barrier.Barrier;
import dev.espalier.engine.barrier.Settled;
import dev.espalier.engine.id.Ids;
import dev.espalier.engine.jobs.Job;
import dev.espalier.engine.jobs.JobBell;
import dev.espalier.engine.jobs.JobKind;
import dev.espalier.engine.jobs.NewJob;
import dev.espalier.engine.journal.Action;
import dev.espalier.engine.store.InFlight.Scope;
import dev.espalier.engine.store.Regenerations.Asked;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.refusal.Refused.NotAllowed;
import dev.espalier.refusal.Refused.NotFound;
import dev.espalier.sequence.Email;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// Asks for another draft of an email: a job whose id is also the anchor by which its draft lands.
public final class Regenerating {

    private final Store store;
    private final Barrier barrier;
    private final InstantSource clock;
    private final JobBell bell;
    private final Ids ids;

    public Regenerating(Store store, Barrier barrier, InstantSource clock, JobBell bell) {
        this.store = store;
        this.barrier = barrier;
        this.clock = clock;
        this.bell = bell;
        this.ids = new Ids(clock);
    }

    /// One that lets those who ask at the same time share a transaction.
    Redrawing together() {
        return new Redrawing(store, this, barrier, clock, bell);
    }

    /// Returns at once; the email is a draft until the new one comes and is approved. Asked twice,
    /// the later one counts.
    ///
    /// @param how such as `shorter, more formal`; empty: what it was sent back with
    /// @throws NotFound when there is no such email
    /// @throws NotAllowed when it was sent, or its sequence has ended
    public Settled<Email> ask(int workspace, String id, Optional<String> how, String by) {
        return ask(workspace, id, how, by, ids.next(), _ -> {});
    }

    /// The same under an id that somebody else chose; asking twice under one is asking once.
    ///
    /// @param also done in the same transaction
    public Settled<Email> ask(
            int workspace,
            String id,
            Optional<String> how,
            String by,
            UUID job,
            Consumer<Transaction> also) {
        var now = clock.instant();
        var email =
                store.inTransaction(tx -> {
                    var found = Review.open(tx, workspace, id);
                    var asked =
                            tx.jobRecords().find(workspace, job).isPresent()
                                    ? found
                                    : asked(tx, found, how, by, job, now);
                    also.accept(tx);
                    return asked;
                });
        bell.ring();
        return barrier.settled(email, new Scope.Email(workspace, id));
    }

    private static Email asked(
            Transaction tx, Email email, Optional<String> how, String by, UUID job, Instant now) {
        var waiting = anchored(tx, email, how, by, job, now);
        tx.jobs().supersede(email.workspace(), JobKind.EMAIL_REGENERATE, List.of(email.id()), now);
        tx.jobs().add(List.of(job(waiting, job, by, now)));
        return waiting;
    }

    static NewJob job(Email waiting, UUID id, String by, Instant now) {
        return new NewJob(
                waiting.workspace(),
                id,
                JobKind.EMAIL_REGENERATE,
                waiting.id(),
                payload(waiting),
                Optional.empty(),
                by,
                now);
    }

    /// The job that failed or was cancelled is to run again: its draft may land on the email as it
    /// is now, and no other's.
    ///
    /// @return the email as it waits
    public Email again(Transaction tx, Job job, String by, Instant now) {
        var email = Review.open(tx, job.workspace(), job.subject());
        tx.jobs().supersede(job.workspace(), job.kind(), List.of(job.subject()), now);
        return anchored(tx, email, job.text("instruction"), by, job.id(), now);
    }

    /// The same for a job that writes a whole sequence: what it could not write waits for it again,
    /// unless it is too late.
    public void againAll(Transaction tx, Job job, String by, Instant now) {
        var sequence = tx.sequences().findForUpdate(job.workspace(), job.subject());
        if (sequence.isEmpty()) {
            return;
        }
        for (var email : Redrafting.unwritten(tx, job)) {
            if (Redrafting.isWanted(tx, sequence.get(), email)) {
                anchored(tx, email, Optional.empty(), by, job.id(), now);
            }
        }
    }

    private static Email anchored(
            Transaction tx, Email email, Optional<String> how, String by, UUID job, Instant now) {
        Openness.requireUnsent(tx, email, "regenerate");
        var waiting = email.regenerating(how, now);
        Review.saved(
                tx,
                email,
                waiting,
                Action.EMAIL_REGENERATING,
                by,
                now,
                waiting.instruction().orElse(""));
        var own = SenderChange.withdrawn(tx, email, waiting, by, now);
        tx.regenerations().ask(awaited(own, job, by, now));
        return own;
    }

    static Asked awaited(Email waiting, UUID job, String by, Instant now) {
        return new Asked(
                waiting.workspace(),
                waiting.id(),
                job,
                waiting.revision(),
                waiting.instruction(),
                by,
                now);
    }

    /// Lets the draft that is on its way land on what became of its email, whose text is the same.
    static void follow(Transaction tx, Email before, Email after) {
        tx.regenerations()
                .find(before.workspace(), before.id())
                .filter(asked -> asked.revision() == before.revision())
                .ifPresent(asked ->
                        tx.regenerations()
                                .ask(
                                        new Asked(
                                                asked.workspace(),
                                                asked.email(),
                                                asked.id(),
                                                after.revision(),
                                                asked.instruction(),
                                                asked.by(),
                                                asked.at())));
    }

    private static Map<String, Object> payload(Email waiting) {
        var payload = new HashMap<String, Object>();
        payload.put("revision", (long) waiting.revision());
        payload.put("sequenceId", waiting.sequenceId());
        waiting.instruction().ifPresent(how -> payload.put("instruction", how));
        return payload;
    }
}
