package dev.espalier.engine.review;

import dev.espalier.email.EmailText;
import dev.espalier.email.Sender;
import dev.espalier.engine.journal.Action;
import dev.espalier.engine.journal.Entry;
import dev.espalier.engine.store.Regenerations.Asked;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.sequence.Email;
import dev.espalier.sequence.Email.Wording;
import dev.espalier.sequence.Generation;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/// Where a new draft lands. It takes the place of the very text it was asked for, or of none: what
/// a person wrote, approved or sent meanwhile stays.
public final class Redrafting {

    private final Store store;
    private final InstantSource clock;

    public Redrafting(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// @param job which was asked for
    /// @param words as they will be shown to a reviewer
    /// @param text the same, compiled
    /// @return whether it landed; if not, it is to be kept aside
    public boolean land(int workspace, String email, UUID job, Wording words, EmailText text) {
        var now = clock.instant();
        return store.inTransaction(tx -> {
            var found = awaited(tx, workspace, email, job);
            if (found == null) {
                discarded(tx, workspace, email, now);
                return false;
            }
            var settings = tx.workspaces().require(workspace);
            var print =
                    tx.texts()
                            .save(
                                    workspace,
                                    text,
                                    new Sender(settings.senderName(), settings.senderEmail()));
            write(tx, found, found.drafted(words, print, now), Action.EMAIL_DRAFTED, now, "");
            tx.regenerations().forget(workspace, email);
            return true;
        });
    }

    /// No draft came: the text stays as it was.
    ///
    /// @param why in words
    /// @return whether anybody still waited for it
    public boolean fail(int workspace, String email, UUID job, String why) {
        var now = clock.instant();
        return store.inTransaction(tx -> {
            var found = awaited(tx, workspace, email, job);
            if (found == null) {
                return false;
            }
            write(tx, found, found.generationFailed(now), Action.EMAIL_FAILED, now, why);
            tx.regenerations().forget(workspace, email);
            return true;
        });
    }

    /// The email as it was when the draft was asked for; null when it is no longer that.
    private static @org.jspecify.annotations.Nullable Email awaited(
            Transaction tx, int workspace, String id, UUID job) {
        var email = tx.emails().find(workspace, id).orElse(null);
        if (email == null
                || tx.sequences()
                        .findForUpdate(workspace, email.sequenceId())
                        .filter(Review::isOpen)
                        .isEmpty()) {
            return null;
        }
        int asked =
                tx.regenerations()
                        .find(workspace, id)
                        .filter(one -> one.id().equals(job))
                        .map(Asked::revision)
                        .orElse(-1);
        return tx.emails()
                .find(workspace, id)
                .filter(one -> one.generation() == Generation.RUNNING && one.revision() == asked)
                .filter(one -> !Review.isBehind(tx, one))
                .orElse(null);
    }

    private static void discarded(Transaction tx, int workspace, String id, Instant now) {
        tx.emails()
                .find(workspace, id)
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
                                                        "a draft came for a text that is no longer there"))));
    }

    private static void write(
            Transaction tx, Email before, Email after, Action action, Instant now, String detail) {
        tx.emails().save(after, Entry.of(before, after, action, Entry.ENGINE, now, detail));
    }
}
