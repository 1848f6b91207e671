package dev.espalier.engine.review;

import dev.espalier.engine.journal.Action;
import dev.espalier.engine.journal.Entry;
import dev.espalier.engine.loop.Combiner;
import dev.espalier.engine.review.Review.Chosen;
import dev.espalier.engine.store.Emails.Opened;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.planner.HoldReason;
import dev.espalier.refusal.Refused;
import dev.espalier.refusal.Refused.NotFound;
import dev.espalier.sequence.Email;
import dev.espalier.sequence.Sequence;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Approves texts. Those who approve at the same time share a transaction, which costs about what
/// one of them would have cost alone; a no to one of them is no concern of the others, and neither
/// is a sequence that somebody holds for long: who needs that one waits by himself.
final class Approving implements AutoCloseable {

    private static final int MOST = 64;
    private static final int WORKERS = 2;

    private final Store store;
    private final Readiness readiness;
    private final InstantSource clock;
    private final Runnable onDue;
    private final Combiner<Asked, Answer> together;

    Approving(Store store, Readiness readiness, InstantSource clock, Runnable onDue) {
        this.store = store;
        this.readiness = readiness;
        this.clock = clock;
        this.onDue = onDue;
        this.together = new Combiner<>("approve", MOST, WORKERS, this::together);
    }

    private record Asked(int workspace, List<Chosen> chosen, String by) {
        List<String> ids() {
            return chosen.stream().map(Chosen::id).toList();
        }
    }

    private sealed interface Answer {
        record Approved(List<Email> emails) implements Answer {}

        record Declined(Refused why) implements Answer {}

        /// Not all of it could be had without waiting.
        record Busy() implements Answer {}
    }

    /// @see Review#approve
    List<Email> approve(int workspace, List<Chosen> chosen, String by) {
        var asked = new Asked(workspace, chosen, by);
        return switch (together.call(asked)) {
            case Answer.Approved(var emails) -> emails;
            case Answer.Declined(var why) -> throw why;
            case Answer.Busy() -> alone(asked);
        };
    }

    private List<Email> alone(Asked asked) {
        var now = clock.instant();
        var approved =
                store.inTransaction(tx -> {
                    var table =
                            new Table(tx, tx.emails().open(asked.workspace(), asked.ids()), now);
                    table.missing(asked)
                            .ifPresent(id -> {
                                throw new NotFound("email", id);
                            });
                    var emails = table.decide(asked);
                    return new Alone(emails, table.write());
                });
        if (approved.mayRelease()) {
            onDue.run();
        }
        return approved.emails();
    }

    private record Alone(List<Email> emails, boolean mayRelease) {}

    private List<Answer> together(List<Asked> all) {
        var now = clock.instant();
        var answers = new IdentityHashMap<Asked, Answer>();
        boolean mayRelease = store.inTransaction(tx -> together(tx, all, now, answers));
        if (mayRelease) {
            onDue.run();
        }
        return all.stream().map(answers::get).toList();
    }

    /// @param answers gets one for each
    /// @return whether people may have waited
    private boolean together(
            Transaction tx, List<Asked> all, Instant now, Map<Asked, Answer> answers) {
        boolean mayRelease = false;
        // In one order, so that two who hold several workspaces do not wait for each other.
        var workspaces = all.stream().map(Asked::workspace).distinct().sorted().toList();
        for (int workspace : workspaces) {
            var some = all.stream().filter(one -> one.workspace() == workspace).toList();
            var ids = some.stream().flatMap(one -> one.ids().stream()).distinct().toList();
            var table = new Table(tx, tx.emails().openFree(workspace, ids), now);
            for (var asked : some) {
                answers.put(asked, answer(table, asked));
            }
            mayRelease |= table.write();
        }
        return mayRelease;
    }

    private static Answer answer(Table table, Asked asked) {
        if (table.missing(asked).isPresent()) {
            return new Answer.Busy();
        }
        try {
            return new Answer.Approved(table.decide(asked));
        } catch (Refused why) {
            return new Answer.Declined(why);
        }
    }

    /// Emails of one workspace that lie open in a transaction. What one who asks approves is
    /// approved for the next; nothing is written before all have been heard.
    private final class Table {

        private final Transaction tx;
        private final Instant now;
        private final Readiness.Looked looked;
        private final Map<String, Opened> opened = new LinkedHashMap<>();
        private final List<Opened> approved = new ArrayList<>();
        private final List<Entry> entries = new ArrayList<>();

        Table(Transaction tx, List<Opened> emails, Instant now) {
            this.tx = tx;
            this.now = now;
            this.looked = readiness.look(tx, emails.stream().map(Opened::email).toList());
            emails.forEach(one -> opened.put(one.email().id(), one));
        }

        Optional<String> missing(Asked asked) {
            return asked.ids().stream().filter(id -> !opened.containsKey(id)).findFirst();
        }

        private Opened at(String id) {
            return Objects.requireNonNull(opened.get(id), "it is not missing");
        }

        /// @return the emails as they are approved
        /// @throws Refused and then nothing has changed
        List<Email> decide(Asked asked) {
            for (var one : asked.chosen()) {
                var found = at(one.id());
                Openness.requireOpen(tx, found.sequence(), found.email());
                Review.requireRead(found.email(), one.read());
            }
            var ids = asked.ids().stream().distinct().toList();
            var emails = ids.stream().map(id -> at(id).email()).toList();
            if (ids.size() == 1) {
                looked.require(emails);
            } else {
                // They may be of several sequences: named by their places in what was asked.
                looked.require(emails, email -> "emails[" + asked.ids().indexOf(email.id()) + "]");
            }
            ids.stream()
                    .map(this::at)
                    .filter(one -> !one.email().isApproved())
                    .forEach(draft -> approve(draft, asked.by()));
            return asked.ids().stream().map(id -> at(id).email()).toList();
        }

        private void approve(Opened draft, String by) {
            var email = draft.email();
            var done = new Opened(draft.sequence(), email.approved(by, now));
            opened.put(email.id(), done);
            approved.add(done);
            entries.add(Entry.of(email, email, Action.EMAIL_APPROVED, by, now, ""));
        }

        /// @return whether people may have waited for one of them
        boolean write() {
            if (approved.isEmpty()) {
                return false;
            }
            tx.emails().approve(approved.stream().map(Opened::email).toList(), entries);
            var people = approved.stream().flatMap(one -> one.email().person().stream()).toList();
            people.forEach(person ->
                    tx.enrolmentGroups()
                            .releaseOne(
                                    approved.getFirst().email().workspace(),
                                    person.enrolment(),
                                    HoldReason.AWAITING_APPROVAL,
                                    now));
            var taking =
                    approved.stream()
                            .filter(one -> one.email().person().isEmpty())
                            .map(Opened::sequence)
                            // Nobody is inside a draft.
                            .filter(Sequence::takesPeople)
                            .distinct()
                            .toList();
            taking.forEach(sequence ->
                    tx.enrolmentGroups()
                            .release(
                                    sequence.workspace(),
                                    sequence.id(),
                                    HoldReason.AWAITING_APPROVAL,
                                    now));
            return !taking.isEmpty() || !people.isEmpty();
        }
    }

    @Override
    public void close() {
        together.close();
    }
}
