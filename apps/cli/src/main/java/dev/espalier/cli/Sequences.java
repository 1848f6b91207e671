package dev.espalier.cli;

import dev.espalier.sdk.Email;
import dev.espalier.sdk.Sequence;
import dev.espalier.sdk.SequenceReview;
import dev.espalier.sdk.SequenceState;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `espalier sequences`.
@Command(
        name = "sequences",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Lists, shows, approves, pauses, resumes and cancels sequences.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  espalier sequences list --status active",
            "  espalier sequences status seq_onboarding --json"
        })
final class Sequences implements Runnable {

    private static final Table<Sequence> TABLE =
            Table.<Sequence>empty()
                    .with("ID", Sequence::id)
                    .with("STATUS", one -> word(one.status()))
                    .with("VERSION", one -> number(one.version()))
                    .with("PENDING", one -> number(one.pendingVersion()))
                    .with("NAME", Sequence::name);

    private static final Table<Email> EMAILS =
            Table.<Email>empty()
                    .with("STEP", Email::step)
                    .with("STATUS", email -> word(email.status()))
                    .with("EMAIL", Email::id)
                    .with("SUBJECT", Email::subject);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "sequences: no command (expected: list, get, status, approve, pause, resume or cancel)");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, header = "Lists sequences, by id.")
    int list(
            @Mixin Connection at,
            @Mixin Shown shown,
            @Option(
                            names = "--status",
                            description = "draft, active, paused, completed or cancelled.")
                    @Nullable SequenceState status) {
        return at.with(server -> {
            var all = status == null ? server.sequences().list() : server.sequences().list(status);
            shown.all(all, TABLE);
            return 0;
        });
    }

    private static String number(@Nullable Integer number) {
        return number == null ? "-" : number.toString();
    }

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    @Command(name = "get", mixinStandardHelpOptions = true, header = "Shows one with its emails.")
    int get(
            @Mixin Connection at,
            @Mixin Shown shown,
            @Parameters(paramLabel = "SEQUENCE", description = "Its id.") String id) {
        return at.with(server -> {
            var sequence = server.sequences().get(id);
            if (shown.isJson()) {
                System.out.println(Shown.line(sequence));
            } else {
                print(sequence);
            }
            return 0;
        });
    }

    private static void print(SequenceReview sequence) {
        System.out.printf(
                "%s  %s  %s%n%n%s%n%n",
                sequence.id(), word(sequence.status()), sequence.name(), sequence.definition());
        System.out.print(EMAILS.of(sequence.emails()));
    }

    @Command(
            name = "status",
            mixinStandardHelpOptions = true,
            header = "How many contacts are where in it.")
    int status(
            @Mixin Connection at,
            @Mixin Shown shown,
            @Parameters(paramLabel = "SEQUENCE", description = "Its id.") String id) {
        return at.with(server -> {
            var status = server.sequences().getStatus(id);
            shown.one(
                    status,
                    """
                    %s
                    %8d enrolled
                    %8d active, %d of them held for a person
                    %8d completed
                    %8d exited
                    %8d cancelled\
                    """
                            .formatted(
                                    word(status.status()),
                                    status.totalEnrolled(),
                                    status.activeEnrolments(),
                                    status.heldCount(),
                                    status.completedCount(),
                                    status.exitedCount(),
                                    status.cancelledCount()));
            return 0;
        });
    }

    @Command(
            name = "approve",
            mixinStandardHelpOptions = true,
            header = "Approves every email as it stands and sets the sequence going.")
    int approve(
            @Mixin Connection at,
            @Mixin Shown shown,
            @Parameters(paramLabel = "SEQUENCE", description = "Its id.") String id,
            @Option(
                            names = "--fingerprint",
                            description = "Of what was read (get --json); refused when it changed.")
                    @Nullable String fingerprint) {
        return at.with(server ->
                moved(
                        shown,
                        fingerprint == null
                                ? server.sequences().approve(id)
                                : server.sequences().approve(id, fingerprint)));
    }

    @Command(
            name = "pause",
            mixinStandardHelpOptions = true,
            header = "Sends nothing until it is resumed; timers keep running.")
    int pause(
            @Mixin Connection at,
            @Mixin Shown shown,
            @Parameters(paramLabel = "SEQUENCE", description = "Its id.") String id) {
        return at.with(server -> moved(shown, server.sequences().pause(id)));
    }

    @Command(
            name = "resume",
            mixinStandardHelpOptions = true,
            header = "Goes on; what fell due meanwhile is sent now.")
    int resume(
            @Mixin Connection at,
            @Mixin Shown shown,
            @Parameters(paramLabel = "SEQUENCE", description = "Its id.") String id) {
        return at.with(server -> moved(shown, server.sequences().resume(id)));
    }

    @Command(
            name = "cancel",
            mixinStandardHelpOptions = true,
            header = "Ends the sequence for everybody, for ever.")
    int cancel(
            @Mixin Connection at,
            @Mixin Shown shown,
            @Parameters(paramLabel = "SEQUENCE", description = "Its id.") String id) {
        return at.with(server -> moved(shown, server.sequences().cancel(id)));
    }

    private static int moved(Shown shown, Sequence sequence) {
        var flight =
                sequence.inFlight() == 0
                        ? ""
                        : " (" + sequence.inFlight() + " emails are still with the relay)";
        shown.one(sequence, sequence.id() + " is " + word(sequence.status()) + flight);
        return 0;
    }
}
