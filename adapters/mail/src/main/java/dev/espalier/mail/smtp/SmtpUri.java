package dev.espalier.mail.smtp;

import dev.espalier.mail.smtp.SmtpConfig.Parsed;
import dev.espalier.mail.smtp.SmtpConfig.Pool;
import dev.espalier.mail.smtp.SmtpConfig.Timeouts;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a relay's address, gathering every fault on the way.
final class SmtpUri {

    private static final Pattern SHAPE =
            Pattern.compile(
                    "(?<scheme>smtps?)://((?<user>[^:/?#]*)(:(?<password>[^/?#]*))?@)?"
                            + "(\\[(?<ip6>[^\\]]*)\\]|(?<host>[^:/?#@\\[\\]]*))(:(?<port>[0-9]*))?"
                            + "/?(\\?(?<query>[^#]*))?",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern DURATION = Pattern.compile("(?<n>[0-9]{1,9})(?<unit>ms|s|m|h)");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final List<String> faults = new ArrayList<>();
    private final Map<String, String> options = new LinkedHashMap<>();

    Parsed parse(String uri) {
        Matcher shape = SHAPE.matcher(uri);
        if (!shape.matches()) {
            // The text itself is not shown: it may hold a password.
            return invalid("smtp: not an address of a relay (expected: smtp://host:port)");
        }
        readOptions(Optional.ofNullable(shape.group("query")).orElse(""));
        boolean implicit = "smtps".equalsIgnoreCase(shape.group("scheme"));
        String host = Optional.ofNullable(shape.group("ip6")).orElseGet(() -> shape.group("host"));
        Login login = login(shape.group("user"), shape.group("password"));
        int port = port(shape.group("port"), implicit, login);
        Tls tls = tls(implicit, login, host);
        Pool pool = pool();
        Timeouts timeouts = timeouts();
        String ehlo = option("ehlo").orElse("");
        if (!options.isEmpty()) {
            faults.add("smtp: unknown " + new TreeSet<>(options.keySet()));
        }
        Optional<SmtpConfig> config =
                checked(() -> new SmtpConfig(host, port, tls, login, ehlo, pool, timeouts));
        return config.isPresent() && faults.isEmpty()
                ? new Parsed.Valid(config.get())
                : new Parsed.Invalid(List.copyOf(faults));
    }

    private void readOptions(String query) {
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                String key = pair.substring(0, equals);
                String value = decode("smtp." + key, pair.substring(equals + 1));
                if (options.put(key, value) != null) {
                    faults.add("smtp." + key + ": given twice (expected: once)");
                }
            } else if (!pair.isEmpty()) {
                faults.add("smtp: " + pair + " (expected: key=value)");
            }
        }
    }

    private Login login(@Nullable String user, @Nullable String password) {
        String auth = option("auth").orElse("auto");
        if (user == null || user.isEmpty()) {
            return new Login.None();
        }
        if (password == null) {
            faults.add("smtp.password: none (expected: one, since there is a user)");
            return new Login.None();
        }
        String name = decode("smtp.user", user);
        String secret = decode("smtp.password", password);
        return checked(() ->
                        switch (auth.toLowerCase(Locale.ROOT)) {
                            case "auto" -> password(name, secret, Login.Mechanism.AUTO);
                            case "plain" -> password(name, secret, Login.Mechanism.PLAIN);
                            case "login" -> password(name, secret, Login.Mechanism.LOGIN);
                            case "xoauth2" -> new Login.Bearer(name, () -> secret);
                            default ->
                                    throw unexpected("auth", auth, "auto, plain, login, xoauth2");
                        })
                .orElseGet(Login.None::new);
    }

    private static Login password(String user, String password, Login.Mechanism mechanism) {
        return new Login.Password(user, password, mechanism);
    }

    private int port(@Nullable String port, boolean implicit, Login login) {
        int usual = implicit ? 465 : login instanceof Login.None ? 25 : 587;
        return port == null || port.isEmpty() ? usual : number("port", port).orElse(usual);
    }

    private Tls tls(boolean implicit, Login login, String host) {
        boolean secret = !(login instanceof Login.None) && !SmtpConfig.isLoopback(host);
        String usual = implicit ? "implicit" : secret ? "required" : "starttls";
        String mode = option("tls").orElse(usual);
        String trust = option("trust").orElse("jvm");
        if (implicit && !mode.equals("implicit")) {
            faults.add("smtp.tls: " + mode + " (expected: implicit, since the scheme is smtps)");
        }
        return checked(() -> new Tls(mode(mode), trust(trust)))
                .orElseGet(() -> Tls.of(Tls.Mode.REQUIRED));
    }

    private static Tls.Mode mode(String text) {
        return switch (text) {
            case "off" -> Tls.Mode.OFF;
            case "starttls" -> Tls.Mode.OPPORTUNISTIC;
            case "required" -> Tls.Mode.REQUIRED;
            case "implicit" -> Tls.Mode.IMPLICIT;
            default -> throw unexpected("tls", text, "off, starttls, required, implicit");
        };
    }

    private static Tls.Trust trust(String text) {
        return switch (text) {
            case "jvm" -> new Tls.Trust.Jvm();
            case "any" -> new Tls.Trust.Any();
            default -> new Tls.Trust.Certificates(Path.of(text));
        };
    }

    private Pool pool() {
        Pool usual = Pool.DEFAULT;
        int connections = amount("connections", usual.connections());
        int messages = amount("messages", usual.messages());
        Duration idle = duration("idle", usual.idle());
        return checked(() -> new Pool(connections, messages, idle)).orElse(usual);
    }

    private Timeouts timeouts() {
        Timeouts usual = Timeouts.DEFAULT;
        Duration connect = duration("connect-timeout", usual.connect());
        Duration reply = duration("reply-timeout", usual.reply());
        Duration dot = duration("dot-timeout", usual.dot());
        return checked(() -> new Timeouts(connect, reply, dot)).orElse(usual);
    }

    private int amount(String key, int usual) {
        return option(key).flatMap(text -> number(key, text)).orElse(usual);
    }

    private Optional<Integer> number(String key, String text) {
        if (!NUMBER.matcher(text).matches()) {
            faults.add(unexpected(key, text, "a number").getMessage());
            return Optional.empty();
        }
        return Optional.of(Integer.parseInt(text));
    }

    private Duration duration(String key, Duration usual) {
        Optional<String> given = option(key);
        if (given.isEmpty()) {
            return usual;
        }
        Matcher matcher = DURATION.matcher(given.get());
        if (!matcher.matches()) {
            faults.add(unexpected(key, given.get(), "such as 500ms, 30s, 5m").getMessage());
            return usual;
        }
        long n = Long.parseLong(matcher.group("n"));
        return switch (matcher.group("unit")) {
            case "ms" -> Duration.ofMillis(n);
            case "s" -> Duration.ofSeconds(n);
            case "m" -> Duration.ofMinutes(n);
            default -> Duration.ofHours(n);
        };
    }

    /// Takes the option away, so that what is left at the end is unknown.
    private Optional<String> option(String key) {
        return Optional.ofNullable(options.remove(key));
    }

    private <T> Optional<T> checked(Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (IllegalArgumentException e) {
            faults.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /// Percent-decoding as of RFC 3986; `+` is a plus.
    private String decode(String name, String text) {
        var bytes = ByteBuffer.allocate(text.length() * 3);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '%') {
                int end = text.offsetByCodePoints(i, 1);
                bytes.put(text.substring(i, end).getBytes(StandardCharsets.UTF_8));
                i = end - 1;
            } else if (i + 2 < text.length()
                    && isHex(text.charAt(i + 1))
                    && isHex(text.charAt(i + 2))) {
                bytes.put((byte) Integer.parseInt(text, i + 1, i + 3, 16));
                i += 2;
            } else {
                faults.add(name + ": a lone % (expected: %25)");
                return "";
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException _) {
            faults.add(name + ": percent-encoded bytes that are no text (expected: UTF-8)");
            return "";
        }
    }

    private static boolean isHex(char c) {
        return Character.digit(c, 16) >= 0 && c < 128;
    }

    private Parsed invalid(String fault) {
        return new Parsed.Invalid(List.of(fault));
    }

    private static IllegalArgumentException unexpected(String key, String value, String expected) {
        return new IllegalArgumentException(
                "smtp." + key + ": " + value + " (expected: " + expected + ")");
    }
}
