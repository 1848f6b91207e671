package dev.espalier.server.config;

import dev.espalier.contact.EmailAddress;
import dev.espalier.drafting.DrafterConfig;
import dev.espalier.email.Sender;
import dev.espalier.feedback.imap.MailboxAddress;
import dev.espalier.feedback.smtp.InboundConfig;
import dev.espalier.inngest.SigningKey;
import dev.espalier.mail.smtp.SmtpConfig;
import dev.espalier.send.InDoubt;
import dev.espalier.send.Rate;
import dev.espalier.send.WarmUp;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Everything an operator may set, in the order of the reference.
final class Settings {

    static final String PREFIX = "ESPALIER_";

    static final Setting<String> HTTP_HOST =
            Setting.of(
                    "http.host",
                    Kind.host(),
                    "127.0.0.1",
                    "The address to listen on. `0.0.0.0` is every IPv4 address of the machine.");
    static final Setting<Integer> HTTP_PORT =
            Setting.of(
                    "http.port",
                    Kind.number(0, 65_535),
                    "8080",
                    "The port to listen on. 0 takes any free one; the `ready` line names it.");
    static final Setting<Set<String>> HTTP_CORS_ORIGINS =
            Setting.optional(
                    "http.cors-origins",
                    Kind.origins(),
                    "Origins whose web pages may call the API from a browser.");
    static final Setting<URI> PUBLIC_URL =
            Setting.optional(
                    "public-url",
                    Kind.webAddress(),
                    "Where people reach this server: the links in mail lead there. With https, mail"
                            + " programs show a button that unsubscribes, and the cookie of the mailbox"
                            + " page is kept to it.");
    static final Setting<Path> DATA_DIR =
            Setting.of(
                    "data-dir",
                    Kind.directory(),
                    "./data",
                    "Where the embedded PostgreSQL keeps everything, and a server what it must remember"
                            + " through a crash; with an outside PostgreSQL only when it is given."
                            + " Made when it does not exist.");
    static final Setting<DatabaseAddress> DATABASE_URL =
            Setting.secret(
                    "database.url",
                    Kind.database(),
                    "A PostgreSQL 15 to 18 of your own, instead of the embedded one.");
    static final Setting<Integer> DATABASE_CONNECTIONS =
            Setting.of(
                    "database.connections",
                    Kind.number(4, 200),
                    "16",
                    "Most connections to the database at once.");
    static final Setting<Duration> DATABASE_START_WAIT =
            Setting.of(
                    "database.start-wait",
                    Kind.duration(Duration.ZERO, Duration.ofHours(1)),
                    "60s",
                    "How long a start waits for a database of your own that cannot be reached.");
    static final Setting<String> API_KEY =
            Setting.secret(
                    "api-key",
                    Kind.key(),
                    "Becomes the first API key at the very first start. Without it one is made and"
                            + " printed once. The commands `import` and `keys` use it too.");
    static final Setting<SmtpConfig> MAIL_URL =
            Setting.secret(
                    "mail.url",
                    Kind.relay(),
                    "The SMTP relay that mail is handed to. Without it mail stays in the built-in mailbox.");
    static final Setting<Sender> MAIL_FROM =
            Setting.of(
                    "mail.from",
                    Kind.sender(),
                    "Espalier <espalier@localhost.localdomain>",
                    "Whom mail is from. Taken at the very first start; with a relay, set it to an address you own.");
    static final Setting<Integer> MAIL_CONNECTIONS =
            Setting.of(
                    "mail.connections",
                    Kind.number(1, 1_000),
                    "8",
                    "Most connections to the relay at once.");
    static final Setting<WarmUp> MAIL_WARMUP =
            Setting.optional(
                    "mail.warmup",
                    Kind.warmUp(),
                    "How many emails a day each sending domain may send: `start` on the first, `factor` times as many after"
                            + " each day on which it used at least half, up to `target`. Without it there is no cap.");
    static final Setting<Set<String>> MAIL_WARMUP_DOMAINS =
            Setting.optional(
                    "mail.warmup-domains",
                    Kind.domains(),
                    "The sending domains that are warmed up. Without it all of them are.");
    static final Setting<Rate> MAIL_RATE =
            Setting.optional(
                    "mail.rate",
                    Kind.rate(),
                    "The most emails of each sending domain in a second, minute, hour or day of the clock (UTC).");
    static final Setting<EmailAddress> MAIL_RETURN_PATH =
            Setting.optional(
                    "mail.return-path",
                    Kind.returnPath(),
                    "What bounces come back to, as `name+token@domain`, and mails that unsubscribe."
                            + " Without it they go to the From address.");
    static final Setting<String> DKIM_DOMAIN =
            Setting.optional(
                    "mail.dkim.domain",
                    Kind.domain(),
                    "Sign mail from this domain and from below it (DKIM).");
    static final Setting<String> DKIM_SELECTOR =
            Setting.optional(
                    "mail.dkim.selector", Kind.selector(), "The RSA key's name in the DNS.");
    static final Setting<Path> DKIM_KEY =
            Setting.optional(
                    "mail.dkim.key", Kind.file(), "The RSA key, a PEM file in PKCS#8, 2048 bits.");
    static final Setting<String> DKIM_ED25519_SELECTOR =
            Setting.optional(
                    "mail.dkim.ed25519-selector",
                    Kind.selector(),
                    "The Ed25519 key's name in the DNS.");
    static final Setting<Path> DKIM_ED25519_KEY =
            Setting.optional(
                    "mail.dkim.ed25519-key",
                    Kind.file(),
                    "The Ed25519 key, a PEM file in PKCS#8. Signs beside the RSA key, or alone.");
    static final Setting<InboundConfig> INBOUND_SMTP =
            Setting.optional(
                    "inbound.smtp",
                    Kind.inboundPort(),
                    "Where to take bounces and replies in over SMTP or LMTP, from a mail server of"
                            + " your own. Without it nobody listens.");
    static final Setting<MailboxAddress> INBOUND_IMAP =
            Setting.secret(
                    "inbound.imap",
                    Kind.mailbox(),
                    "A mailbox that bounces and replies arrive in; it is only read.");
    static final Setting<Set<String>> INBOUND_ADDRESSES =
            Setting.optional(
                    "inbound.addresses",
                    Kind.addresses(),
                    "Addresses that take replies beside that of `mail.from`.");
    static final Setting<String> WEBHOOKS_RESEND_SECRET =
            Setting.secret(
                    "webhooks.resend-secret",
                    Kind.svixSecret(),
                    "Opens `/webhooks/resend`: the signing secret that Resend shows.");
    static final Setting<String> WEBHOOKS_POSTMARK_SECRET =
            Setting.secret(
                    "webhooks.postmark-secret",
                    Kind.key(),
                    "Opens `/webhooks/postmark`: the password in the URL that Postmark posts to.");
    static final Setting<Set<String>> WEBHOOKS_SES_TOPICS =
            Setting.optional(
                    "webhooks.ses-topics",
                    Kind.topics(),
                    "Opens `/webhooks/ses` for these SNS topics.");
    static final Setting<InDoubt> MAIL_IN_DOUBT =
            Setting.of(
                    "mail.in-doubt",
                    Kind.inDoubt(),
                    "resend",
                    "What becomes of an email whose answer was lost: `resend` the same bytes, or `hold` it for a person.");
    static final Setting<DrafterConfig.Vendor> AI_PROVIDER =
            Setting.optional(
                    "ai.provider",
                    Kind.provider(),
                    "Who writes drafts: `openai` and whatever speaks its protocol, `anthropic` or"
                            + " `ollama`. Without it drafts are made from the playbooks, and labelled"
                            + " as such.");
    static final Setting<URI> AI_BASE_URL =
            Setting.optional(
                    "ai.base-url",
                    Kind.webAddress(),
                    "Where the provider's API is, such as `http://localhost:8000/v1`. Without it,"
                            + " the provider's own.");
    static final Setting<String> AI_API_KEY =
            Setting.secret("ai.api-key", Kind.key(), "The key that the provider gave.");
    static final Setting<String> AI_MODEL =
            Setting.optional(
                    "ai.model", Kind.words(200), "The model's name, as the provider knows it.");
    static final Setting<Duration> AI_TIMEOUT =
            Setting.of(
                    "ai.timeout",
                    Kind.duration(Duration.ofSeconds(1), Duration.ofMinutes(10)),
                    "60s",
                    "How long one answer of the model may take.");
    static final Setting<Integer> AI_OUTPUT_TOKENS =
            Setting.of(
                    "ai.output-tokens",
                    Kind.number(200, 100_000),
                    "3000",
                    "Most tokens of one answer of the model.");
    static final Setting<BigDecimal> AI_PRICE_INPUT =
            Setting.of(
                    "ai.price-input",
                    Kind.price(),
                    "0",
                    "What a million tokens to the model cost, in your currency: budgets may then be"
                            + " set in it.");
    static final Setting<BigDecimal> AI_PRICE_OUTPUT =
            Setting.of(
                    "ai.price-output",
                    Kind.price(),
                    "0",
                    "What a million tokens from the model cost.");
    static final Setting<Config.Jobs.Runner> JOBS =
            Setting.of(
                    "jobs",
                    Kind.oneOf(Config.Jobs.Runner.class),
                    "embedded",
                    "Who does background work, such as drafts being written: this process, or Inngest says when.");
    static final Setting<Integer> JOBS_AT_ONCE =
            Setting.of(
                    "jobs-at-once",
                    Kind.number(1, 1_000),
                    "16",
                    "Most background jobs that this process runs at once. With Inngest, Inngest decides.");
    static final Setting<Integer> JOBS_PER_WORKSPACE =
            Setting.of(
                    "jobs-per-workspace",
                    Kind.number(1, 1_000),
                    "8",
                    "Most background jobs of one workspace that run at once, on all nodes together. With Inngest, of each"
                            + " kind.");
    static final Setting<URI> INNGEST_URL =
            Setting.optional(
                    "inngest.url",
                    Kind.webAddress(),
                    "An Inngest server of your own. Without it, Inngest Cloud.");
    static final Setting<String> INNGEST_EVENT_KEY =
            Setting.secret("inngest.event-key", Kind.key(), "Lets events into Inngest.");
    static final Setting<SigningKey> INNGEST_SIGNING_KEY =
            Setting.secret(
                    "inngest.signing-key",
                    Kind.signingKey(),
                    "Proves that calls are Inngest's, and lets this server register.");
    static final Setting<SigningKey> INNGEST_SIGNING_KEY_FALLBACK =
            Setting.secret(
                    "inngest.signing-key-fallback",
                    Kind.signingKey(),
                    "The key before or after, while keys are changed.");
    static final Setting<String> INNGEST_ENV =
            Setting.optional(
                    "inngest.env",
                    Kind.key(1),
                    "The Inngest environment that events are for. Without it, the key's own.");
    static final Setting<URI> INNGEST_SERVE_ORIGIN =
            Setting.optional(
                    "inngest.serve-origin",
                    Kind.webAddress(),
                    "Where Inngest reaches this server. Without it, as people do: `public-url`.");
    static final Setting<Boolean> INNGEST_DEV =
            Setting.of(
                    "inngest.dev",
                    Kind.bool(),
                    "false",
                    "The server at `inngest.url` is a development server: it has no keys and signs nothing. Never where"
                            + " others reach this server.");
    static final Setting<Config.Log.Level> LOG_LEVEL =
            Setting.of(
                    "log.level",
                    Kind.oneOf(Config.Log.Level.class),
                    "info",
                    "How much is told on standard error.");
    static final Setting<Config.Log.Format> LOG_FORMAT =
            Setting.of(
                    "log.format",
                    Kind.oneOf(Config.Log.Format.class),
                    "auto",
                    "`text` for people, `json` for programs, `auto`: text when standard error is a terminal.");

