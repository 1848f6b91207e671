package dev.espalier.engine.advance;

import dev.espalier.definition.Definition;
import dev.espalier.definition.StepKey;
import dev.espalier.engine.id.Ids;
import dev.espalier.engine.jobs.JobKind;
import dev.espalier.engine.jobs.NewJob;
import dev.espalier.engine.journal.Action;
import dev.espalier.engine.journal.Entry;
import dev.espalier.engine.store.Enrolments.Due;
import dev.espalier.engine.store.Regenerations.Asked;
import dev.espalier.engine.store.Transaction;
import dev.espalier.sequence.Email;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/// The emails that people came to who have no text of theirs yet: they are asked for, and whoever
/// waits for one is held until a person has approved it.
final class Writing {

    private final Ids ids;
    private final List<Email> emails = new ArrayList<>();

    Writing(Ids ids) {
        this.ids = ids;
    }

    void add(Due due, Definition definition, StepKey step, Instant now) {
        emails.add(
                Email.unwritten(
                                new Email.Spot(
                                        due.workspace(),
                                        ids.next("eml"),
                                        due.sequence(),
                                        due.version()),
                                step,
                                ordinal(definition, step),
                                Optional.of(new Email.Person(due.id(), due.contactId())),
                                now)
                        .awaited());
    }

    private static int ordinal(Definition definition, StepKey step) {
        var steps = definition.emails();
        return IntStream.range(0, steps.size())
                .filter(i -> steps.get(i).key().equals(step))
                .findFirst()
                .orElse(0);
    }

    int size() {
        return emails.size();
    }

    void ask(Transaction tx, Instant now) {
        if (emails.isEmpty()) {
            return;
        }
        tx.emails().insert(emails);
        tx.audits()
                .write(
                        emails.stream()
                                .map(email ->
                                        Entry.of(
                                                email,
                                                email,
                                                Action.EMAIL_REGENERATING,
                                                Entry.ENGINE,
                                                now,
                                                ""))
                                .toList());
        var asked = emails.stream().map(email -> asked(email, ids.next(), now)).toList();
        tx.regenerations().askAll(asked);
        tx.jobs().add(asked.stream().map(Writing::job).toList());
    }

    private static Asked asked(Email email, UUID job, Instant now) {
        return new Asked(
                email.workspace(),
                email.id(),
                job,
                email.revision(),
                Optional.empty(),
                Entry.ENGINE,
                now);
    }

    private static NewJob job(Asked asked) {
        return new NewJob(
                asked.workspace(),
                asked.id(),
                JobKind.EMAIL_WRITE,
                asked.email(),
                Map.of("revision", (long) asked.revision()),
                Optional.empty(),
                asked.by(),
                asked.at());
    }
}
