package dev.espalier.engine.review;

import dev.espalier.email.EmailText;
import dev.espalier.engine.jobs.Job;
import dev.espalier.engine.journal.Action;
import dev.espalier.engine.journal.Entry;
import dev.espalier.engine.store.Regenerations.Asked;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.sequence.Email;
import dev.espalier.sequence.Email.Wording;
import dev.espalier.sequence.Generation;
import dev.espalier.sequence.Sequence;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/// Where a new draft lands. It takes the place of the very text it was asked for, or of none: what
/// a person wrote, approved or sent meanwhile stays.
public final class Redrafting {

    private final Store store;
    private final InstantSource clock;

    public Redrafting(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// A draft, where it is to land.
    ///
    /// @param job which was asked for
    /// @param words as they will be shown to a reviewer
    /// @param text the same, compiled
    public record Landing(int workspace, String email, UUID job, Wording words, EmailText text) {}

    /// @return whether it landed; if not, it is to be kept aside
    public boolean land(int workspace, String email, UUID job, Wording words, EmailText text) {
        var now = clock.instant();
        return store.inTransaction(
                tx -> land(tx, new Landing(workspace, email, job, words, text), now));
    }

    /// The same within a transaction.
    public boolean land(Transaction tx, Landing landing, Instant now) {
        int workspace = landing.workspace();
        var found = awaited(tx, workspace, landing.email(), landing.job());
        if (found == null) {
            discarded(tx, landing, now);
            return false;
        }
        var print = tx.texts().save(workspace, landing.text(), tx.senders().of(workspace));
        write(tx, found, found.drafted(landing.words(), print, now), Action.EMAIL_DRAFTED, now, "");
        tx.regenerations().forget(workspace, landing.email());
        return true;
    }

    /// Whether an email's text can still matter: its sequence goes on, and so does the person it
    /// was written for.
    public static boolean isWanted(Transaction tx, Sequence sequence, Email email) {
        return Openness.isOpen(sequence)
                && email.person()
                        .map(person ->
                                tx.enrolmentGroups()
                                        .isActive(email.workspace(), person.enrolment()))
                        .orElse(true)
                && !Openness.isBehind(tx, email);
    }

    /// No draft came: the text stays as it was.
    ///
    /// @param why in words
    /// @return whether anybody still waited for it
    public boolean fail(int workspace, String email, UUID job, String why) {
        return store.inTransaction(tx -> failed(tx, workspace, email, job, why, _ -> true));
    }

    /// The same for a job that was given up, unless somebody has it done again by now.
    public boolean giveUp(String email, Job job, String why) {
        return store.inTransaction(
                tx -> failed(tx, job.workspace(), email, job.id(), why, Redrafting::isOver));
    }

    private static boolean isOver(Job job) {
        return job.state().isEnded();
    }

    private boolean failed(
            Transaction tx,
            int workspace,
            String email,
            UUID job,
            String why,
            Predicate<Job> isToBeTold) {
        var now = clock.instant();
        // Whoever has it done again locks the sequence too, and before the job.
        lock(tx, workspace, email);
        if (tx.jobRecords().find(workspace, job).filter(isToBeTold.negate()).isPresent()) {
            return false;
        }
        var found = waiting(tx, workspace, email, job);
        if (found.isEmpty()) {
            return false;
        }
        var failed = found.get().generationFailed(why, now);
        write(tx, found.get(), failed, Action.EMAIL_FAILED, now, why);
        tx.regenerations().forget(workspace, email);
        return true;
    }

    /// What this job was to write first and could not.
    public static List<Email> unwritten(Transaction tx, Job job) {
        var emails =
                switch (job.kind()) {
                    case SEQUENCE_GENERATE ->
                            tx.sequences()
                                    .find(job.workspace(), job.subject())
                                    .map(one ->
                                            tx.emails()
                                                    .ofVersion(
                                                            one.workspace(),
                                                            one.id(),
                                                            one.shownVersion()))
                                    .orElse(List.of());
                    case EMAIL_WRITE ->
                            tx.emails().find(job.workspace(), job.subject()).stream().toList();
                    // Its text is there.
                    case EMAIL_REGENERATE -> List.<Email>of();
                };
        return emails.stream()
                .filter(email ->
                        email.generation() == Generation.FAILED && email.fingerprint().isEmpty())
                .toList();
    }

    /// The email as it was when the draft was asked for; null when it is no longer that.
    private static @org.jspecify.annotations.Nullable Email awaited(
            Transaction tx, int workspace, String id, UUID job) {
        var isWanted =
                lock(tx, workspace, id)
                        .flatMap(sequence ->
                                tx.emails()
                                        .find(workspace, id)
                                        .filter(email -> isWanted(tx, sequence, email)))
                        .isPresent();
        if (!isWanted) {
            return null;
        }
        int asked = tx.regenerations().find(workspace, id).map(Asked::revision).orElse(-1);
        return waiting(tx, workspace, id, job).filter(one -> one.revision() == asked).orElse(null);
    }

    /// Until the end of the transaction, nobody else changes the email.
    private static Optional<Sequence> lock(Transaction tx, int workspace, String id) {
        return tx.emails()
                .find(workspace, id)
                .flatMap(email -> tx.sequences().findForUpdate(workspace, email.sequenceId()));
    }

    /// The email, if it waits for this job and no other.
    private static Optional<Email> waiting(Transaction tx, int workspace, String id, UUID job) {
        return tx.regenerations()
                .find(workspace, id)
                .filter(asked -> asked.id().equals(job))
                .flatMap(_ -> tx.emails().find(workspace, id))
                .filter(email -> email.generation() == Generation.RUNNING);
    }

    /// Nobody waits for that job any longer than this.
    private static void discarded(Transaction tx, Landing landing, Instant now) {
        int workspace = landing.workspace();
        var detail = "a draft came for a text that is no longer there";
        var waiting = waiting(tx, workspace, landing.email(), landing.job());
        if (waiting.isPresent()) {
            var email = waiting.get();
            write(tx, email, email.unawaited(now), Action.EMAIL_DISCARDED, now, detail);
            tx.regenerations().forget(workspace, landing.email());
            return;
        }
        tx.emails()
                .find(workspace, landing.email())
                .ifPresent(email ->
                        tx.audits()
                                .write(
                                        List.of(
                                                Entry.of(
                                                        email,
                                                        email,
                                                        Action.EMAIL_DISCARDED,
                                                        Entry.ENGINE,
                                                        now,
                                                        detail))));
    }

    private static void write(
            Transaction tx, Email before, Email after, Action action, Instant now, String detail) {
        tx.emails().save(after, Entry.of(before, after, action, Entry.ENGINE, now, detail));
    }
}
