package dev.espalier.engine.review;

import dev.espalier.email.Fingerprint;
import dev.espalier.engine.barrier.Barrier;
import dev.espalier.engine.barrier.Settled;
import dev.espalier.engine.id.Ids;
import dev.espalier.engine.jobs.JobBell;
import dev.espalier.engine.jobs.JobKind;
import dev.espalier.engine.jobs.NewJob;
import dev.espalier.engine.journal.Action;
import dev.espalier.engine.journal.Entry;
import dev.espalier.engine.loop.Combiner;
import dev.espalier.engine.store.Emails.Opened;
import dev.espalier.engine.store.InFlight.Scope;
import dev.espalier.engine.store.Regenerations;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.refusal.Refused;
import dev.espalier.sequence.Email;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Lets those who ask for drafts at the same time share a transaction, and the look at what is in
/// flight after it. What cannot be had without waiting, or was asked for twice, is asked for alone.
final class Redrawing implements AutoCloseable {

    private static final int MOST = 64;

    /// Two would halve what shares a transaction, and a transaction costs more than a draft in it.
    private static final int WORKERS = 1;

    private final Store store;
    private final Regenerating alone;
    private final Barrier barrier;
    private final InstantSource clock;
    private final JobBell bell;
    private final Ids ids;
    private final Combiner<Asked, Answer> together;

    Redrawing(Store store, Regenerating alone, Barrier barrier, InstantSource clock, JobBell bell) {
        this.store = store;
        this.alone = alone;
        this.barrier = barrier;
        this.clock = clock;
        this.bell = bell;
        this.ids = new Ids(clock);
        this.together = new Combiner<>("regenerate", MOST, WORKERS, this::together);
    }

    private record Asked(int workspace, String email, Optional<String> how, String by) {}

    private sealed interface Answer {
        /// @param isClear whether the relay sees nothing more of the text it had; an email that was
        ///   not approved had none that goes out
        record Waiting(Email email, boolean isClear) implements Answer {}

        record Declined(Refused why) implements Answer {}

        record Busy() implements Answer {}
    }

    /// @see Regenerating#ask
    Settled<Email> ask(int workspace, String email, Optional<String> how, String by) {
        return switch (together.call(new Asked(workspace, email, how, by))) {
            case Answer.Waiting(var waiting, var isClear) ->
                    isClear
                            ? new Settled<>(waiting, 0)
                            : barrier.settled(waiting, new Scope.Email(workspace, email));
            case Answer.Declined(var why) -> throw why;
            case Answer.Busy() -> alone.ask(workspace, email, how, by);
        };
    }

    private List<Answer> together(List<Asked> all) {
        var now = clock.instant();
        var answers = new IdentityHashMap<Asked, Answer>();
        store.run(tx -> {
            answers.clear();
            // In one order, so that two who hold several workspaces do not wait for each other.
            all.stream()
                    .map(Asked::workspace)
                    .distinct()
                    .sorted()
                    .forEach(workspace -> {
                        var some =
                                all.stream().filter(one -> one.workspace() == workspace).toList();
                        new Table(tx, workspace, some, now).decide(some, answers);
                    });
        });
        bell.ring();
        return settled(all, answers);
    }

    private List<Answer> settled(List<Asked> all, Map<Asked, Answer> answers) {
        var waiting =
                answers.values().stream()
                        .flatMap(one ->
                                one instanceof Answer.Waiting(var email, var isClear) && !isClear
                                        ? java.util.stream.Stream.of(email)
                                        : java.util.stream.Stream.empty())
                        .collect(
                                Collectors.groupingBy(
                                        Email::workspace,
                                        Collectors.mapping(Email::id, Collectors.toSet())));
        var clear = new HashSet<Integer>();
        waiting.forEach((workspace, emails) -> {
            if (barrier.isClear(new Scope.Emails(workspace, emails))) {
                clear.add(workspace);
            }
        });
        return all.stream()
                .map(answers::get)
                .map(one ->
                        one instanceof Answer.Waiting(var email, var isClear) && !isClear
                                ? new Answer.Waiting(email, clear.contains(email.workspace()))
                                : one)
                .toList();
    }

    /// The emails of one workspace that lie open in a transaction.
    private final class Table {

        private final Transaction tx;
        private final int workspace;
        private final Instant now;
        private final Map<String, Opened> opened = new HashMap<>();
        private final Set<String> behind;

        /// Of approved emails that are from somebody else than a draft would be.
        private final Set<Fingerprint> ofOthers;

        private final List<Email> waiting = new ArrayList<>();
        private final List<Entry> entries = new ArrayList<>();
        private final List<Regenerations.Asked> awaited = new ArrayList<>();
        private final List<NewJob> jobs = new ArrayList<>();

        Table(Transaction tx, int workspace, List<Asked> all, Instant now) {
            this.tx = tx;
            this.workspace = workspace;
            this.now = now;
            tx.emails()
                    .openFree(workspace, all.stream().map(Asked::email).distinct().toList())
                    .forEach(one -> opened.put(one.email().id(), one));
            var single =
                    opened.values().stream()
                            .filter(one ->
                                    one.email().person().isPresent()
                                            || one.sequence().contactId().isPresent())
                            .map(one -> one.email().id())
                            .toList();
            this.behind = single.isEmpty() ? Set.of() : tx.ledger().sent(workspace, single);
            this.ofOthers =
                    tx.senders()
                            .ofOthers(
                                    workspace,
                                    opened.values().stream()
                                            .map(Opened::email)
                                            .filter(Email::isApproved)
                                            .flatMap(email -> email.fingerprint().stream())
                                            .toList())
                            .keySet();
        }

        void decide(List<Asked> all, Map<Asked, Answer> answers) {
            for (var asked : all) {
                // Each is decided once: whoever asks for it twice has the later one alone.
                var found = opened.remove(asked.email());
                answers.put(
                        asked,
                        found == null || isFromAnother(found.email())
                                ? new Answer.Busy()
                                : answer(asked, found));
            }
            write();
        }

        private boolean isFromAnother(Email email) {
            return email.isApproved() && email.fingerprint().filter(ofOthers::contains).isPresent();
        }

        private Answer answer(Asked asked, Opened found) {
            var email = found.email();
            try {
                Openness.requireOpen(tx, found.sequence(), email);
            } catch (Refused why) {
                return new Answer.Declined(why);
            }
            if (behind.contains(email.id())) {
                return new Answer.Declined(Openness.sent(email, "regenerate"));
            }
            var after = email.regenerating(asked.how(), now);
            var job = Regenerating.job(after, ids.next(), asked.by(), now);
            waiting.add(after);
            jobs.add(job);
            awaited.add(Regenerating.awaited(after, job.id(), asked.by(), now));
            entries.add(
                    Entry.of(
                            email,
                            after,
                            Action.EMAIL_REGENERATING,
                            asked.by(),
                            now,
                            after.instruction().orElse("")));
            return new Answer.Waiting(after, !email.isApproved());
        }

        private void write() {
            if (waiting.isEmpty()) {
                return;
            }
            tx.emails().regenerate(waiting, entries);
            tx.regenerations().askAll(awaited);
            tx.jobs()
                    .supersede(
                            workspace,
                            JobKind.EMAIL_REGENERATE,
                            waiting.stream().map(Email::id).toList(),
                            now);
            tx.jobs().add(jobs);
        }
    }

    /// Answers those who are asking, then stops.
    @Override
    public void close() {
        together.close();
    }
}
