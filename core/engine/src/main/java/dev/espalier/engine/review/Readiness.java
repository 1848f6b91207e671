package dev.espalier.engine.review;

import dev.espalier.engine.store.Transaction;
import dev.espalier.refusal.Issue;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.sequence.Email;
import dev.espalier.sequence.Generation;
import java.util.ArrayList;
import java.util.List;

/// What must hold before texts may be approved: they are there, nobody is writing them anew, and
/// the linter finds no fault.
public final class Readiness {

    private final Linter linter;

    public Readiness(Linter linter) {
        this.linter = linter;
    }

    /// Looks at the texts of many emails, in one query, so that [#require] need not ask for each.
    void prepare(Transaction tx, List<Email> emails) {
        linter.check(tx, emails);
    }

    /// @throws Invalid naming every fault of every email
    public void require(Transaction tx, List<Email> emails) {
        var faults = new ArrayList<Issue>();
        var findings = linter.check(tx, emails);
        for (var email : emails) {
            var path = "emails[" + email.step() + "]";
            if (email.generation() == Generation.RUNNING) {
                faults.add(
                        Issue.at(
                                path,
                                "a new draft is being written (expected: it has come, or somebody edits the text)"));
            } else if (email.fingerprint().isEmpty()) {
                faults.add(
                        Issue.at(
                                path,
                                "has no text yet (expected: a subject and a body that somebody or something wrote)"));
            } else {
                findings.getOrDefault(email.id(), List.of()).stream()
                        .filter(Finding::isFault)
                        .forEach(finding ->
                                faults.add(
                                        Issue.at(path + "." + finding.part(), finding.message())));
            }
        }
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
    }
}
