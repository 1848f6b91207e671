package dev.espalier.engine.sequences;

import dev.espalier.engine.journal.Action;
import dev.espalier.engine.journal.Entry;
import dev.espalier.engine.review.Readiness;
import dev.espalier.engine.store.Transaction;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.sequence.Email;
import dev.espalier.sequence.Sequence;
import java.time.Instant;
import java.util.stream.Stream;

/// Approves every text of a version at once.
final class Approvals {

    private final Readiness readiness;

    Approvals(Readiness readiness) {
        this.readiness = readiness;
    }

    /// @param told what else was done, for the same journal; not told when there was nothing to
    ///   approve and nothing to publish
    /// @return whether that was told
    /// @throws Invalid naming every email that cannot be approved
    boolean approve(
            Transaction tx, Sequence sequence, int version, String by, Instant now, Entry... told) {
        var emails = tx.emails().ofVersion(sequence.workspace(), sequence.id(), version);
        readiness.require(tx, emails);
        var drafts = emails.stream().filter(email -> !email.isApproved()).toList();
        var texts = SequenceReports.fingerprint(emails);
        var entries =
                Stream.concat(
                                drafts.stream().map(email -> entry(email, by, now)),
                                Stream.of(told).map(entry -> entry.of(texts)))
                        .toList();
        if (drafts.isEmpty()) {
            boolean publishes = sequence.pendingVersion().isPresent();
            if (publishes) {
                tx.audits().write(entries);
            }
            return publishes;
        }
        tx.emails()
                .approve(drafts.stream().map(email -> email.approved(by, now)).toList(), entries);
        return true;
    }

    private static Entry entry(Email email, String by, Instant now) {
        return Entry.of(email, email, Action.EMAIL_APPROVED, by, now, "");
    }
}
