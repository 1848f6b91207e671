package dev.espalier.mail.smtp;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// Which relay, and how to talk to it.
///
/// @param host a name or an address, IPv6 without brackets
/// @param port 1..65535
/// @param ehlo what we call ourselves in EHLO: a domain or an address literal; empty for the
///   literal of the connection's own address
public record SmtpConfig(
        String host, int port, Tls tls, Login login, String ehlo, Pool pool, Timeouts timeouts) {

    static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]{1,253}|[0-9A-Fa-f:.%]{2,60}");
    private static final Pattern EHLO = Pattern.compile("([A-Za-z0-9.:\\[\\]-]{1,255})?");
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|::1", Pattern.CASE_INSENSITIVE);

    public SmtpConfig {
        expect(HOST.matcher(host).matches(), "smtp.host", host, "a host name or an address");
        expect(port >= 1 && port <= 65535, "smtp.port", port, "1..65535");
        expect(EHLO.matcher(ehlo).matches(), "smtp.ehlo", ehlo, "a domain or an address literal");
        boolean local = isLoopback(host);
        expect(
                local || tls.proves() || login instanceof Login.None,
                "smtp.tls",
                tls.mode(),
                "required or implicit where a login goes to another machine");
        expect(
                local || !(tls.trust() instanceof Tls.Trust.Any),
                "smtp.trust",
                "any",
                "jvm or a file of certificates where the relay is another machine");
    }

    /// The connections that are kept.
    ///
    /// @param connections how many at most, 1..1000
    /// @param messages how many messages one carries before it is renewed, 1..1000000
    /// @param idle how long one is kept without work, 100 ms..1 h
    public record Pool(int connections, int messages, Duration idle) {
        public static final Pool DEFAULT = new Pool(8, 500, Duration.ofSeconds(30));

        public Pool {
            expect(
                    connections >= 1 && connections <= 1000,
                    "smtp.connections",
                    connections,
                    "1..1000");
            expect(messages >= 1 && messages <= 1_000_000, "smtp.messages", messages, "1..1000000");
            expectBetween("smtp.idle", idle, Duration.ofHours(1));
        }
    }

    /// How long the relay may take. The defaults of the last two follow RFC 5321 section 4.5.3.2.
    ///
    /// @param connect for the TCP connection, 100 ms..10 min
    /// @param reply for each answer before the final dot, 100 ms..10 min
    /// @param dot for the answer to the final dot, 100 ms..1 h; short ones make doubt
    public record Timeouts(Duration connect, Duration reply, Duration dot) {
        public static final Timeouts DEFAULT =
                new Timeouts(Duration.ofSeconds(15), Duration.ofMinutes(2), Duration.ofMinutes(10));

        public Timeouts {
            expectBetween("smtp.connect-timeout", connect, Duration.ofMinutes(10));
            expectBetween("smtp.reply-timeout", reply, Duration.ofMinutes(10));
            expectBetween("smtp.dot-timeout", dot, Duration.ofHours(1));
        }
    }

    /// What reading an address of a relay came to.
    public sealed interface Parsed {
        record Valid(SmtpConfig config) implements Parsed {}

        /// @param faults all of them, at least one; none shows the password
        record Invalid(List<String> faults) implements Parsed {}
    }

    /// Reads `smtp://user:password@host:port?key=value&…` or `smtps://…`; user and password are
    /// percent-encoded. `smtp` means port 25, or 587 with a user; `smtps` means implicit TLS on
    /// 465.
    ///
    /// | key | values | without it |
    /// |---|---|---|
    /// | `tls` | `off`, `starttls` (where offered), `required`, `implicit` | `required` with a user on another machine, else `starttls` |
    /// | `trust` | `jvm`, `any`, a file of PEM certificates | `jvm` |
    /// | `auth` | `auto`, `plain`, `login`, `xoauth2` | `auto` |
    /// | `ehlo` | a domain or an address literal | the connection's own address |
    /// | `connections` | 1..1000 | 8 |
    /// | `messages` | 1..1000000 on one connection | 500 |
    /// | `idle`, `connect-timeout`, `reply-timeout`, `dot-timeout` | such as `500ms`, `30s`, `5m` | `30s`, `15s`, `2m`, `10m` |
    public static Parsed parse(String uri) {
        return new SmtpUri().parse(uri);
    }

    /// A relay without TLS and login, such as a mail sink on this machine.
    public static SmtpConfig plain(String host, int port) {
        return new SmtpConfig(
                host,
                port,
                Tls.of(Tls.Mode.OFF),
                new Login.None(),
                "",
                Pool.DEFAULT,
                Timeouts.DEFAULT);
    }

    public SmtpConfig withTls(Tls changed) {
        return new SmtpConfig(host, port, changed, login, ehlo, pool, timeouts);
    }

    public SmtpConfig withLogin(Login changed) {
        return new SmtpConfig(host, port, tls, changed, ehlo, pool, timeouts);
    }

    public SmtpConfig withPool(Pool changed) {
        return new SmtpConfig(host, port, tls, login, ehlo, changed, timeouts);
    }

    public SmtpConfig withTimeouts(Timeouts changed) {
        return new SmtpConfig(host, port, tls, login, ehlo, pool, changed);
    }

    static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches();
    }

    private static void expectBetween(String name, Duration value, Duration longest) {
        expect(
                value.toMillis() >= 100 && value.compareTo(longest) <= 0,
                name,
                value,
                "100 ms.." + longest.toMinutes() + " min");
    }

    private static void expect(boolean holds, String name, Object value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(
                    name + ": " + value + " (expected: " + expected + ")");
        }
    }
}
