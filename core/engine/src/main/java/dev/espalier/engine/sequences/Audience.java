package dev.espalier.engine.sequences;

import dev.espalier.engine.sequences.NewSequence.OneContact;
import dev.espalier.engine.store.Transaction;
import dev.espalier.refusal.Issue;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.refusal.Refused.NotFound;
import dev.espalier.sequence.Email;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The one contact a sequence is written for, and the times of its emails.
final class Audience {

    private Audience() {}

    /// @throws NotFound when there is no such contact
    /// @throws Invalid with every time that is past
    static void require(Transaction tx, int workspace, OneContact audience, Instant now) {
        tx.erasures().share(workspace);
        if (tx.contacts().find(workspace, audience.contactId()).isEmpty()) {
            throw new NotFound("contact", audience.contactId());
        }
        var faults = new ArrayList<Issue>();
        audience.scheduled()
                .forEach((step, at) -> {
                    if (!at.isAfter(now)) {
                        faults.add(
                                Issue.at(
                                        "emails[" + step + "].scheduledAt",
                                        at + " is past (expected: after " + now + ")"));
                    }
                });
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
    }

    /// @throws Invalid when an email's time is before that of the email before it
    static List<Email> schedule(List<Email> emails, OneContact audience, Instant now) {
        var faults = new ArrayList<Issue>();
        var scheduled = new ArrayList<Email>();
        var latest = Instant.MIN;
        for (var email : emails) {
            var at = audience.scheduled().get(email.step());
            if (at == null) {
                scheduled.add(email);
                continue;
            }
            if (at.isBefore(latest)) {
                faults.add(
                        Issue.at(
                                "emails[" + email.step() + "].scheduledAt",
                                at
                                        + " is before the email before it (expected: "
                                        + latest
                                        + " or later)"));
            }
            latest = at;
            scheduled.add(email.scheduled(at, now));
        }
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
        return scheduled;
    }
}
