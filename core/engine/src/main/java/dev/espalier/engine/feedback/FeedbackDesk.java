package dev.espalier.engine.feedback;

import dev.espalier.contact.EmailAddress;
import dev.espalier.contact.Suppression;
import dev.espalier.contact.Suppression.Reason;
import dev.espalier.definition.Activity;
import dev.espalier.engine.barrier.Barrier;
import dev.espalier.engine.id.Ids;
import dev.espalier.engine.signing.SendRef;
import dev.espalier.engine.store.Enrolments.Wake;
import dev.espalier.engine.store.Feedbacks;
import dev.espalier.engine.store.Feedbacks.Sent;
import dev.espalier.engine.store.InFlight.Scope;
import dev.espalier.engine.store.SequenceGroups;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.send.SendState;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/// Takes feedback in and does what follows from it. Safe for use by many threads.
public final class FeedbackDesk {

    private final Store store;
    private final Ids ids;
    private final InstantSource clock;
    private final Barrier barrier;
    private final Matching matching;
    private volatile BiConsumer<String, String> watcher = (_, _) -> {};

    public FeedbackDesk(Store store, InstantSource clock, Barrier barrier, Matching matching) {
        this.store = store;
        this.ids = new Ids(clock);
        this.clock = clock;
        this.barrier = barrier;
        this.matching = matching;
    }

    /// @param told of everything that comes in: its kind, and `counted`, `repeated`, `stray` or
    ///   `ignored`
    public void onFeedback(BiConsumer<String, String> told) {
        watcher = told;
    }

    /// Answers when what follows is committed, and, where an address is suppressed, when the relay
    /// sees nothing more for it or the barrier's patience has ended.
    ///
    /// @throws dev.espalier.engine.store.Unavailable when the database is away; then it may be told
    ///   again
    public Outcome take(Report report) {
        var outcome = taken(report);
        watcher.accept(report.feedback().kind().word(), word(outcome));
        return outcome;
    }

    private Outcome taken(Report report) {
        var found = matching.find(report);
        if (found.isEmpty()) {
            return stray(report);
        }
        var sent = found.get();
        var send = new SendRef(sent.workspace(), sent.id());
        if (isOwn(report, sent)) {
            return new Outcome.Ignored();
        }
        if (!store.inTransaction(tx -> apply(tx, sent, report))) {
            return new Outcome.Repeated(send);
        }
        switch (report.feedback()) {
            case Feedback.HardBounce _, Feedback.Complaint _ -> {
                if (!sent.address().isEmpty()) {
                    barrier.await(new Scope.Address(sent.workspace(), sent.address()));
                }
            }
            case Feedback.Unsubscribe _ ->
                    barrier.await(new Scope.Contact(sent.workspace(), sent.contactId()));
            case Feedback.Undelivered _,
                    Feedback.Delayed _,
                    Feedback.Delivered _,
                    Feedback.HumanReply _,
                    Feedback.AutoReply _,
                    Feedback.Opened _,
                    Feedback.Clicked _ -> {}
        }
        return new Outcome.Counted(send);
    }

    /// Keeps what could not be understood.
    ///
    /// @throws dev.espalier.engine.store.Unavailable as in [#take]
    public void keep(Reading.Unclear unclear) {
        keep(unclear.kind(), unclear.source(), unclear.key(), unclear.reason(), Set.of());
        watcher.accept(unclear.kind(), "stray");
    }

    /// The copy of our own people's answer, or of the email itself, that came to the mailbox too.
    private static boolean isOwn(Report report, Sent sent) {
        var author = report.evidence().author();
        return switch (report.feedback()) {
            case Feedback.HumanReply _, Feedback.AutoReply _, Feedback.Unsubscribe _ ->
                    !author.isEmpty()
                            && EmailAddress.keyOf(author).equals(EmailAddress.keyOf(sent.sender()));
            case Feedback.HardBounce _,
                    Feedback.Undelivered _,
                    Feedback.Delayed _,
                    Feedback.Complaint _,
                    Feedback.Delivered _,
                    Feedback.Opened _,
                    Feedback.Clicked _ ->
                    false;
        };
    }

    /// Mail of people is theirs: only what machines report is kept.
    private Outcome stray(Report report) {
        switch (report.feedback()) {
            case Feedback.HumanReply _, Feedback.AutoReply _ -> {}
            case Feedback.HardBounce _,
                    Feedback.Undelivered _,
                    Feedback.Delayed _,
                    Feedback.Complaint _,
                    Feedback.Delivered _,
                    Feedback.Unsubscribe _,
                    Feedback.Opened _,
                    Feedback.Clicked _ ->
                    keep(
                            report.feedback().kind().word(),
                            report.source(),
                            report.key(),
                            String.join(", ", report.evidence().recipients())
                                    + " "
                                    + report.feedback().words(),
                            report.evidence().recipients());
        }
        return new Outcome.Stray();
    }

    private void keep(
            String kind, Source source, String key, String detail, Set<String> recipients) {
        if (store.inTransaction(tx -> tx.erasures().isErased(recipients))) {
            return;
        }
        var stray =
                new Feedbacks.Stray(
                        ids.next(),
                        kind,
                        source.word(),
                        hashed(kind + " " + source + " " + key),
                        OneLine.of(detail),
                        clock.instant());
        store.run(tx -> tx.feedbacks().addStray(stray));
    }

