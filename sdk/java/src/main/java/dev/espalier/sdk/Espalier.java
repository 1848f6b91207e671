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

    public static Builder builder() {
        return new Builder();
    }

    public Sequences sequences() {
        return new Sequences(wire);
    }

    public Emails emails() {
        return new Emails(wire);
    }

    public Contacts contacts() {
        return new Contacts(wire);
    }

    public Templates templates() {
        return new Templates(wire);
    }

    public Events events() {
        return new Events(wire);
    }

    public Sends sends() {
        return new Sends(wire);
    }

    public Suppressions suppressions() {
        return new Suppressions(wire);
    }

    public Mailbox mailbox() {
        return new Mailbox(wire);
    }

    public Workspace workspace() {
        return new Workspace(wire);
    }

    public Keys keys() {
        return new Keys(wire);
    }

    public Persons people() {
        return new Persons(wire);
    }

    public Installation installation() {
        return new Installation(wire);
    }

    public Jobs jobs() {
        return new Jobs(wire);
    }

    public Drafts drafts() {
        return new Drafts(wire);
    }

    public Dashboard dashboard() {
        return new Dashboard(wire);
    }

    public Playbooks playbooks() {
        return new Playbooks(wire);
    }

    /// Where the server is, without a slash at its end.
    public String baseUrl() {
        return wire.place().baseUrl();
    }

    /// Gives the connections back. A client that was handed its `HttpClient` leaves that open.
    @Override
    public void close() {
        wire.timer().shutdownNow();
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
        private static final Duration CONNECTING = Duration.ofSeconds(10);

        private String apiKey = "";
        private String baseUrl = "http://127.0.0.1:8080";
        private Duration timeout = Duration.ofSeconds(30);
        private Policy policy = Policy.USUAL;
        private int answerBytes = 16 * 1024 * 1024;
        private String userAgent = "";
        private Consumer<Attempt> log = attempt -> {};
        private @Nullable HttpClient http;

        private Builder() {}

        public Builder apiKey(String apiKey) {
            this.apiKey = apiKey;
            return this;
        }

        /// Where the server is, such as `https://mail.example.com`; a server on this machine, at
        /// its usual port, when not given. May have a path; `/api` at its end is passed over.
        public Builder baseUrl(String baseUrl) {
            this.baseUrl = baseUrl;
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
                    new Wire(client, place, limits, log, Wire.newTimer()),
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
