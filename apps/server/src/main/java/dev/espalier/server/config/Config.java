package dev.espalier.server.config;

import dev.espalier.contact.EmailAddress;
import dev.espalier.drafting.DrafterConfig;
import dev.espalier.email.Sender;
import dev.espalier.engine.drafting.Prices;
import dev.espalier.engine.limits.Destinations;
import dev.espalier.engine.limits.Limits;
import dev.espalier.feedback.imap.MailboxAddress;
import dev.espalier.feedback.smtp.InboundConfig;
import dev.espalier.inngest.InngestConfig;
import dev.espalier.mail.dkim.DkimConfig;
import dev.espalier.mail.smtp.SmtpConfig;
import dev.espalier.send.InDoubt;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the operator decided, checked as a whole.
///
/// @param publicUrl without a slash at its end; empty: the address the server listens on
/// @param firstKey what the first API key shall be
public record Config(
        Http http,
        Optional<URI> publicUrl,
        Database database,
        Optional<String> firstKey,
        Mail mail,
        Inbound inbound,
        Ai ai,
        Jobs jobs,
        Log log) {

    /// @param port 0..65535; 0 takes any free one
    public record Http(String host, int port, Set<String> corsOrigins) {}

    /// @param place where it is
    /// @param connections most at once, 4..200
    public record Database(Place place, int connections) {

        public sealed interface Place {

            /// A directory that outlives the process.
            Optional<Path> memory();

            /// Inside this process's keeping.
            record Embedded(Path dataDir) implements Place {
                @Override
                public Optional<Path> memory() {
                    return Optional.of(dataDir);
                }
            }

            /// @param startWait how long a start waits for it
            /// @param memory where this process may remember things; empty: nowhere
            record Outside(DatabaseAddress address, Duration startWait, Optional<Path> memory)
                    implements Place {}
        }
    }

    /// @param relay empty: the built-in mailbox
    /// @param isSenderGiven false: `from` is a stand-in that no relay should see
    /// @param returnPath what bounces come back to, a token added; empty: to `from`
    /// @param dkim empty: mail is not signed here
    /// @param inDoubt what becomes of an email whose answer was lost
    /// @param limits how much may be sent
    public record Mail(
            Optional<SmtpConfig> relay,
            Sender from,
            boolean isSenderGiven,
            Optional<EmailAddress> returnPath,
            Optional<DkimConfig> dkim,
            InDoubt inDoubt,
            Limits limits) {}

    /// What comes back from the world of mail, and how.
    ///
    /// @param addresses that take replies beside that of `mail.from`
    /// @param sesTopics none: `/webhooks/ses` is closed
    public record Inbound(
            Optional<InboundConfig> smtp,
            Optional<MailboxAddress> imap,
            Set<String> addresses,
            Optional<String> resendSecret,
            Optional<String> postmarkSecret,
            Set<String> sesTopics) {}

    /// Who drafts.
    ///
    /// @param drafter empty: the playbook, without a model
    public record Ai(Optional<DrafterConfig> drafter, Prices prices) {}

    /// Background work.
    ///
    /// @param atOnce most jobs that this process runs at once
    /// @param perWorkspace most of one workspace's, on all nodes together
    /// @param inngest empty: this process does it
    public record Jobs(int atOnce, int perWorkspace, Optional<Inngest> inngest) {

        /// Who says when.
        public enum Runner {
            EMBEDDED,
            INNGEST
        }

        /// @param api without a slash at the end
        /// @param serveOrigin where it reaches this server; empty: as people do
        public record Inngest(
                URI api,
                URI events,
                String eventKey,
                InngestConfig.Signing signing,
                Optional<String> env,
                Optional<URI> serveOrigin) {}
    }

    public record Log(Level level, Format format) {
        public enum Level {
            ERROR,
            WARN,
            INFO,
            DEBUG
        }

        public enum Format {
            AUTO,
            TEXT,
            JSON
        }
    }

    /// What reading came to.
    public sealed interface Parsed {
        record Valid(Config config) implements Parsed {}

        /// @param faults all of them, each a line for the operator; none shows a secret
        record Invalid(List<String> faults) implements Parsed {}
    }

    /// Reads a sender as the setting `mail.from` is read: `Name <name@example.com>`, or the address
    /// alone. Empty when it is neither.
    public static Optional<Sender> sender(String text) {
        return Kind.sender(text);
    }

    /// Reads the environment, and the file that it names or that lies in the working directory. The
    /// environment wins.
    public static Parsed read(Map<String, String> environment, Path workingDirectory) {
        var sources = new Sources();
        sources.file(environment, workingDirectory);
        sources.environment(environment);
        var values = new Values(sources.texts(), sources.faults());
        var config = of(values, workingDirectory);
        return values.faults().isEmpty()
                ? new Parsed.Valid(config)
                : new Parsed.Invalid(List.copyOf(values.faults()));
    }

    private static Config of(Values values, Path workingDirectory) {
        return new Config(
                new Http(
                        values.get(Settings.HTTP_HOST),
                        values.get(Settings.HTTP_PORT),
                        values.find(Settings.HTTP_CORS_ORIGINS).orElse(Set.of())),
                values.find(Settings.PUBLIC_URL).map(Config::withoutSlash),
                database(values, workingDirectory),
                values.find(Settings.API_KEY),
                mail(values, workingDirectory),
                inbound(values),
                AiSettings.read(values),
                JobSettings.read(values),
                new Log(values.get(Settings.LOG_LEVEL), values.get(Settings.LOG_FORMAT)));
    }

    private static Database database(Values values, Path workingDirectory) {
        var wait = values.get(Settings.DATABASE_START_WAIT);
        var dataDir = workingDirectory.resolve(values.get(Settings.DATA_DIR)).normalize();
        var memory =
                values.isGiven(Settings.DATA_DIR) ? Optional.of(dataDir) : Optional.<Path>empty();
        return new Database(
                values.find(Settings.DATABASE_URL)
                        .<Database.Place>map(
                                address -> new Database.Place.Outside(address, wait, memory))
                        .orElseGet(() -> new Database.Place.Embedded(dataDir)),
                values.get(Settings.DATABASE_CONNECTIONS));
    }

    private static Mail mail(Values values, Path workingDirectory) {
        int connections = values.get(Settings.MAIL_CONNECTIONS);
        boolean isCountGiven = values.isGiven(Settings.MAIL_CONNECTIONS);
        if (isCountGiven && values.text(Settings.MAIL_URL).contains("connections=")) {
            values.fault(
                    Settings.MAIL_CONNECTIONS.variable()
                            + ": given beside connections=… in "
                            + Settings.MAIL_URL.variable()
                            + " (expected: one of the two)");
        }
        return new Mail(
                values.find(Settings.MAIL_URL)
                        .map(relay -> isCountGiven ? withConnections(relay, connections) : relay),
                values.get(Settings.MAIL_FROM),
                values.isGiven(Settings.MAIL_FROM),
                values.find(Settings.MAIL_RETURN_PATH),
                DkimSettings.read(values, workingDirectory),
                values.get(Settings.MAIL_IN_DOUBT),
                limits(values));
    }

    private static Limits limits(Values values) {
        if (values.isGiven(Settings.MAIL_WARMUP_DOMAINS) && !values.isGiven(Settings.MAIL_WARMUP)) {
            values.fault(
                    Settings.MAIL_WARMUP.variable()
                            + ": missing beside "
                            + Settings.MAIL_WARMUP_DOMAINS.variable()
                            + " (expected: how they are warmed up)");
        }
        return new Limits(
                values.find(Settings.MAIL_WARMUP),
                values.find(Settings.MAIL_WARMUP_DOMAINS).orElse(Set.of()),
                values.find(Settings.MAIL_RATE),
                Destinations.families());
    }

    private static Inbound inbound(Values values) {
        return new Inbound(
                values.find(Settings.INBOUND_SMTP),
                values.find(Settings.INBOUND_IMAP),
                values.find(Settings.INBOUND_ADDRESSES).orElse(Set.of()),
                values.find(Settings.WEBHOOKS_RESEND_SECRET),
                values.find(Settings.WEBHOOKS_POSTMARK_SECRET),
                values.find(Settings.WEBHOOKS_SES_TOPICS).orElse(Set.of()));
    }

    private static SmtpConfig withConnections(SmtpConfig relay, int connections) {
        return relay.withPool(
                new SmtpConfig.Pool(connections, relay.pool().messages(), relay.pool().idle()));
    }

    static URI withoutSlash(URI uri) {
        var text = uri.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : uri;
    }
}
