package dev.espalier.cli;

import dev.espalier.server.checkup.Checkup;
import dev.espalier.server.checkup.Finding;
import dev.espalier.server.config.Config;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;

/// `espalier doctor`.
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        header = "Checks this machine, the settings, the database and the relay.",
        description = {
            "",
            "Says in a line each what was found and what to do about it: ok, warn or fail. Changes"
                    + " nothing and sends no mail.",
            "",
            "Exit code 1 when something fails."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  espalier doctor", "  ESPALIER_MAIL_URL=smtp://127.0.0.1:25 espalier doctor"})
final class Doctor implements Callable<Integer> {

    private final AtomicBoolean fails = new AtomicBoolean();

    @Override
    public Integer call() {
        switch (Config.read(System.getenv(), Path.of("").toAbsolutePath())) {
            case Config.Parsed.Valid(var config) -> {
                line(Finding.Level.OK, "settings", "make sense");
                Checkup.run(
                        config,
                        finding -> line(finding.level(), finding.subject(), finding.text()));
            }
            case Config.Parsed.Invalid(var faults) ->
                    faults.forEach(fault -> line(Finding.Level.FAIL, "settings", fault));
        }
        return fails.get() ? Failure.FAILED : 0;
    }

    private void line(Finding.Level level, String subject, String text) {
        if (level == Finding.Level.FAIL) {
            fails.set(true);
        }
        System.out.printf(
                "%-4s  %-10s  %s%n", level.name().toLowerCase(Locale.ROOT), subject, text);
    }
}
