package dev.espalier.engine.why;

import dev.espalier.contact.Contact;
import dev.espalier.definition.Holidays;
import dev.espalier.engine.advance.KnownFacts;
import dev.espalier.engine.definitions.Program;
import dev.espalier.engine.definitions.Programs;
import dev.espalier.engine.store.Enquiries.Stood;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.enrolment.EnrolmentStatus;
import dev.espalier.planner.Facts;
import dev.espalier.refusal.Refused.NotFound;
import dev.espalier.sequence.Sequence;
import dev.espalier.sequence.SequenceStatus;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Explains one contact in one sequence. Nothing here changes anything.
public final class Explaining {

    /// Ways that are told; of a contact that came more often, the latest.
    private static final int MOST_WAYS = 50;

    private final Store store;
    private final Programs programs;
    private final Holidays holidays;
    private final InstantSource clock;

    public Explaining(Store store, Programs programs, Holidays holidays, InstantSource clock) {
        this.store = store;
        this.programs = programs;
        this.holidays = holidays;
        this.clock = clock;
    }

    /// @throws NotFound when there is no such sequence or contact
    public Why why(int workspace, String sequenceId, String contactId) {
        return store.inTransaction(tx -> {
            var sequence =
                    tx.sequences()
                            .find(workspace, sequenceId)
                            .orElseThrow(() -> new NotFound("sequence", sequenceId));
            var contact =
                    tx.contacts()
                            .find(workspace, contactId)
                            .orElseThrow(() -> new NotFound("contact", contactId));
            var ways = new ArrayList<Why.Way>();
            for (var stood :
                    tx.enquiries().enrolments(workspace, sequenceId, contactId, MOST_WAYS)) {
                ways.add(way(tx, sequence, stood));
            }
            boolean isInside =
                    ways.stream().anyMatch(way -> way.status() == EnrolmentStatus.ACTIVE);
            var outside =
                    isInside
                            ? List.<String>of()
                            : new Outside(tx, programs, sequence, contact, ways.size()).reasons();
            return new Why(summary(contact, ways, outside), outside, ways);
        });
    }

    private static String summary(Contact contact, List<Why.Way> ways, List<String> outside) {
        if (ways.isEmpty()) {
            return contact.email() + " never came in: " + outside.getFirst();
        }
        return contact.email() + " " + ways.getLast().summary();
    }

    private Why.Way way(Transaction tx, Sequence sequence, Stood stood) {
        var due = stood.at();
        var program =
                programs.find(
                                tx,
                                new Programs.Key(
                                        due.workspace(),
                                        due.sequence(),
                                        due.version(),
                                        due.incarnation()))
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "version " + due.version() + " is missing"));
        var sends = tx.enquiries().sends(due.workspace(), List.of(due.id()));
        var trail = new Trail(program.definition(), stood, sends);
        var steps =
                facts(tx, stood, program)
                        .map(facts -> new Onwards(trail, facts, holidays, clock.instant()).steps())
                        .orElseGet(trail::ended);
        return new Why.Way(
                due.id(),
                due.version(),
                stood.status(),
                due.enrolledAt(),
                cameBy(stood),
                summary(stood, sequence, steps),
                Optional.ofNullable(stood.endedAt()),
                steps);
    }

    /// Empty for a way that has ended.
    private static Optional<Facts> facts(Transaction tx, Stood stood, Program program) {
        return stood.status() == EnrolmentStatus.ACTIVE
                ? KnownFacts.of(tx, stood.at(), program)
                : Optional.empty();
    }

    private static String cameBy(Stood stood) {
        if (stood.at().triggerEvent() == null) {
            return "by hand";
        }
        return stood.cameBy() == null ? "by an event" : "by the event " + stood.cameBy();
    }

    private static String summary(Stood stood, Sequence sequence, List<Why.Told> steps) {
        var ended =
                Ending.words(stood.status(), stood.endReason() == null ? "" : stood.endReason());
        if (ended.isPresent()) {
            return ended.get();
        }
        var paused =
                sequence.status() == SequenceStatus.PAUSED
                        ? "; " + Words.of(sequence.status())
                        : "";
        return steps.stream()
                .filter(step ->
                        step.standing() == Why.Standing.WAITING
                                || step.standing() == Why.Standing.HELD)
                .findFirst()
                .map(step -> "is at " + step.key() + ": " + step.why() + paused)
                .orElse("is inside" + paused);
    }
}
