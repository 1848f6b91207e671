package dev.espalier.engine.review;

import dev.espalier.engine.store.Transaction;
import dev.espalier.refusal.Issue;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.sequence.Email;
import dev.espalier.sequence.Generation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What must hold before texts may be approved: they are there, nobody is writing them anew, and
/// the linter finds no fault.
public final class Readiness {

    private final Linter linter;

    public Readiness(Linter linter) {
        this.linter = linter;
    }

    /// Looks at many emails at once; some of them can be asked about at a time.
    Looked look(Transaction tx, List<Email> emails) {
        return new Looked(linter.faults(tx, emails));
    }

    /// @throws Invalid naming every fault of every email
    public void require(Transaction tx, List<Email> emails) {
        look(tx, emails).require(emails);
    }

    /// What a look showed, by email id.
    record Looked(Map<String, List<Finding>> findings) {

        /// @throws Invalid naming every fault of every email
        void require(List<Email> emails) {
            require(emails, email -> "emails[" + email.step() + "]");
        }

        /// @param path where the caller finds an email
        /// @throws Invalid naming every fault of every email
        void require(List<Email> emails, Function<Email, String> path) {
            var faults = new ArrayList<Issue>();
            emails.forEach(email -> faults(email, path.apply(email), faults));
            if (!faults.isEmpty()) {
                throw new Invalid(faults);
            }
        }

        private void faults(Email email, String path, List<Issue> faults) {
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
            } else if (!email.isApproved()) {
                // What was found fine once is not asked about again because of its contact.
                findings.getOrDefault(email.id(), List.of()).stream()
                        .filter(Finding::isFault)
                        .map(one ->
                                Issue.at(
                                        path + "." + Proof.field(one.part(), email.wording()),
                                        one.message()))
                        .forEach(faults::add);
            }
        }
    }
}
