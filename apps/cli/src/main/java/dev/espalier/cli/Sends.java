package dev.espalier.cli;

import dev.espalier.sdk.Espalier;
import dev.espalier.sdk.Page;
import dev.espalier.sdk.Send;
import dev.espalier.sdk.SendFilter;
import dev.espalier.sdk.SendStatus;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `espalier sends`.
@Command(
        name = "sends",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Shows the ledger: every email to every contact.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  espalier sends tail --sequence seq_onboarding",
            "  espalier sends tail -n 100 --no-follow --json"
        })
final class Sends implements Runnable {

    private static final int PAGE = 100;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "sends: no command (expected: tail)");
    }

    @Command(
            name = "tail",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            header = "The latest sends, and those that come, until it is interrupted.",
            description = {
                "",
                "A send is shown again when its status changed. The ledger is read from its"
                        + " beginning once, so name a sequence or a contact when it is long."
            })
    int tail(
            @Mixin Connection at,
            @Mixin Shown shown,
            @Option(names = "--sequence", paramLabel = "ID", description = "Of this one only.")
                    @Nullable String sequence,
            @Option(names = "--contact", paramLabel = "ID", description = "To this one only.")
                    @Nullable String contact,
            @Option(names = "--status", description = "Such as sent, bounced or in_doubt.")
                    @Nullable SendStatus status,
            @Option(
                            names = "-n",
                            paramLabel = "COUNT",
                            defaultValue = "10",
                            description = "How many of those there are (${DEFAULT-VALUE}).")
                    int count,
            @Option(names = "--no-follow", description = "End after those there are.")
                    boolean once) {
        var filter = filter(sequence, contact, status);
        return at.with(server -> {
            new Tail(server, filter, shown).run(count, !once);
            return 0;
        });
    }

    private static SendFilter filter(
            @Nullable String sequence, @Nullable String contact, @Nullable SendStatus status) {
        var filter = SendFilter.all();
        if (sequence != null) {
            filter = filter.sequenceId(sequence);
        }
        if (contact != null) {
            filter = filter.contactId(contact);
        }
        return status == null ? filter : filter.status(status);
    }

    /// Where the reading of the ledger has come to.
    private static final class Tail {
        private final Espalier server;
        private final SendFilter filter;
        private final Shown shown;
        private @Nullable String cursor;

        /// The statuses shown of the page that is still open.
        private Map<String, SendStatus> open = new HashMap<>();

        private Tail(Espalier server, SendFilter filter, Shown shown) {
            this.server = server;
            this.filter = filter;
            this.shown = shown;
        }

        private void run(int count, boolean goesOn) {
            var latest = new ArrayDeque<Send>();
            var page = page();
            while (true) {
                for (var send : page.data()) {
                    latest.add(send);
                    if (latest.size() > count) {
                        latest.removeFirst();
                    }
                }
                if (page.nextCursor() == null) {
                    break;
                }
                cursor = page.nextCursor();
                page = page();
            }
            page.data().forEach(send -> open.put(send.id(), send.status()));
            latest.forEach(this::print);
            while (goesOn) {
                waitABit();
                look();
            }
        }

        private Page<Send> page() {
            return server.sends().list(filter).limit(PAGE).cursor(cursor).page();
        }

        private void look() {
            var page = page();
            for (var send : page.data()) {
                if (open.put(send.id(), send.status()) != send.status()) {
                    print(send);
                }
            }
            if (page.nextCursor() != null) {
                cursor = page.nextCursor();
                open = new HashMap<>();
            }
        }

        private static void waitABit() {
            try {
                TimeUnit.SECONDS.sleep(1);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw Failure.failed("interrupted");
            }
        }

        private void print(Send send) {
            var at = send.sentAt() == null ? send.createdAt() : send.sentAt();
            shown.one(
                    send,
                    "%s  %-10s  %s  %s  %s  %s"
                            .formatted(
                                    at,
                                    send.status().name().toLowerCase(Locale.ROOT),
                                    send.sequenceId(),
                                    send.step(),
                                    send.contactId(),
                                    send.detail()));
        }
    }
}
