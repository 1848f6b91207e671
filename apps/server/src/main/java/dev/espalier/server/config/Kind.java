package dev.espalier.server.config;

import dev.espalier.contact.EmailAddress;
import dev.espalier.drafting.DrafterConfig;
import dev.espalier.email.Sender;
import dev.espalier.engine.signing.ReturnPath;
import dev.espalier.feedback.imap.MailboxAddress;
import dev.espalier.feedback.smtp.InboundConfig;
import dev.espalier.inngest.SigningKey;
import dev.espalier.mail.smtp.SmtpConfig;
import dev.espalier.send.InDoubt;
import dev.espalier.send.Rate;
import dev.espalier.send.WarmUp;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How a text becomes a value.
///
/// @param expected what would have been right, for complaints and the reference
/// @param read the value, or why there is none
record Kind<T>(String expected, Function<String, Outcome<T>> read) {

    /// @param <T> the value's type
    sealed interface Outcome<T> {
        record Good<T>(T value) implements Outcome<T> {}

        /// Not what was expected.
        record Bad<T>() implements Outcome<T> {}

        /// Wrong in ways that the value's own reader knows to tell.
        record Faulty<T>(List<String> faults) implements Outcome<T> {
            public Faulty {
                faults = List.copyOf(faults);
            }
        }
    }

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern PRICE = Pattern.compile("[0-9]{1,5}(\\.[0-9]{1,6})?");
    private static final BigDecimal DEAREST = BigDecimal.valueOf(10_000);
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})(ms|s|m|h)");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:%-]{1,253}");
    private static final Pattern SELECTOR =
            Pattern.compile("(?=.{1,63}$)[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");
    private static final Pattern SVIX =
            Pattern.compile(
                    "whsec_(?:[A-Za-z0-9+/]{4}){4,100}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?");
    private static final Pattern TOPIC =
            Pattern.compile(
                    "arn:aws[a-z-]{0,10}:sns:[a-z0-9-]{1,40}:[0-9]{12}:[A-Za-z0-9_-]{1,256}");
    private static final Pattern NAMED = Pattern.compile("(?<name>[^<>]*)<(?<email>[^<>]+)>");

    private static <T> Kind<T> of(String expected, Function<String, Optional<T>> read) {
        return new Kind<>(
                expected,
                text ->
                        read.apply(text)
                                .<Outcome<T>>map(Outcome.Good::new)
                                .orElseGet(Outcome.Bad::new));
    }

    static Kind<Integer> number(int least, int most) {
        return of(
                least + ".." + most,
                text ->
                        Optional.of(text)
                                .filter(given -> NUMBER.matcher(given).matches())
                                .map(Integer::valueOf)
                                .filter(given -> given >= least && given <= most));
    }

    static Kind<DrafterConfig.Vendor> provider() {
        return of("openai, anthropic, ollama", AiSettings::provider);
    }

    static Kind<BigDecimal> price() {
        return of(
                "0..10000, such as 2.50",
                text ->
                        Optional.of(text)
                                .filter(given -> PRICE.matcher(given).matches())
                                .map(BigDecimal::new)
                                .filter(given -> given.compareTo(DEAREST) <= 0));
    }

    /// A name without control characters.
    static Kind<String> words(int most) {
        return of(
                "1.." + most + " visible characters",
                text ->
                        Optional.of(text)
                                .filter(given -> !given.isBlank() && given.length() <= most)
                                .filter(given -> given.chars().noneMatch(Character::isISOControl)));
    }

    static Kind<InDoubt> inDoubt() {
        return new Kind<>(
                "resend or hold",
                text ->
                        switch (text) {
                            case "resend" -> new Outcome.Good<>(InDoubt.RESEND);
                            case "hold" -> new Outcome.Good<>(InDoubt.HOLD);
                            case "verify" ->
                                    new Outcome.Faulty<>(
                                            List.of(
                                                    "verify (expected: resend or hold, since SMTP cannot be asked what arrived)"));
                            default -> new Outcome.Bad<>();
                        });
    }

    static Kind<Duration> duration(Duration least, Duration most) {
        return of(
                "such as 500ms, 30s or 5m, " + shown(least) + ".." + shown(most),
                text ->
                        length(text)
                                .filter(given ->
                                        given.compareTo(least) >= 0 && given.compareTo(most) <= 0));
    }

    private static Optional<Duration> length(String text) {
        var matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long n = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(n);
                    case "s" -> Duration.ofSeconds(n);
                    case "m" -> Duration.ofMinutes(n);
                    default -> Duration.ofHours(n);
                });
    }

    private static String shown(Duration length) {
        return length.toMillis() % 1000 == 0 ? length.toSeconds() + "s" : length.toMillis() + "ms";
    }

    static <E extends Enum<E>> Kind<E> oneOf(Class<E> type) {
        var words =
                Arrays.stream(type.getEnumConstants())
                        .collect(Collectors.toMap(Kind::word, Function.identity()));
        return of(
                Arrays.stream(type.getEnumConstants())
                        .map(Kind::word)
                        .collect(Collectors.joining(", ")),
                text -> Optional.ofNullable(words.get(text.toLowerCase(Locale.ROOT))));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static Kind<String> host() {
        return of(
                "a host name or an address",
                text -> Optional.of(text).filter(given -> HOST.matcher(given).matches()));
    }

    static Kind<Path> directory() {
        return path("a directory");
    }

    private static Kind<Path> path(String expected) {
        return of(
                expected,
                text -> {
                    try {
                        return Optional.of(Path.of(text));
                    } catch (InvalidPathException _) {
                        return Optional.empty();
                    }
                });
    }

    static Kind<String> key() {
        return key(8);
    }

    /// @param least characters
    static Kind<String> key(int least) {
        return of(
                least + "..200 visible ASCII characters",
                text ->
                        Optional.of(text)
                                .filter(given -> given.length() >= least && given.length() <= 200)
                                .filter(given -> given.chars().allMatch(c -> c > ' ' && c < 127)));
    }

    static Kind<Boolean> bool() {
        return of(
                "true or false",
                text ->
                        switch (text) {
                            case "true" -> Optional.of(true);
                            case "false" -> Optional.of(false);
                            default -> Optional.empty();
                        });
    }

    static Kind<SigningKey> signingKey() {
        return of(
                "8 or more hex digits, with or without signkey- and the environment before them",
                SigningKey::parse);
    }

    /// Short enough for a header with a link in it.
    static Kind<URI> webAddress() {
        return of(
                "https://host, without a query, at most 200 characters",
                text ->
                        uri(text)
                                .filter(uri -> uri.getRawQuery() == null)
                                .filter(_ -> text.length() <= 200)
                                .filter(_ -> text.chars().allMatch(c -> c > ' ' && c < 127)));
    }

    static Kind<EmailAddress> returnPath() {
        return of(
                "such as bounces@example.com, 1..10 letters, digits or hyphens before the @",
                text ->
                        switch (EmailAddress.parse(text)) {
                            case EmailAddress.Parsed.Valid(var address)
                                    when ReturnPath.isName(address.local()) ->
                                    Optional.of(address);
                            case EmailAddress.Parsed.Valid _, EmailAddress.Parsed.Invalid _ ->
                                    Optional.empty();
                        });
    }

    static Kind<String> domain() {
        return of(
                "a domain such as example.com",
                text ->
                        switch (EmailAddress.parse("x@" + text)) {
                            case EmailAddress.Parsed.Valid(var address) ->
                                    Optional.of(address.asciiDomain());
                            case EmailAddress.Parsed.Invalid _ -> Optional.empty();
                        });
    }

    static Kind<Set<String>> domains() {
        return of(
                "domains such as example.com, with commas between",
                text -> {
                    var parts =
                            Arrays.stream(text.split(","))
                                    .map(part -> domain().found(part.strip()))
                                    .toList();
                    return parts.stream().allMatch(Optional::isPresent)
                            ? Optional.of(
                                    parts.stream()
                                            .flatMap(Optional::stream)
                                            .map(part -> part.toLowerCase(Locale.ROOT))
                                            .collect(Collectors.toUnmodifiableSet()))
                            : Optional.empty();
                });
    }

    static Kind<WarmUp> warmUp() {
        return of("such as start=50,factor=1.5,target=20000; a factor of 1..10", WarmUp::parse);
    }

    static Kind<Rate> rate() {
        return of("such as 10/s, 600/m, 5000/h or 20000/d", Rate::parse);
    }

    static Kind<String> selector() {
        return of(
                "1..63 letters, digits, hyphens or dots",
                text -> Optional.of(text).filter(given -> SELECTOR.matcher(given).matches()));
    }

    static Kind<Path> file() {
        return path("a file");
    }

    static Kind<Set<String>> origins() {
        return setOf(
                "origins such as https://app.example.com, with commas between", Kind::isOrigin);
    }

    private static Kind<Set<String>> setOf(String expected, Predicate<String> each) {
        return of(
                expected,
                text -> {
                    var parts = Arrays.stream(text.split(",")).map(String::strip).toList();
                    return parts.stream().allMatch(each)
                            ? Optional.of(Set.copyOf(parts))
                            : Optional.empty();
                });
    }

    private static boolean isOrigin(String text) {
        return uri(text)
                .filter(uri -> uri.getRawPath().isEmpty() && uri.getRawQuery() == null)
                .isPresent();
    }

    /// An http address without anything that no page's address has.
    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(URI.create(text))
                    .filter(uri ->
                            "http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    .filter(uri -> uri.getHost() != null && uri.getRawUserInfo() == null)
                    .filter(uri -> uri.getRawFragment() == null);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    static Kind<Sender> sender() {
        return of("Name <name@example.com>, or the address alone", Kind::sender);
    }

    static Optional<Sender> sender(String text) {
        var named = NAMED.matcher(text);
        var name = named.matches() ? named.group("name").strip() : "";
        var email = named.matches() ? named.group("email") : text;
        boolean fit = name.length() <= 200 && name.chars().noneMatch(Character::isISOControl);
        return switch (EmailAddress.parse(email)) {
            case EmailAddress.Parsed.Valid(var address) when fit ->
                    Optional.of(new Sender(name, address.text()));
            case EmailAddress.Parsed.Valid _, EmailAddress.Parsed.Invalid _ -> Optional.empty();
        };
    }

    static Kind<DatabaseAddress> database() {
        return of("postgres://user:password@host:port/name", DatabaseAddress::parse);
    }

    static Kind<SmtpConfig> relay() {
        return new Kind<>(
                "smtp://user:password@host:port?tls=…",
                text ->
                        switch (SmtpConfig.parse(text)) {
                            case SmtpConfig.Parsed.Valid(var config) -> new Outcome.Good<>(config);
                            case SmtpConfig.Parsed.Invalid(var faults) ->
                                    new Outcome.Faulty<>(faults);
                        });
    }

    static Kind<InboundConfig> inboundPort() {
        return of(
                "host:port, such as 127.0.0.1:2525",
                text -> {
                    int colon = text.lastIndexOf(':');
                    return colon < 1 || !HOST.matcher(text.substring(0, colon)).matches()
                            ? Optional.empty()
                            : number(0, 65_535)
                                    .found(text.substring(colon + 1))
                                    .map(port -> InboundConfig.at(text.substring(0, colon), port));
                });
    }

    private Optional<T> found(String text) {
        return read.apply(text) instanceof Outcome.Good<T>(var value)
                ? Optional.of(value)
                : Optional.empty();
    }

    static Kind<MailboxAddress> mailbox() {
        return of("imaps://user:password@host/INBOX", MailboxAddress::parse);
    }

    static Kind<Set<String>> addresses() {
        return setOf(
                "email addresses with commas between",
                part -> EmailAddress.parse(part) instanceof EmailAddress.Parsed.Valid);
    }

    static Kind<String> svixSecret() {
        return of(
                "whsec_ and base 64",
                text -> Optional.of(text).filter(given -> SVIX.matcher(given).matches()));
    }

    static Kind<Set<String>> topics() {
        return setOf(
                "arn:aws:sns:region:account:name, with commas between",
                part -> TOPIC.matcher(part).matches());
    }
}
