package dev.espalier.server.checkup;

import dev.espalier.feedback.imap.MailboxAddress;
import dev.espalier.feedback.imap.MailboxCheck;
import dev.espalier.mail.smtp.RelayCheck;
import dev.espalier.server.config.Config;
import dev.espalier.server.config.Config.Database.Place;
import java.util.function.Consumer;

/// All the looks, in the order in which a start would need what they look at.
public final class Checkup {

    private final Config config;
    private final Consumer<Finding> told;

    private Checkup(Config config, Consumer<Finding> told) {
        this.config = config;
        this.told = told;
    }

    /// @param told of each finding as soon as there is one
    public static void run(Config config, Consumer<Finding> told) {
        new Checkup(config, told).run();
    }

    private void run() {
        told.accept(Finding.ok("java", Runtime.version().toString()));
        var running = new RunningServer(config.http());
        told.accept(running.finding());
        switch (config.database().place()) {
            case Place.Embedded(var dataDir) -> {
                DataDirCheck.of(dataDir).forEach(told);
                DatabaseCheck.embedded(dataDir, running.answers()).forEach(told);
            }
            case Place.Outside(var address, _, _) -> DatabaseCheck.outside(address).forEach(told);
        }
        told.accept(relay());
        told.accept(sender());
        MailCheck.of(config).forEach(told);
        config.inbound().imap().map(Checkup::mailbox).ifPresent(told);
        JobsCheck.of(config, running.answers()).forEach(told);
        told.accept(running.publicUrl(config.publicUrl()));
    }

    private Finding relay() {
        return config.mail()
                .relay()
                .map(relay ->
                        RelayCheck.problem(relay)
                                .map(problem ->
                                        Finding.fail(
                                                "relay",
                                                "%s:%d: %s (ESPALIER_MAIL_URL says where and how)"
                                                        .formatted(
                                                                relay.host(),
                                                                relay.port(),
                                                                problem)))
                                .orElseGet(() ->
                                        Finding.ok(
                                                "relay",
                                                "%s:%d answers and lets us in"
                                                        .formatted(relay.host(), relay.port()))))
                .orElseGet(() ->
                        Finding.ok(
                                "relay",
                                "none: mail stays in the built-in mailbox until ESPALIER_MAIL_URL is set"));
    }

    private static Finding mailbox(MailboxAddress address) {
        return MailboxCheck.problem(address)
                .map(problem ->
                        Finding.fail(
                                "mailbox",
                                address.name()
                                        + ": "
                                        + problem
                                        + " (ESPALIER_INBOUND_IMAP says where and how)"))
                .orElseGet(() -> Finding.ok("mailbox", address.name() + " can be read"));
    }

    private Finding sender() {
        boolean isStandIn = !config.mail().isSenderGiven() && config.mail().relay().isPresent();
        return isStandIn
                ? Finding.warn(
                        "sender",
                        config.mail().from().email()
                                + " is a stand-in; set ESPALIER_MAIL_FROM before the first start")
                : Finding.ok("sender", config.mail().from().email());
    }
}
