package dev.espalier.engine.sequences;

import dev.espalier.engine.journal.Action;
import dev.espalier.engine.journal.Entry;
import dev.espalier.engine.review.Readiness;
import dev.espalier.engine.store.Transaction;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.sequence.Email;
import dev.espalier.sequence.Sequence;
import java.time.Instant;

/// Approves every text of a version at once.
final class Approvals {

    private final Readiness readiness;

    Approvals(Readiness readiness) {
        this.readiness = readiness;
    }

    /// @throws Invalid naming every email that cannot be approved
    void approve(Transaction tx, Sequence sequence, int version, String by, Instant now) {
        var emails = tx.emails().ofVersion(sequence.workspace(), sequence.id(), version);
        readiness.require(tx, emails);
        tx.emails().approveVersion(sequence.workspace(), sequence.id(), version, by, now);
        tx.audits()
                .write(
                        emails.stream()
                                .filter(email -> !email.isApproved())
                                .map(email -> entry(email, by, now))
                                .toList());
    }

    private static Entry entry(Email email, String by, Instant now) {
        return Entry.of(email, email, Action.EMAIL_APPROVED, by, now, "");
    }
}
