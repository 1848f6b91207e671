package dev.espalier.engine.drafting;

import dev.espalier.engine.definitions.DefinitionSyntax;
import dev.espalier.engine.definitions.Programs;
import dev.espalier.engine.jobs.Job;
import dev.espalier.engine.jobs.JobKind;
import dev.espalier.engine.jobs.JobOutcome;
import dev.espalier.engine.jobs.JobWork;
import dev.espalier.engine.mail.Composer;
import dev.espalier.engine.review.Linter;
import dev.espalier.engine.review.Redrafting;
import dev.espalier.engine.store.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Drafting, put together: the work behind its jobs, and what people see and decide of it.
public final class DraftingRoom {

    /// What else is done for a draft: reading, checking, writing down.
    private static final Duration BESIDE = Duration.ofMinutes(5);

    private final Drafting drafting;
    private final PlaybookShelf playbooks;
    private final DraftingSettings settings;
    private final DraftReports reports;
    private final Duration longest;

    /// What drafting needs of the world.
    public record Ports(
            Store store,
            DefinitionSyntax syntax,
            Composer composer,
            Drafter drafter,
            InstantSource clock) {}

    public DraftingRoom(Ports ports, Prices prices) {
        var store = ports.store();
        this.drafting =
                new Drafting(
                        store,
                        ports.drafter(),
                        new Briefing(new Programs(ports.syntax()), ports.composer()),
                        new DraftCheck(ports.composer(), new Linter(ports.composer())),
                        new Budget(store, prices, ports.drafter().longest(), ports.clock()),
                        new Redrafting(store, ports.clock()),
                        ports.clock());
        this.longest = ports.drafter().longest().multipliedBy(Drafting.ATTEMPTS);
        this.playbooks = new PlaybookShelf(store);
        this.settings = new DraftingSettings(store, ports.drafter().model(), prices, ports.clock());
        this.reports = new DraftReports(store);
    }

    public PlaybookShelf playbooks() {
        return playbooks;
    }

    public DraftingSettings settings() {
        return settings;
    }

    public DraftReports reports() {
        return reports;
    }

    /// The work behind every kind of job there is for drafts.
    public List<JobWork> works() {
        return Stream.of(JobKind.EMAIL_REGENERATE, JobKind.EMAIL_WRITE, JobKind.SEQUENCE_GENERATE)
                .<JobWork>map(kind -> new Work(kind, drafting, longest))
                .toList();
    }

    /// Writes every email that waits for the job. Whatever the kind, the emails are those: a
    /// regeneration and a first text have one, a generated sequence a few.
    ///
    /// @param email the longest that writing one may take
    private record Work(JobKind kind, Drafting drafting, Duration email) implements JobWork {

        /// What a slow model may take is never taken to hang.
        @Override
        public Duration longest(Job job) {
            var needed = email.multipliedBy(job.number("emails").orElse(1L)).plus(BESIDE);
            var usual = JobWork.super.longest(job);
            return needed.compareTo(usual) > 0 ? needed : usual;
        }

        @Override
        public JobOutcome run(Job job) {
            var failures = new ArrayList<String>();
            int landed = 0;
            int late = 0;
            for (var email : drafting.awaiting(job)) {
                switch (drafting.write(job, email)) {
                    case Drafting.Result.Landed() -> landed++;
                    case Drafting.Result.Discarded(), Drafting.Result.NotWanted(_) -> late++;
                    case Drafting.Result.Failed(var why) -> failures.add(why);
                    case Drafting.Result.Later(var why, var after) -> {
                        return new JobOutcome.TryAgain(why, after);
                    }
                }
            }
            var failed =
                    failures.isEmpty() ? drafting.lacking(job) : Optional.of(failures.getFirst());
            if (failed.isPresent()) {
                return new JobOutcome.Failed(failed.get());
            }
            return new JobOutcome.Done(
                    landed == 0 && late == 0
                            ? "nobody waits for this draft any more"
                            : landed + " written" + (late == 0 ? "" : ", " + late + " too late"));
        }

        @Override
        public void gaveUp(Job job, String why) {
            drafting.gaveUp(job, why);
        }
    }
}
