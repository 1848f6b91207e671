package dev.espalier.engine.review;

import dev.espalier.email.Fingerprint;
import dev.espalier.email.Markup;
import dev.espalier.engine.barrier.Barrier;
import dev.espalier.engine.barrier.Settled;
import dev.espalier.engine.journal.Action;
import dev.espalier.engine.journal.Entry;
import dev.espalier.engine.mail.Composer;
import dev.espalier.engine.store.InFlight.Scope;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.refusal.Issue;
import dev.espalier.refusal.Refused.Conflict;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.refusal.Refused.NotAllowed;
import dev.espalier.refusal.Refused.NotFound;
import dev.espalier.sequence.Email;
import dev.espalier.sequence.Email.Wording;
import dev.espalier.sequence.Generation;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reviews emails one by one. Sequences as a whole are approved by
/// [dev.espalier.engine.sequences.SequenceControl].
public final class Review implements AutoCloseable {

    private final Store store;
    private final Composer composer;
    private final Approving approving;
    private final Barrier barrier;
    private final InstantSource clock;
    private final Redrawing redrawing;
    private final Runnable onDue;

    /// @param onDue told when enrolments were made due
    public Review(
            Store store,
            Composer composer,
            Readiness readiness,
            Barrier barrier,
            Regenerating regenerating,
            InstantSource clock,
            Runnable onDue) {
        this.store = store;
        this.barrier = barrier;
        this.composer = composer;
        this.approving = new Approving(store, readiness, clock, onDue);
        this.clock = clock;
        this.redrawing = regenerating.together();
        this.onDue = onDue;
    }

    /// @throws NotFound when there is none
    public Email get(int workspace, String id) {
        return store.reading(tx -> find(tx, workspace, id));
    }

    /// An email to approve.
    ///
    /// @param read the text that was read; empty: as it stands
    public record Chosen(String id, Optional<Fingerprint> read) {}

    /// Approves these texts, all or none. Contacts who waited for one of them go on.
    ///
    /// @param by who approves
    /// @return the emails, in the order of the choice
    /// @throws Conflict when one says something else by now than what was read
    /// @throws Invalid naming every email that cannot be approved
    /// @throws NotAllowed when a sequence has ended
    public List<Email> approve(int workspace, List<Chosen> chosen, String by) {
        return approving.approve(workspace, chosen, by);
    }

    /// Writes an email anew. It is a draft again, and a new draft that is on its way will be thrown
    /// away. An edit that changes nothing does nothing.
    ///
    /// @param read the text that was read; empty: whatever stands there
    /// @throws Conflict when it says something else by now
    /// @throws Invalid with every fault of the new text
    /// @throws NotAllowed when it was sent, or its sequence has ended
    public Settled<Email> edit(
            int workspace, String id, Edit edit, Optional<Fingerprint> read, String by) {
        var now = clock.instant();
        return withdrawn(tx -> {
            var email = open(tx, workspace, id);
            requireRead(email, read);
            Openness.requireUnsent(tx, email, "edit");
            var words = merged(email.wording(), edit);
            var text = text(tx, workspace, words);
            if (words.equals(email.wording())
                    && email.fingerprint().equals(Optional.of(text))
                    && isQuiet(email)) {
                // Nobody wrote anything, nor is it from somebody else by now: whoever approved it
                // approved this.
                return email;
            }
            var edited = email.edited(words, text, now);
            tx.regenerations().forget(workspace, id);
            return saved(tx, email, edited, Action.EMAIL_EDITED, by, now, "");
        });
    }

    /// Whether an edit could change nothing but its text: no draft is on its way or failed to come,
    /// and nobody sent it back.
    private static boolean isQuiet(Email email) {
        return email.generation() == Generation.IDLE && email.instruction().isEmpty();
    }

    /// Answers when the relay sees nothing more of the text whose approval was withdrawn, or says
    /// how much it may still see.
    private Settled<Email> withdrawn(Function<Transaction, Email> change) {
        var email = store.inTransaction(change);
        return barrier.settled(email, new Scope.Email(email.workspace(), email.id()));
    }

    static Wording merged(Wording words, Edit edit) {
        return new Wording(
                edit.subject().orElse(words.subject()),
                edit.preheader().or(words::preheader).filter(line -> !line.isBlank()),
                edit.body().orElseGet(() -> body(words, edit.plain())),
                edit.plain().or(words::plain).filter(text -> !text.isBlank()));
    }

    /// A body that was made from the text part follows it.
    private static Markup body(Wording words, Optional<String> plain) {
        boolean isMadeFromText =
                words.body() instanceof Markup.Markdown(var source)
                        && words.plain().equals(Optional.of(source));
        return plain.filter(text -> isMadeFromText && !text.isBlank())
                .<Markup>map(Markup.Markdown::new)
                .orElse(words.body());
    }

