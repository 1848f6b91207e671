package dev.espalier.sdk;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A client of one Espalier server. Make one and keep it; any number of threads may use it at once.
public final class Espalier implements AutoCloseable {
    private final Wire wire;
    private final @Nullable AutoCloseable own;

    private Espalier(Wire wire, @Nullable AutoCloseable own) {
        this.wire = wire;
        this.own = own;
    }

    /// The door: `Espalier.builder().apiKey(…).baseUrl(…).build()`.
    public static Builder builder() {
        return new Builder();
    }

    /// Sequences: made, checked, approved, started and stopped; who is inside.
    public Sequences sequences() {
        return new Sequences(wire);
    }

    /// The review: what single emails say, and whether it was approved.
    public Emails emails() {
        return new Emails(wire);
    }

    /// The people who get emails.
    public Contacts contacts() {
        return new Contacts(wire);
    }

    /// Reusable email texts.
    public Templates templates() {
        return new Templates(wire);
    }

    /// What happened to contacts, which enrols them.
    public Events events() {
        return new Events(wire);
    }

    /// The ledger: one line for every email to every contact.
    public Sends sends() {
        return new Sends(wire);
    }

    /// Addresses that must not be mailed.
    public Suppressions suppressions() {
        return new Suppressions(wire);
    }

    /// The built-in mailbox, where mail stays as long as no relay is named.
    public Mailbox mailbox() {
        return new Mailbox(wire);
    }

    /// The workspace's settings, its brand voice, and what relays hold against it.
    public Workspace workspace() {
        return new Workspace(wire);
    }

    /// API keys.
    public Keys keys() {
        return new Keys(wire);
    }

    /// Who signs in to the page.
    public Persons people() {
        return new Persons(wire);
    }

    /// The server as a whole: whether it sends, and its signing keys.
    public Installation installation() {
        return new Installation(wire);
    }

    /// Work in the background.
    public Jobs jobs() {
        return new Jobs(wire);
    }

    /// Every attempt at a text that a drafter made.
    public Drafts drafts() {
        return new Drafts(wire);
    }

    /// Counts and warnings, as the page shows them.
    public Dashboard dashboard() {
        return new Dashboard(wire);
    }

    /// What a sequence of a category is made of when it is drafted.
    public Playbooks playbooks() {
        return new Playbooks(wire);
    }

    /// Where the server is, without a slash at its end.
    public String baseUrl() {
        return wire.place().baseUrl();
    }

