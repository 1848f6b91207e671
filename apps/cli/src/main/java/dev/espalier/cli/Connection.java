package dev.espalier.cli;

import dev.espalier.sdk.ErrorCode;
import dev.espalier.sdk.Espalier;
import dev.espalier.sdk.EspalierException;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The running server that a command talks to: by option, by environment, by the client's own file,
/// else where a server listens by the settings.
final class Connection {

    private static final Pattern KEY = Pattern.compile("[!-~]{8,200}");

    @Option(names = "--url", description = "A running server (ESPALIER_URL).")
    private @Nullable String url;

    @Option(
            names = "--api-key",
            paramLabel = "KEY",
            description = "A key of it (ESPALIER_API_KEY, which other users cannot see).")
    private @Nullable String apiKey;

    /// @param url null when no option names it
    /// @param apiKey null when no option names it
    static Connection to(@Nullable String url, @Nullable String apiKey) {
        var connection = new Connection();
        connection.url = url;
        connection.apiKey = apiKey;
        return connection;
    }

    Espalier open() {
        var base = base();
        try {
            return Espalier.builder()
                    .baseUrl(base)
                    .apiKey(key())
                    .userAgent("espalier-cli/" + Version.text())
                    .build();
        } catch (IllegalArgumentException _) {
            throw Failure.usage("url: " + base + " (expected: http://host:port)");
        }
    }

    private String base() {
        return Optional.ofNullable(url)
                .or(() -> given("ESPALIER_URL"))
                .or(() -> ClientFile.read(System.getenv()).url())
                .orElseGet(Connection::usual);
    }

    /// The key that the server is asked with.
    String key() {
        var key =
                Optional.ofNullable(apiKey)
                        .or(() -> given("ESPALIER_API_KEY"))
                        .or(() -> ClientFile.read(System.getenv()).apiKey())
                        .orElseThrow(() ->
                                Failure.usage(
                                        "ESPALIER_API_KEY: not set (expected: a key of the server at "
                                                + base()
                                                + ")"));
        if (!KEY.matcher(key).matches()) {
            throw Failure.usage(
                    "ESPALIER_API_KEY: hidden (expected: 8..200 visible ASCII characters)");
        }
        return key;
    }

    private static Optional<String> given(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty());
    }

    private static String usual() {
        var http = Settings.read(Map.of()).http();
        return "http://" + http.host() + ":" + http.port();
    }

    /// Does something with the server.
    ///
    /// @param work gives the exit code
    int with(ToIntFunction<Espalier> work) {
        try (var server = open()) {
            try {
                return work.applyAsInt(server);
            } catch (EspalierException refused) {
                throw told(server.baseUrl(), refused);
            }
        }
    }

    /// A refusal as one line for the person at the terminal.
    static Failure told(String url, EspalierException refused) {
        if (refused.code() == ErrorCode.UNAUTHORISED) {
            return Failure.failed(
                    "ESPALIER_API_KEY: unknown or revoked (expected: a key of the server at %s)"
                            .formatted(url));
        }
        var issues =
                refused.issues().stream().map(Object::toString).collect(Collectors.joining("; "));
        return Failure.failed(issues.isEmpty() ? String.valueOf(refused.getMessage()) : issues);
    }
}
