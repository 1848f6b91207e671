package dev.espalier.engine.sequences;

import dev.espalier.definition.Definition;
import dev.espalier.definition.EmailContent;
import dev.espalier.definition.Step;
import dev.espalier.engine.id.Ids;
import dev.espalier.engine.jobs.JobKind;
import dev.espalier.engine.jobs.NewJob;
import dev.espalier.engine.store.Regenerations.Asked;
import dev.espalier.engine.store.Transaction;
import dev.espalier.sequence.Email;
import dev.espalier.sequence.Sequence;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// The emails of one contact's sequence that have only a brief: a drafter is asked for them, all in
/// one job, so that each knows what the one before said.
final class FirstDrafts {

    private final Ids ids;
    private final InstantSource clock;

    FirstDrafts(Ids ids, InstantSource clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /// Inserts a version's emails and asks for those that nobody wrote.
    void insert(
            Transaction tx,
            Sequence sequence,
            Definition definition,
            List<Email> emails,
            String by) {
        var briefs =
                definition.emails().stream()
                        .filter(step -> step.content() instanceof EmailContent.Brief)
                        .map(Step.Email::key)
                        .collect(Collectors.toSet());
        var marked =
                emails.stream()
                        .map(email ->
                                email.fingerprint().isEmpty() && briefs.contains(email.step())
                                        ? email.awaited()
                                        : email)
                        .toList();
        tx.emails().insert(marked);
        var awaited = marked.stream().filter(FirstDrafts::isAwaited).toList();
        if (!awaited.isEmpty()) {
            var job = job(sequence, awaited.size(), Optional.empty(), by);
            tx.regenerations().askAll(awaited.stream().map(email -> asked(email, job)).toList());
            tx.jobs().add(List.of(job));
        }
    }

    private static boolean isAwaited(Email email) {
        return email.generation() == dev.espalier.sequence.Generation.RUNNING;
    }

    NewJob job(Sequence sequence, int emails, Optional<UUID> batch, String by) {
        return new NewJob(
                sequence.workspace(),
                ids.next(),
                JobKind.SEQUENCE_GENERATE,
                sequence.id(),
                Map.of("contactId", sequence.contactId().orElseThrow(), "emails", (long) emails),
                batch,
                by,
                clock.instant());
    }

    static Asked asked(Email email, NewJob job) {
        return new Asked(
                email.workspace(),
                email.id(),
                job.id(),
                email.revision(),
                Optional.empty(),
                job.by(),
                job.at());
    }
}
