package dev.espalier.engine.drafting;

import dev.espalier.draft.Draft;
import dev.espalier.draft.Draft.Fate;
import dev.espalier.draft.Provenance;
import dev.espalier.draft.Words;
import dev.espalier.engine.drafting.Briefing.Gathered;
import dev.espalier.engine.drafting.DraftCheck.Checked;
import dev.espalier.engine.drafting.Drafter.Outcome;
import dev.espalier.engine.id.Ids;
import dev.espalier.engine.jobs.Job;
import dev.espalier.engine.review.Redrafting;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Has one email written, from the brief to where it lands. Nothing is held open meanwhile.
final class Drafting {

    /// The first, and one more with what was wrong with it.
    static final int ATTEMPTS = 2;

    private static final Duration UNTIL_OTHERS_SETTLE = Duration.ofSeconds(30);

    private final Store store;
    private final Drafter drafter;
    private final Briefing briefing;
    private final DraftCheck check;
    private final Budget budget;
    private final Redrafting redrafting;
    private final InstantSource clock;

    Drafting(
            Store store,
            Drafter drafter,
            Briefing briefing,
            DraftCheck check,
            Budget budget,
            Redrafting redrafting,
            InstantSource clock) {
        this.store = store;
        this.drafter = drafter;
        this.briefing = briefing;
        this.check = check;
        this.budget = budget;
        this.redrafting = redrafting;
        this.clock = clock;
    }

    /// What became of one email.
    sealed interface Result {
        record Landed() implements Result {}

        record Discarded() implements Result {}

        record NotWanted(String why) implements Result {}

        record Later(String why, Optional<Duration> after) implements Result {}

        /// The email says so.
        record Failed(String why) implements Result {}
    }

    Result write(Job job, String emailId) {
        var gathered =
                store.inTransaction(tx -> briefing.gather(tx, job.workspace(), emailId, job.id()));
        return switch (gathered) {
            case Gathered.NotWanted(var why) -> new Result.NotWanted(why);
            case Gathered.Impossible(var why) -> failed(job, emailId, why);
            case Gathered.Ready ready -> write(job, ready);
        };
    }

    private Result write(Job job, Gathered.Ready ready) {
        var assignment = ready.assignment();
        List<String> faults = List.of();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            switch (budget.reserve(job.workspace(), job.id(), drafter.most(assignment))) {
                case Budget.Room.SetAside() -> {}
                case Budget.Room.Later(var why) -> {
                    return new Result.Later(why, Optional.of(UNTIL_OTHERS_SETTLE));
                }
                case Budget.Room.Spent(var why) -> {
                    return failed(job, ready.email().id(), why);
                }
            }
            switch (drafter.draft(assignment)) {
                case Outcome.Written(var words, var provenance) -> {
                    switch (check.check(words, assignment)) {
                        case Checked.Fine fine -> {
                            return land(job, ready, words, fine, provenance);
                        }
                        case Checked.Faulty(var found) -> {
                            faults = found;
                            keep(
                                    job,
                                    ready,
                                    Fate.REFUSED,
                                    Optional.of(words),
                                    told(found),
                                    provenance);
                        }
                    }
                }
                case Outcome.Unusable(var why, var provenance) -> {
                    keep(job, ready, Fate.UNUSABLE, Optional.empty(), why, provenance);
                    return failed(job, ready.email().id(), why);
                }
                case Outcome.TryLater(var why, var after, var took) -> {
                    store.run(tx ->
                            budget.settle(tx, job.workspace(), job.id(), took, clock.instant()));
                    return new Result.Later(why, after);
                }
                case Outcome.Refused(var why) -> {
                    budget.free(job.workspace(), job.id());
                    return failed(job, ready.email().id(), why);
                }
            }
            assignment = assignment.complaining(faults);
        }
        return failed(job, ready.email().id(), "the draft was refused: " + told(faults));
    }

    private static String told(List<String> faults) {
        var told = String.join("; ", faults);
        return told.length() <= 2_000 ? told : told.substring(0, 2_000) + "…";
    }

    private Result land(
            Job job, Gathered.Ready ready, Words words, Checked.Fine fine, Provenance provenance) {
        var now = clock.instant();
        boolean landed =
                store.inTransaction(tx -> {
                    boolean there =
                            redrafting.land(
                                    tx,
                                    new Redrafting.Landing(
                                            job.workspace(),
                                            ready.email().id(),
                                            job.id(),
                                            fine.wording(),
                                            fine.text()),
                                    now);
                    tx.drafts()
                            .add(
                                    draft(
                                            job,
                                            ready,
                                            there ? Fate.LANDED : Fate.DISCARDED,
                                            Optional.of(words),
                                            there
                                                    ? ""
                                                    : "it came for a text that was no longer there",
                                            provenance,
                                            now));
                    budget.settle(tx, job.workspace(), job.id(), provenance, now);
                    return there;
                });
        return landed ? new Result.Landed() : new Result.Discarded();
    }

    private void keep(
            Job job,
            Gathered.Ready ready,
            Fate fate,
            Optional<Words> words,
            String why,
            Provenance provenance) {
        var now = clock.instant();
        store.run(tx -> {
            tx.drafts().add(draft(job, ready, fate, words, why, provenance, now));
            budget.settle(tx, job.workspace(), job.id(), provenance, now);
        });
    }

    private Draft draft(
            Job job,
            Gathered.Ready ready,
            Fate fate,
            Optional<Words> words,
            String why,
            Provenance provenance,
            Instant now) {
        var ask = ready.assignment().ask();
        return new Draft(
                job.workspace(),
                new Ids(clock).next(),
                ready.email().id(),
                ready.email().sequenceId(),
                ready.contactId(),
                job.id(),
                fate,
                words,
                why,
                new Draft.Request(ask.brief(), ask.instruction(), ready.asked().by()),
                provenance,
                ready.assignment().reader().facts(),
                now);
    }

    private Result failed(Job job, String emailId, String why) {
        redrafting.fail(job.workspace(), emailId, job.id(), why);
        return new Result.Failed(why);
    }

    /// The emails that wait for this job, in their order.
    List<String> awaiting(Job job) {
        return store.inTransaction(
                (Transaction tx) -> tx.regenerations().awaiting(job.workspace(), job.id()));
    }

    /// Why a text that this job was to write is not there, when it failed in an attempt before.
    Optional<String> lacking(Job job) {
        return store.reading(tx ->
                Redrafting.unwritten(tx, job).stream()
                        .findFirst()
                        .map(email -> email.problem().orElse("a text is missing")));
    }

    /// Tells whoever waits that nothing will come.
    void gaveUp(Job job, String why) {
        for (var email : awaiting(job)) {
            redrafting.giveUp(email, job, why);
        }
    }
}