    static final List<Setting<?>> ALL =
            List.of(
                    HTTP_HOST,
                    HTTP_PORT,
                    HTTP_CORS_ORIGINS,
                    PUBLIC_URL,
                    DATA_DIR,
                    DATABASE_URL,
                    DATABASE_CONNECTIONS,
                    DATABASE_START_WAIT,
                    API_KEY,
                    MAIL_URL,
                    MAIL_FROM,
                    MAIL_CONNECTIONS,
                    MAIL_WARMUP,
                    MAIL_WARMUP_DOMAINS,
                    MAIL_RATE,
                    MAIL_RETURN_PATH,
                    DKIM_DOMAIN,
                    DKIM_SELECTOR,
                    DKIM_KEY,
                    DKIM_ED25519_SELECTOR,
                    DKIM_ED25519_KEY,
                    INBOUND_SMTP,
                    INBOUND_IMAP,
                    INBOUND_ADDRESSES,
                    WEBHOOKS_RESEND_SECRET,
                    WEBHOOKS_POSTMARK_SECRET,
                    WEBHOOKS_SES_TOPICS,
                    MAIL_IN_DOUBT,
                    AI_PROVIDER,
                    AI_BASE_URL,
                    AI_API_KEY,
                    AI_MODEL,
                    AI_TIMEOUT,
                    AI_OUTPUT_TOKENS,
                    AI_PRICE_INPUT,
                    AI_PRICE_OUTPUT,
                    JOBS,
                    JOBS_AT_ONCE,
                    JOBS_PER_WORKSPACE,
                    INNGEST_URL,
                    INNGEST_EVENT_KEY,
                    INNGEST_SIGNING_KEY,
                    INNGEST_SIGNING_KEY_FALLBACK,
                    INNGEST_ENV,
                    INNGEST_SERVE_ORIGIN,
                    INNGEST_DEV,
                    LOG_LEVEL,
                    LOG_FORMAT);

    /// Variables that are read by others than the server: where the file is, the client commands,
    /// the launcher.
    static final Map<String, String> OTHERS_VARIABLES =
            Map.of(
                    "ESPALIER_CONFIG",
                    "The file of settings. Without it: `espalier.yaml` in the working directory, if there is one.",
                    "ESPALIER_URL",
                    "Which running server the commands `import` and `keys` talk to.",
                    "ESPALIER_JAVA_HOME",
                    "The JDK that the launcher takes, before `JAVA_HOME` and the usual places.",
                    "ESPALIER_JAVA_OPTS",
                    "More options for Java, such as `-Xmx1g`.");

    private Settings() {}
}
