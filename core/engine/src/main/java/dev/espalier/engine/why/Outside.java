package dev.espalier.engine.why;

import dev.espalier.contact.Contact;
import dev.espalier.definition.Reentry;
import dev.espalier.definition.Trigger;
import dev.espalier.engine.definitions.Program;
import dev.espalier.engine.definitions.Programs;
import dev.espalier.engine.store.Enquiries.Came;
import dev.espalier.engine.store.Transaction;
import dev.espalier.planner.Conditions;
import dev.espalier.planner.Seen;
import dev.espalier.sequence.Lifecycle;
import dev.espalier.sequence.Sequence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Why a contact is not inside a sequence.
final class Outside {

    /// Of each trigger's events, the latest.
    private static final int MOST_EVENTS = 100;

    private final Transaction tx;
    private final Programs programs;
    private final Sequence sequence;
    private final Contact contact;
    private final int times;
    private final List<String> reasons = new ArrayList<>();

    /// @param times how often the contact was inside
    Outside(Transaction tx, Programs programs, Sequence sequence, Contact contact, int times) {
        this.tx = tx;
        this.programs = programs;
        this.sequence = sequence;
        this.contact = contact;
        this.times = times;
    }

    /// The weightiest first; at least one.
    List<String> reasons() {
        if (!sequence.takesPeople()) {
            reasons.add(Words.of(sequence.status()));
        }
        sequence.contactId()
                .filter(one -> !one.equals(contact.id()))
                .ifPresent(_ -> reasons.add("the sequence was written for another contact alone"));
        program().ifPresent(this::triggers);
        contact.unreachable().ifPresent(why -> reasons.add(unwelcome(Words.unreachable(why))));
        tx.optOuts()
                .find(contact.workspace(), contact.id(), sequence.id())
                .ifPresent(at ->
                        reasons.add(unwelcome("the contact left this sequence for good at " + at)));
        if (reasons.isEmpty()) {
            reasons.add("nobody let the contact in");
        }
        return List.copyOf(reasons);
    }

    private static String unwelcome(String why) {
        return why + ": whoever comes in so is out again at once";
    }

    private Optional<Program> program() {
        return sequence.takesPeople()
                ? sequence.runningVersion()
                        .flatMap(version ->
                                programs.find(
                                        tx,
                                        new Programs.Key(
                                                sequence.workspace(),
                                                sequence.id(),
                                                version,
                                                sequence.createdAt())))
                : Optional.empty();
    }

    private void triggers(Program program) {
        if (times > 0) {
            reasons.add(again(program.definition().reentry()));
            if (program.definition().reentry() == Reentry.ONCE) {
                return;
            }
        }
        if (program.triggers().isEmpty()) {
            reasons.add("no event lets anybody in, and nobody let the contact in by hand");
            return;
        }
        for (var trigger : program.triggers()) {
            reasons.add(missed(trigger));
        }
    }

    private String again(Reentry reentry) {
        return switch (reentry) {
            case ONCE -> "the contact was in already, and may come in once (re-entry: once)";
            case AFTER_EXIT ->
                    "the contact was in already, and comes in again by another event (re-entry:"
                            + " after-exit)";
            case EACH_EVENT ->
                    "the contact was in already, and comes in again by another event (re-entry:"
                            + " each-event)";
        };
    }

    private String missed(Trigger trigger) {
        var came =
                tx.enquiries()
                        .events(
                                contact.workspace(),
                                contact.id(),
                                List.of(trigger.event()),
                                MOST_EVENTS);
        if (came.isEmpty()) {
            return "the event " + trigger.event() + " was not seen";
        }
        var since = takesPeopleSince();
        var latest = came.getFirst();
        if (latest.at().isBefore(since)) {
            return "the event "
                    + trigger.event()
                    + " came last at "
                    + latest.at()
                    + ", and the sequence takes people since "
                    + since;
        }
        return trigger.when()
                .filter(when -> !Conditions.holds(when, contact.view(), latest.properties()))
                .map(when ->
                        "the event "
                                + trigger.event()
                                + " came last at "
                                + latest.at()
                                + ", and its conditions did not hold: "
                                + Seen.of(when, contact.view(), latest.properties())
                                + changedSince(latest))
                .orElseGet(() ->
                        times > 0
                                ? "the event " + trigger.event() + " came last at " + latest.at()
                                : "the event "
                                        + trigger.event()
                                        + " came last at "
                                        + latest.at()
                                        + ", and did not let the contact in by what held then");
    }

    private String changedSince(Came event) {
        return contact.updatedAt().isAfter(event.at())
                ? " (the contact as it is now; it was changed at " + contact.updatedAt() + ")"
                : "";
    }

    private Instant takesPeopleSince() {
        return switch (sequence.lifecycle()) {
            case Lifecycle.Active(var since) -> since;
            case Lifecycle.Paused(var since, _) -> since;
            case Lifecycle.Draft _, Lifecycle.Completed _, Lifecycle.Cancelled _ -> Instant.MAX;
        };
    }
}
