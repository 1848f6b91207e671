package dev.espalier.bench.crash;

import dev.espalier.bench.Figures;
import dev.espalier.bench.crash.check.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;

/// Breaks servers in every way it knows and says whether what is promised was kept.
///
///     bench/crash [--kind all|kill|hold|postgres|hostile|races|review|freeze|term|copy|jobs] [--short]
///                 [--sends N] [--kills N] [--seed N] [--keep]
public final class CrashSuite {

    /// Long enough for a node to be killed while it waits for the model.
    private static final Duration THINKING = Duration.ofMillis(700);

    private static final Path RESULTS = Path.of("bench", "results", "crash.md");

    private CrashSuite() {}

    /// What became of one kind.
    ///
    /// @param verdicts never empty
    /// @param took how long the run was
    public record Outcome(String kind, List<Verdict> verdicts, Duration took) {
        public boolean holds() {
            return verdicts.stream().allMatch(Verdict::holds);
        }

        /// The rules that were broken, each with its violations; empty: none.
        public String complaints() {
            var broken = new StringBuilder();
            verdicts.stream()
                    .filter(each -> !each.holds())
                    .forEach(each -> broken.append(each.text()).append('\n'));
            return broken.toString();
        }
    }

    public static void main(String[] args) throws Exception {
        Options options;
        try {
            options = Options.parse(List.of(args), System.nanoTime() % 1_000_000);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
            return;
        }
        var outcomes = run(options);
        if (options.keeps()) {
            keep(options, outcomes);
        }
        System.exit(outcomes.stream().allMatch(Outcome::holds) ? 0 : 1);
    }

    /// Runs what was asked for, one kind after the other, and prints a table of each.
    public static List<Outcome> run(Options options)
            throws IOException, InterruptedException, SQLException, ExecutionException {
        var outcomes = new ArrayList<Outcome>();
        for (var kind : options.kinds()) {
            System.out.printf(
                    "%n%s: %,d %s, %,d strikes, seed %d%n",
                    kind.word(),
                    options.sends(kind),
                    switch (kind) {
                        case RACES -> "calls";
                        case REVIEW -> "rounds";
                        case JOBS -> "drafts";
                        case KILL, HOLD, POSTGRES, HOSTILE, FREEZE, TERM, COPY -> "sends";
                    },
                    options.faults(kind),
                    options.seed());
            var outcome = run(kind, options);
            outcome.verdicts().forEach(verdict -> System.out.println(verdict.text()));
            System.out.printf(
                    "  %s in %d s%n",
                    outcome.holds() ? "PASSED" : "FAILED", outcome.took().toSeconds());
            outcomes.add(outcome);
        }
        return outcomes;
    }

    private static Outcome run(Kind kind, Options options)
            throws IOException, InterruptedException, SQLException, ExecutionException {
        long begun = System.nanoTime();
        var striking = new StrikingRun(kind, options);
        List<Verdict> verdicts;
        try (var model = SlowModel.start(THINKING);
                var stage =
                        Stage.open(
                                options.program(),
                                striking.relay(),
                                options.seed(),
                                kind == Kind.JOBS ? model.settings() : striking.settings())) {
            verdicts =
                    switch (kind) {
                        case RACES -> new RacesRun(options).stopping(stage);
                        case REVIEW -> new RacesRun(options).reviewing(stage);
                        case COPY -> new CopyRun(options).run(stage);
                        case JOBS -> new WritingRun(options, model).run(stage);
                        case KILL, HOLD, POSTGRES, HOSTILE, FREEZE, TERM -> striking.run(stage);
                    };
            tidy(stage.folder(), verdicts);
        } catch (Stage.Unstartable refused) {
            verdicts =
                    List.of(
                            new Verdict(
                                    "the servers start",
                                    "with " + striking.settings(),
                                    List.of(String.valueOf(refused.getMessage()))));
        }
        return new Outcome(kind.word(), verdicts, Duration.ofNanos(System.nanoTime() - begun));
    }

    /// What shows a promise broken is kept.
    private static void tidy(Path folder, List<Verdict> verdicts) throws IOException {
        if (!verdicts.stream().allMatch(Verdict::holds)) {
            System.out.println("  logs: " + folder);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException _) {
            // A temporary folder: the system's housekeeping gets what is left.
        }
    }

    private static void keep(Options options, List<Outcome> outcomes) throws IOException {
        for (var outcome : outcomes) {
            var figures = new Figures();
            figures.note("machine", Figures.machine());
            figures.note("date", InstantSource.system().instant().toString());
            figures.note("seed", Long.toString(options.seed()));
            figures.note("took", outcome.took().toSeconds() + " s");
            for (var verdict : outcome.verdicts()) {
                figures.note(
                        verdict.rule(), (verdict.holds() ? "ok " : "FAILED ") + verdict.figure());
            }
            figures.append(RESULTS, "Crash run: " + outcome.kind());
        }
    }
}