    /// @return false: it was told before
    private boolean apply(Transaction tx, Sent found, Report report) {
        tx.erasures().share(found.workspace());
        var now = clock.instant();
        var feedback = report.feedback();
        // Its person may have been erased since it was found.
        var sent = tx.feedbacks().find(found.workspace(), found.id()).orElse(found);
        var state = tx.feedbacks().lock(sent.workspace(), sent.id());
        // Nobody's by now: what was said is not kept.
        var detail = sent.address().isEmpty() ? "" : OneLine.of(feedback.words());
        boolean isNew =
                tx.feedbacks()
                        .add(
                                new Feedbacks.Row(
                                        sent.workspace(),
                                        ids.next(),
                                        sent.id(),
                                        feedback.kind(),
                                        report.source().word(),
                                        key(report),
                                        detail,
                                        now,
                                        state.isEmpty()));
        if (!isNew) {
            return false;
        }
        state.ifPresent(current -> {
            var next = StateOrder.after(current, feedback.kind());
            if (next != current) {
                tx.feedbacks().move(sent.workspace(), sent.id(), next, detail, now);
            }
        });
        follow(tx, sent, feedback, detail, now);
        return true;
    }

    private static void follow(
            Transaction tx, Sent sent, Feedback feedback, String detail, Instant now) {
        switch (feedback) {
            case Feedback.HardBounce _ -> {
                tx.feedbacks().did(sent, Activity.BOUNCED, now);
                suppress(tx, sent, Reason.BOUNCED, detail, now);
            }
            case Feedback.Complaint _ -> suppress(tx, sent, Reason.COMPLAINED, detail, now);
            // Whether the sender is to be warned is for the ledger to tell, which counts them.
            case Feedback.Undelivered _ -> did(tx, sent, Activity.BOUNCED, now);
            case Feedback.HumanReply _ -> {
                did(tx, sent, Activity.REPLIED, now);
                if (sent.isForOne()) {
                    var left =
                            tx.feedbacks()
                                    .exit(
                                            sent.workspace(),
                                            Optional.of(sent.sequence()),
                                            sent.contactId(),
                                            "replied",
                                            now);
                    endFinished(tx, left, now);
                }
            }
            case Feedback.Unsubscribe _ -> unsubscribe(tx, sent, now);
            case Feedback.Opened(var byMachine, _) -> {
                if (!byMachine) {
                    did(tx, sent, Activity.OPENED, now);
                }
            }
            case Feedback.Clicked(var byMachine, _) -> {
                if (!byMachine) {
                    did(tx, sent, Activity.CLICKED, now);
                }
            }
            case Feedback.Delayed _, Feedback.Delivered _, Feedback.AutoReply _ -> {}
        }
    }

    /// Notes it, and has the planner look whether it ends the enrolment.
    private static void did(Transaction tx, Sent sent, Activity activity, Instant now) {
        tx.feedbacks().did(sent, activity, now);
        tx.enrolments()
                .wake(
                        List.of(
                                new Wake(
                                        sent.workspace(),
                                        sent.contactId(),
                                        List.of(sent.sequence()))),
                        now);
    }

    /// Who has moved to another address meanwhile goes on there.
    private static void suppress(
            Transaction tx, Sent sent, Reason reason, String detail, Instant now) {
        if (sent.address().isEmpty()) {
            return;
        }
        tx.suppressions()
                .add(new Suppression(sent.workspace(), sent.address(), reason, detail, now));
        tx.feedbacks()
                .contactAt(sent.workspace(), sent.address())
                .ifPresent(contact ->
                        endFinished(
                                tx,
                                tx.feedbacks()
                                        .exit(
                                                sent.workspace(),
                                                Optional.empty(),
                                                contact,
                                                reason.word(),
                                                now),
                                now));
    }

    private static void endFinished(Transaction tx, List<SequenceGroups.Key> left, Instant now) {
        tx.audits().write(tx.sequenceGroups().endFinished(left, now));
    }

    private static void unsubscribe(Transaction tx, Sent sent, Instant now) {
        tx.contacts()
                .findForUpdate(sent.workspace(), sent.contactId())
                .filter(contact -> contact.unsubscribedAt() == null)
                .ifPresent(contact -> tx.contacts().update(List.of(contact.unsubscribed(now))));
    }

    /// What had its result before the relay's answer was written down: its state follows.
    ///
    /// @return how many sends it was
    int settle() {
        return store.inTransaction(tx -> {
            var ripe = tx.feedbacks().ripe(500);
            for (var row : ripe) {
                tx.feedbacks()
                        .lock(row.workspace(), row.send())
                        .ifPresent(state ->
                                settle(tx, row, StateOrder.after(state, row.kind()), state));
            }
            return ripe.size();
        });
    }

    private void settle(Transaction tx, Feedbacks.Row row, SendState next, SendState state) {
        if (next != state) {
            tx.feedbacks().move(row.workspace(), row.send(), next, row.detail(), clock.instant());
        }
    }

    /// A bounce, a complaint or a delivery counts once a send, whoever tells it; what may happen
    /// again counts once a message or event.
    private static String key(Report report) {
        var kind = report.feedback().kind();
        return switch (kind) {
            case HARD_BOUNCE, UNDELIVERED, COMPLAINT, DELIVERED, UNSUBSCRIBE -> kind.word();
            case DELAYED,
                    REPLY,
                    AUTO_REPLY,
                    OPENED,
                    CLICKED,
                    OPENED_BY_MACHINE,
                    CLICKED_BY_MACHINE ->
                    kind.word() + " " + hashed(report.key());
        };
    }

    private static String hashed(String text) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Counted _ -> "counted";
            case Outcome.Repeated _ -> "repeated";
            case Outcome.Stray _ -> "stray";
            case Outcome.Ignored _ -> "ignored";
        };
    }
}
