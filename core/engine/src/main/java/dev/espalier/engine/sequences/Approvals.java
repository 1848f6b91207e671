package dev.espalier.engine.sequences;

import dev.espalier.refusal.Issue;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.sequence.Email;
import java.util.List;

/// What must hold before texts may be approved.
final class Approvals {

    private Approvals() {}

    /// @throws Invalid naming every email that cannot be approved
    static void requireReady(List<Email> emails) {
        var faults =
                emails.stream()
                        .filter(email -> email.fingerprint().isEmpty())
                        .map(email ->
                                Issue.at(
                                        "emails[" + email.step() + "]",
                                        "has no text yet (expected: a subject and a body that somebody or something wrote)"))
                        .toList();
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
    }
}
