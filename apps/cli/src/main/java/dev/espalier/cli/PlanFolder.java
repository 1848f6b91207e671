package dev.espalier.cli;

import dev.espalier.cli.folder.Change;
import dev.espalier.cli.folder.Folder;
import dev.espalier.cli.folder.Plan;
import dev.espalier.sdk.ErrorCode;
import dev.espalier.sdk.Espalier;
import dev.espalier.sdk.EspalierException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `espalier plan`.
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Shows what apply would do with a folder of sequences and templates.",
        description = {
            "",
            "DIR/sequences/ID.yaml holds a definition, with name, people and inDoubt on lines of"
                    + " their own. DIR/templates/ID.yaml holds name, subject, preheader and a body:"
                    + " mjml, html or markdown, or a file ID.mjml, ID.html or ID.md beside it.",
            "",
            "Every fault of every file is told with its line. Exit code 3 with --detailed when"
                    + " there is something to do."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  espalier plan sequences-of-ours", "  espalier plan . --prune --json"})
final class PlanFolder implements Callable<Integer> {

    static final int SOMETHING_TO_DO = 3;

    @Mixin private Connection at = new Connection();

    @Mixin private Shown shown = new Shown();

    @Parameters(paramLabel = "DIR", description = "The folder.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path directory;

    @Option(names = "--prune", description = "Delete what the folder does not have.")
    private boolean prune;

    @Option(names = "--detailed", description = "Exit code 3 when there is something to do.")
    private boolean detailed;

    @Override
    public Integer call() {
        var folder = read(directory);
        return at.with(server -> {
            var plan = plan(folder, server, prune);
            show(plan, shown);
            return detailed && !plan.isEmpty() ? SOMETHING_TO_DO : 0;
        });
    }

    static Folder read(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw Failure.usage(directory + ": no such directory (expected: a folder)");
        }
        var folder = Folder.read(directory);
        refuse(folder.faults());
        return folder;
    }

    static Plan plan(Folder folder, Espalier server, boolean prune) {
        refuse(folder.missing(id -> isThere(server, id)));
        return Plan.of(folder, server, prune);
    }

    private static boolean isThere(Espalier server, String template) {
        try {
            server.templates().get(template);
            return true;
        } catch (EspalierException refused) {
            if (refused.code() == ErrorCode.NOT_FOUND) {
                return false;
            }
            throw refused;
        }
    }

    private static void refuse(List<dev.espalier.cli.folder.Fault> faults) {
        if (!faults.isEmpty()) {
            throw Failure.failed(
                    faults.stream()
                            .map(fault -> fault.text())
                            .collect(Collectors.joining("\nespalier: ")));
        }
    }

    static void show(Plan plan, Shown shown) {
        if (shown.isJson()) {
            System.out.println(Shown.line(Map.of("plan", plan.mark(), "changes", plan.changes())));
            return;
        }
        for (var change : plan.changes()) {
            System.out.println(change.title());
            change.notes().forEach(note -> System.out.println("    " + note));
            change.difference().forEach(line -> System.out.println("      " + line));
        }
        System.out.printf(
                "%nplan %s: %d to create, %d to change, %d to delete, %d unchanged%n",
                plan.mark(),
                plan.count(Change.Does.CREATE),
                plan.count(Change.Does.UPDATE),
                plan.count(Change.Does.DELETE),
                plan.count(Change.Does.NOTHING));
    }
}