    private Fingerprint text(Transaction tx, int workspace, Wording words) {
        return switch (composer.compile(
                words.subject(),
                words.preheader().orElse(null),
                words.body(),
                words.plain().orElse(null))) {
            case Composer.Compiled.Faulty(var faults) ->
                    throw new Invalid(
                            faults.stream()
                                    .map(fault ->
                                            new Issue(
                                                    Proof.field(fault.part(), words),
                                                    fault.line(),
                                                    fault.problem()))
                                    .toList());
            case Composer.Compiled.Text(var text, _) ->
                    tx.texts().save(workspace, text, tx.senders().of(workspace));
        };
    }

    /// Sends it back: it is a draft, and says why. A new draft that is on its way will be thrown
    /// away.
    ///
    /// @param why for whoever writes it anew; empty: no word
    public Settled<Email> reject(int workspace, String id, Optional<String> why, String by) {
        var now = clock.instant();
        return withdrawn(tx -> {
            var email = open(tx, workspace, id);
            Openness.requireUnsent(tx, email, "reject");
            tx.regenerations().forget(workspace, id);
            var rejected =
                    saved(
                            tx,
                            email,
                            email.rejected(why, now),
                            Action.EMAIL_REJECTED,
                            by,
                            now,
                            why.orElse(""));
            return SenderChange.withdrawn(tx, email, rejected, by, now);
        });
    }

    /// Asks for another draft and returns at once; the email is a draft until it comes and is
    /// approved. Asked twice, the later one counts.
    ///
    /// @param how such as `shorter, more formal`; empty: what it was sent back with
    public Settled<Email> regenerate(int workspace, String id, Optional<String> how, String by) {
        return redrawing.ask(workspace, id, how, by);
    }

    /// Gives it a fixed time, which wins over the step's delay. A new draft that is on its way
    /// lands all the same.
    ///
    /// @throws Invalid when the time is past, or before the email before it
    /// @throws NotAllowed when it was sent or is on its way, or its sequence has ended
    public Email reschedule(int workspace, String id, Instant at, String by) {
        var now = clock.instant();
        var rescheduled =
                store.inTransaction(tx -> {
                    var email = open(tx, workspace, id);
                    Openness.requireUnsent(tx, email, "reschedule");
                    Openness.requireLater(tx, email, at, now);
                    requireRecalled(tx, workspace, id, now);
                    var after = email.rescheduled(at, now);
                    var was = email.scheduledAt();
                    saved(
                            tx,
                            email,
                            after,
                            Action.EMAIL_RESCHEDULED,
                            by,
                            now,
                            (was == null ? "by its delay" : was) + " → " + at);
                    Regenerating.follow(tx, email, after);
                    replan(tx, email, now);
                    // Whoever was planning it by the old time when we first looked was waited for
                    // just now, and has queued it.
                    requireRecalled(tx, workspace, id, now);
                    return after;
                });
        onDue.run();
        return rescheduled;
    }

    private static void requireRecalled(Transaction tx, int workspace, String id, Instant now) {
        if (tx.sends().recall(workspace, id, now) > 0) {
            throw new NotAllowed("email \"" + id + "\" is being sent (cannot reschedule it)");
        }
    }

    private static void replan(Transaction tx, Email email, Instant now) {
        var groups = tx.enrolmentGroups();
        email.person()
                .ifPresentOrElse(
                        person -> groups.replanOne(email.workspace(), person.enrolment(), now),
                        () ->
                                groups.replan(
                                        email.workspace(), email.sequenceId(), email.step(), now));
    }

    private static Email find(Transaction tx, int workspace, String id) {
        return tx.emails().find(workspace, id).orElseThrow(() -> new NotFound("email", id));
    }

    /// The email as it is once its sequence is locked.
    static Email open(Transaction tx, int workspace, String id) {
        return tx.emails().open(workspace, List.of(id)).stream()
                .findFirst()
                .map(one -> {
                    Openness.requireOpen(tx, one.sequence(), one.email());
                    return one.email();
                })
                .orElseThrow(() -> new NotFound("email", id));
    }

    static void requireRead(Email email, Optional<Fingerprint> read) {
        if (read.isPresent() && !read.equals(email.fingerprint())) {
            throw new Conflict(
                    "email \""
                            + email.id()
                            + "\" says something else by now (expected fingerprint: "
                            + email.fingerprint().map(Object::toString).orElse("none")
                            + ")");
        }
    }

    static Email saved(
            Transaction tx,
            Email before,
            Email after,
            Action action,
            String by,
            Instant now,
            String detail) {
        tx.emails().save(after, Entry.of(before, after, action, by, now, detail));
        return after;
    }

    /// Answers those who are asking, then stops.
    @Override
    public void close() {
        approving.close();
        redrawing.close();
    }
}
