package dev.espalier.cli;

import dev.espalier.sdk.Assumptions;
import dev.espalier.sdk.DryRunResult;
import dev.espalier.sdk.DryRunStep;
import dev.espalier.sdk.Espalier;
import dev.espalier.sdk.definition.Activity;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `espalier dry-run`.
@Command(
        name = "dry-run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Shows the way of a contact through a sequence, step by step. Sends nothing.",
        description = {
            "",
            "Times are those of the contact's zone, else of the workspace's. What the contact is"
                    + " taken to do can be said, so that each path can be seen."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  espalier dry-run seq_onboarding con_abc123",
            "  espalier dry-run seq_onboarding con_abc123 --assume 'opened welcome'",
            "  espalier dry-run seq_trial con_abc123 --assume 'event order_placed after 1d' --json"
        })
final class DryRun implements Callable<Integer> {

    private static final Pattern ASSUMED =
            Pattern.compile(
                    "(?<did>opened|clicked|replied|bounced) (?<email>\\S+)|event (?<event>\\S+) after (?<after>\\S+)");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm zzz", Locale.ENGLISH);

    @Mixin private Connection at = new Connection();

    @Mixin private Shown shown = new Shown();

    @Parameters(paramLabel = "SEQUENCE", description = "Its id.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String sequence;

    @Parameters(paramLabel = "CONTACT", description = "The contact's id or address.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String contact;

    @Option(
            names = "--assume",
            paramLabel = "FACT",
            description =
                    "'opened EMAIL', also clicked, replied, bounced; or 'event NAME after TIME'. May"
                            + " be given again.")
    private List<String> assumed = List.of();

    @Override
    public Integer call() {
        var assumptions = assumptions();
        return at.with(server -> {
            var id = contact.contains("@") ? byAddress(server) : contact;
            var run = server.sequences().dryRun(sequence, id, assumptions);
            if (shown.isJson()) {
                System.out.println(Shown.line(run));
            } else {
                print(run, zone(server, id));
            }
            return 0;
        });
    }

    private Assumptions assumptions() {
        var all = Assumptions.none();
        for (var one : assumed) {
            var matcher = ASSUMED.matcher(one.strip());
            if (!matcher.matches()) {
                throw Failure.usage(
                        "--assume: %s (expected: 'opened EMAIL' or 'event NAME after TIME')"
                                .formatted(one));
            }
            all =
                    matcher.group("did") == null
                            ? all.event(matcher.group("event"), matcher.group("after"))
                            : all.did(
                                    matcher.group("email"),
                                    Activity.valueOf(
                                            matcher.group("did").toUpperCase(Locale.ROOT)));
        }
        return all;
    }

    private String byAddress(Espalier server) {
        return server.contacts()
                .getByEmail(contact)
                .orElseThrow(() ->
                        Failure.failed(contact + ": no such contact (expected: an id or address)"))
                .id();
    }

    private static ZoneId zone(Espalier server, String id) {
        var own = server.contacts().get(id).timezone();
        return ZoneId.of(own == null ? server.workspace().get().timezone() : own);
    }

    private static void print(DryRunResult run, ZoneId zone) {
        System.out.print(
                Table.<DryRunStep>empty()
                        .with("AT", step -> TIME.format(step.at().atZone(zone)))
                        .with("STEP", DryRunStep::key)
                        .with("TYPE", step -> step.type().name().toLowerCase(Locale.ROOT))
                        .with("SENDS", step -> step.wouldSend() ? "yes" : "")
                        .with("SUBJECT OR REASON", DryRun::told)
                        .of(run.steps()));
        System.out.printf("%nends %s: %s%n", TIME.format(run.endsAt().atZone(zone)), run.outcome());
    }

    private static String told(DryRunStep step) {
        return step.wouldSend() && step.subject() != null ? step.subject() : step.reason();
    }
}
