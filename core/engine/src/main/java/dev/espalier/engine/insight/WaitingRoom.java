package dev.espalier.engine.insight;

import dev.espalier.engine.paging.Cursor;
import dev.espalier.engine.review.Finding;
import dev.espalier.engine.review.Linter;
import dev.espalier.engine.sequences.SequenceReviews.EmailReview;
import dev.espalier.engine.store.Emails.VersionKey;
import dev.espalier.engine.store.Page;
import dev.espalier.engine.store.ReviewQueue.Approved;
import dev.espalier.engine.store.ReviewQueue.Place;
import dev.espalier.engine.store.ReviewQueue.Waiting;
import dev.espalier.engine.store.Store;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.refusal.Refused.NotFound;
import dev.espalier.sequence.Email;
import dev.espalier.sequence.Generation;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What waits for a reviewer, oldest first.
public final class WaitingRoom {

    private static final Cursor SEQUENCES = Cursor.in("review queue");
    private static final Cursor PERSONAL = Cursor.in("personal queue");

    private final Store store;
    private final Linter linter;

    WaitingRoom(Store store, Linter linter) {
        this.store = store;
        this.linter = linter;
    }

    /// A sequence that waits, and how far the review of its emails is.
    ///
    /// @param emails of the version a reviewer sees
    /// @param faulty of those that are not being written: such as cannot be approved as they stand
    public record Entry(Waiting waiting, int emails, int approved, int generating, int faulty) {}

    /// @throws Invalid at `cursor`
    public Page<Entry> queue(
            int workspace, Optional<String> search, Optional<String> cursor, int limit) {
        var after = place(SEQUENCES.read(cursor));
        return store.reading(tx -> {
            var page = tx.reviewQueue().page(workspace, search, after, limit);
            var emails =
                    tx.emails()
                            .ofVersions(
                                    page.items().stream()
                                            .map(one ->
                                                    new VersionKey(
                                                            workspace,
                                                            one.sequence(),
                                                            one.version()))
                                            .toList());
            var findings = linter.faults(tx, emails);
            var ofSequence = emails.stream().collect(Collectors.groupingBy(Email::sequenceId));
            return new Page<>(
                    page.items().stream()
                            .map(one ->
                                    entry(
                                            one,
                                            ofSequence.getOrDefault(one.sequence(), List.of()),
                                            findings))
                            .toList(),
                    page.next().map(SEQUENCES::write));
        });
    }

    private static Entry entry(
            Waiting waiting, List<Email> emails, Map<String, List<Finding>> findings) {
        int approved = 0;
        int generating = 0;
        int faulty = 0;
        for (var email : emails) {
            if (email.generation() == Generation.RUNNING) {
                generating++;
            } else if (email.isApproved()) {
                approved++;
            } else if (email.fingerprint().isEmpty()
                    || findings.getOrDefault(email.id(), List.of()).stream()
                            .anyMatch(Finding::isFault)) {
                faulty++;
            }
        }
        return new Entry(waiting, emails.size(), approved, generating, faulty);
    }

    /// Emails of single people, over all sequences.
    ///
    /// @throws Invalid at `cursor`
    public Page<EmailReview> personal(int workspace, Optional<String> cursor, int limit) {
        var after = place(PERSONAL.read(cursor));
        return store.reading(tx -> {
            var page = tx.reviewQueue().personal(workspace, after, limit);
            var findings = linter.check(tx, page.items());
            return new Page<>(
                    page.items().stream()
                            .map(email ->
                                    // What nobody approved was sent to nobody.
                                    new EmailReview(
                                            email,
                                            findings.getOrDefault(email.id(), List.of()),
                                            null,
                                            null))
                            .toList(),
                    page.next().map(PERSONAL::write));
        });
    }

    /// The text of an email as it was last approved; empty when nobody ever approved one.
    ///
    /// @throws NotFound when there is no such email
    public Optional<Approved> lastApproved(int workspace, String email) {
        return store.reading(tx -> {
            var approved = tx.reviewQueue().lastApproved(workspace, email);
            if (approved.isEmpty() && tx.emails().find(workspace, email).isEmpty()) {
                throw new NotFound("email", email);
            }
            return approved;
        });
    }

    private static Optional<Place> place(Optional<String> text) {
        return text.map(place -> {
            int blank = place.indexOf(' ');
            try {
                return new Place(
                        Instant.parse(place.substring(0, Math.max(0, blank))),
                        place.substring(blank + 1));
            } catch (DateTimeException _) {
                throw Invalid.of(
                        "cursor", "unknown (expected: the nextCursor of a page of this list)");
            }
        });
    }
}