    /// Ends the calls that are under way, with [ErrorCode#CANCELLED], and gives the connections
    /// back. A client that was handed its `HttpClient` leaves that open.
    @Override
    public void close() {
        wire.close();
        // Since Java 21; before, the garbage collector does it.
        if (own != null) {
            try {
                own.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /// What a client is made of. Only the key has to be given.
    public static final class Builder {
        private static final Pattern KEY = Pattern.compile("[!-~]{8,200}");
        private static final String LOCAL = "http://127.0.0.1:8080";
        private static final Duration CONNECTING = Duration.ofSeconds(10);

        private String apiKey = "";
        private String baseUrl = LOCAL;
        private Duration timeout = Duration.ofSeconds(30);
        private Policy policy = Policy.USUAL;
        private int answerBytes = 16 * 1024 * 1024;
        private String userAgent = "";
        private Consumer<Attempt> log = attempt -> {};
        private @Nullable HttpClient http;

        private Builder() {}

        /// Such as `esp_…`. What decides which workspace is worked in, and what may be done there.
        /// Null is no key, as an environment variable that is not set.
        public Builder apiKey(@Nullable String apiKey) {
            this.apiKey = apiKey == null ? "" : apiKey;
            return this;
        }

        /// Where the server is, such as `https://mail.example.com`; a server on this machine, at
        /// its usual port, when not given or null. May have a path; `/api` at its end is passed
        /// over.
        public Builder baseUrl(@Nullable String baseUrl) {
            this.baseUrl = baseUrl == null ? LOCAL : baseUrl;
            return this;
        }

        /// Of one attempt, from its beginning to the last byte of the answer; 30 s when not given.
        /// A file that is sent may take as long as it takes.
        public Builder timeout(Duration timeout) {
            if (timeout.isNegative() || timeout.isZero()) {
                throw new IllegalArgumentException("timeout: " + timeout + " (expected: > 0)");
            }
            this.timeout = timeout;
            return this;
        }

        /// After the first attempt; 3 when not given.
        public Builder retries(int retries) {
            if (retries < 0 || retries > 20) {
                throw new IllegalArgumentException("retries: " + retries + " (expected: 0..20)");
            }
            this.policy = policy.retries(retries);
            return this;
        }

        /// The longest answer that is taken; 16 MiB when not given.
        public Builder maxAnswerBytes(int bytes) {
            if (bytes < 1024) {
                throw new IllegalArgumentException(
                        "maxAnswerBytes: " + bytes + " (expected: 1024 or more)");
            }
            this.answerBytes = bytes;
            return this;
        }

        /// Put before the SDK's own, such as `shop/2.1`.
        public Builder userAgent(String userAgent) {
            this.userAgent = userAgent;
            return this;
        }

        /// Is told of every attempt, on the thread that received its answer.
        public Builder onAttempt(Consumer<Attempt> log) {
            this.log = Objects.requireNonNull(log);
            return this;
        }

        /// For a proxy, for certificates of one's own, or to share connections. It must not follow
        /// redirects: the key would follow too.
        public Builder httpClient(HttpClient http) {
            if (http.followRedirects() != HttpClient.Redirect.NEVER) {
                throw new IllegalArgumentException(
                        "httpClient: follows redirects (expected: Redirect.NEVER)");
            }
            this.http = http;
            return this;
        }

        /// @throws IllegalArgumentException when the address or the key cannot be one
        public Espalier build() {
            if (!KEY.matcher(apiKey).matches()) {
                throw new IllegalArgumentException(
                        "apiKey: "
                                + (apiKey.isEmpty() ? "missing" : "hidden")
                                + " (expected: 8..200 visible ASCII characters)");
            }
            var place = new Wire.Place(checked(baseUrl), apiKey, agent());
            var limits = new Wire.Limits(timeout, policy, answerBytes);
            var client = http == null ? own(place.baseUrl()) : http;
            return new Espalier(
                    new Wire(client, place, limits, log),
                    http == null && (Object) client instanceof AutoCloseable closeable
                            ? closeable
                            : null);
        }

        /// Without TLS an upgrade to HTTP/2 would cost a round trip and win nothing.
        private static HttpClient own(String url) {
            return HttpClient.newBuilder()
                    .version(
                            url.startsWith("https")
                                    ? HttpClient.Version.HTTP_2
                                    : HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECTING)
                    .build();
        }

        private static String checked(String url) {
            var trimmed = url.strip().replaceAll("/+$", "").replaceAll("/api$", "");
            try {
                var uri = URI.create(trimmed);
                boolean isWeb = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
                if (isWeb
                        && uri.getHost() != null
                        && uri.getRawUserInfo() == null
                        && uri.getRawQuery() == null
                        && uri.getRawFragment() == null) {
                    return trimmed;
                }
            } catch (IllegalArgumentException noUri) {
                // Told below.
            }
            throw new IllegalArgumentException(
                    "baseUrl: "
                            + url
                            + " (expected: http://host:port or https://host, perhaps with a path)");
        }

        private String agent() {
            var version =
                    Objects.requireNonNullElse(
                            Espalier.class.getPackage().getImplementationVersion(), "dev");
            var mine = "espalier-sdk-java/" + version + " java/" + Runtime.version().feature();
            if (!userAgent.matches("[ -~]{0,200}")) {
                throw new IllegalArgumentException(
                        "userAgent: hidden (expected: 0..200 visible ASCII characters)");
            }
            return userAgent.isBlank() ? mine : userAgent.strip() + " " + mine;
        }
    }
}
