package dev.espalier.cli;

import dev.espalier.cli.folder.Application;
import dev.espalier.cli.folder.Change;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `espalier apply`.
@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Makes a server as a folder of sequences and templates says.",
        description = {
            "",
            "Shows the plan, then does it; what is as it should be is left alone, so doing it again"
                    + " does nothing. With --plan it does only what that plan showed."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  espalier apply sequences-of-ours",
            "  espalier apply . --plan 3f2a90c1d4e5 --approve"
        })
final class ApplyFolder implements Callable<Integer> {

    @Mixin private Connection at = new Connection();

    @Mixin private Shown shown = new Shown();

    @Parameters(paramLabel = "DIR", description = "The folder.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path directory;

    @Option(names = "--prune", description = "Delete what the folder does not have.")
    private boolean prune;

    @Option(
            names = "--approve",
            description = "Approve new sequences and new texts; else a person does.")
    private boolean approve;

    @Option(
            names = "--plan",
            paramLabel = "MARK",
            description = "As plan showed it; refused when there is something else to do by now.")
    private @Nullable String mark;

    @Override
    public Integer call() {
        var folder = PlanFolder.read(directory);
        return at.with(server -> {
            var plan = PlanFolder.plan(folder, server, prune);
            if (mark != null && !mark.equals(plan.mark())) {
                throw Failure.failed(
                        "--plan: %s (expected: %s, for something changed since; see espalier plan)"
                                .formatted(mark, plan.mark()));
            }
            PlanFolder.show(plan, shown);
            new Application(server, approve).of(plan, ApplyFolder::tell);
            return 0;
        });
    }

    private static void tell(Change change) {
        if (change.does() != Change.Does.NOTHING) {
            System.err.println("espalier: done " + change.title());
        }
    }
}
