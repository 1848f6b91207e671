package dev.espalier.engine.sequences;

import dev.espalier.engine.loop.Combiner;
import dev.espalier.engine.review.Finding;
import dev.espalier.engine.review.Linter;
import dev.espalier.engine.store.Emails.VersionKey;
import dev.espalier.engine.store.Ledger;
import dev.espalier.engine.store.SequenceGroups;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.refusal.Refused.NotFound;
import dev.espalier.sequence.Email;
import dev.espalier.sequence.Lifecycle;
import dev.espalier.sequence.Sequence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Shows sequences to reviewers. Whoever asks at the same time, such as the calls of one batch,
/// shares the queries.
public final class SequenceReviews implements AutoCloseable {

    private static final int MOST = 64;
    private static final int WORKERS = 2;

    private final Store store;
    private final Linter linter;
    private final Forecast forecast;
    private final Combiner<SequenceGroups.Key, Optional<Reviewed>> together;

    public SequenceReviews(Store store, Linter linter, Forecast forecast) {
        this.store = store;
        this.linter = linter;
        this.forecast = forecast;
        this.together = new Combiner<>("review", MOST, WORKERS, this::together);
    }

    /// A sequence with what a reviewer wants to see of it.
    ///
    /// @param emails of the version a reader sees
    /// @param findings of the linter, by email id
    /// @param fates what became of each email that goes to one contact, by email id
    /// @param planned when emails to one contact will go out as things stand, by email id
    public record Reviewed(
            Sequence sequence,
            List<Email> emails,
            Map<String, List<Finding>> findings,
            Map<String, Ledger.Entry> fates,
            Map<String, Instant> planned) {

        /// What was found in the email, if it is one of these and says what it said.
        Optional<List<Finding>> findingsOf(Email email) {
            return emails.stream()
                    .filter(one -> one.id().equals(email.id()))
                    .filter(one -> one.fingerprint().equals(email.fingerprint()))
                    .findFirst()
                    .map(one -> findings.getOrDefault(one.id(), List.of()));
        }

        /// One of its emails.
        public EmailReview email(Email email) {
            return new EmailReview(
                    email,
                    findings.getOrDefault(email.id(), List.of()),
                    fates.get(email.id()),
                    planned.get(email.id()));
        }
    }

    /// An email with what a reviewer wants to see of it.
    ///
    /// @param fate what became of it; null while it was not planned, and for one that many get
    /// @param planned when it will go out as things stand; null when nobody can tell
    public record EmailReview(
            Email email,
            List<Finding> findings,
            Ledger.@Nullable Entry fate,
            @Nullable Instant planned) {}

    /// @throws NotFound when there is none
    public Reviewed of(int workspace, String sequence) {
        return together.call(new SequenceGroups.Key(workspace, sequence))
                .orElseThrow(() -> new NotFound("sequence", sequence));
    }

    /// One email as it stands.
    public EmailReview of(Email email) {
        if (email.person().isPresent()) {
            return ofPeople(List.of(email)).getFirst();
        }
        var reviewed = together.call(new SequenceGroups.Key(email.workspace(), email.sequenceId()));
        return new EmailReview(
                email,
                reviewed.flatMap(one -> one.findingsOf(email)).orElseGet(() -> findings(email)),
                reviewed.map(one -> one.fates().get(email.id())).orElse(null),
                reviewed.map(one -> one.planned().get(email.id())).orElse(null));
    }

    /// What was written for single people, as it stands, in the order given.
    ///
    /// @param emails of one workspace
    public List<EmailReview> ofPeople(List<Email> emails) {
        if (emails.isEmpty()) {
            return List.of();
        }
        var enrolments =
                emails.stream()
                        .flatMap(email -> email.person().stream())
                        .map(Email.Person::enrolment)
                        .distinct()
                        .toList();
        return store.reading(tx -> {
            var findings = linter.check(tx, emails);
            var fates =
                    tx.enquiries().sends(emails.getFirst().workspace(), enrolments).stream()
                            .collect(
                                    Collectors.toMap(
                                            Ledger.Entry::emailId,
                                            entry -> entry,
                                            (_, later) -> later));
            return emails.stream()
                    .map(email ->
                            new EmailReview(
                                    email,
                                    findings.getOrDefault(email.id(), List.of()),
                                    fates.get(email.id()),
                                    null))
                    .toList();
        });
    }

    /// What the linter finds in an email.
    public List<Finding> findings(Email email) {
        return linter.known(email).orElseGet(() -> store.reading(tx -> linter.check(tx, email)));
    }

    private List<Optional<Reviewed>> together(List<SequenceGroups.Key> keys) {
        return store.reading(tx -> {
            var reviewed = new HashMap<SequenceGroups.Key, Reviewed>();
            keys.stream()
                    .collect(Collectors.groupingBy(SequenceGroups.Key::workspace))
                    .forEach((workspace, some) -> {
                        var ids =
                                some.stream().map(SequenceGroups.Key::sequence).distinct().toList();
                        review(tx, tx.sequences().findAll(workspace, ids))
                                .forEach(one ->
                                        reviewed.put(
                                                new SequenceGroups.Key(
                                                        workspace, one.sequence().id()),
                                                one));
                    });
            return keys.stream().map(key -> Optional.ofNullable(reviewed.get(key))).toList();
        });
    }

    /// @param sequences of one workspace
    private List<Reviewed> review(Transaction tx, List<Sequence> sequences) {
        if (sequences.isEmpty()) {
            return List.of();
        }
        var emails =
                tx.emails().ofVersions(sequences.stream().map(SequenceReviews::shown).toList());
        var findings = linter.check(tx, emails);
        var fates = fates(tx, sequences);
        var planned = forecast.of(tx, sequences, emails, fates);
        var ofSequence = emails.stream().collect(Collectors.groupingBy(Email::sequenceId));
        return sequences.stream()
                .map(sequence ->
                        new Reviewed(
                                sequence,
                                ofSequence.getOrDefault(sequence.id(), List.of()),
                                findings,
                                fates,
                                planned))
                .toList();
    }

    private static VersionKey shown(Sequence sequence) {
        return new VersionKey(sequence.workspace(), sequence.id(), sequence.shownVersion());
    }

    private static Map<String, Ledger.Entry> fates(Transaction tx, List<Sequence> sequences) {
        var begun = new ArrayList<String>();
        for (var sequence : sequences) {
            // Nobody tells many people's sends by the email; nobody is inside a draft.
            if (sequence.contactId().isPresent()
                    && !(sequence.lifecycle() instanceof Lifecycle.Draft)) {
                begun.add(sequence.id());
            }
        }
        if (begun.isEmpty()) {
            return Map.of();
        }
        return tx.ledger().ofSequences(sequences.getFirst().workspace(), begun).stream()
                .collect(
                        Collectors.toMap(
                                Ledger.Entry::emailId, entry -> entry, (_, later) -> later));
    }

    /// Answers those who are asking, then stops.
    @Override
    public void close() {
        together.close();
    }
}
