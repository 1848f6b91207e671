package dev.espalier.drafting;

import dev.espalier.draft.Provenance;
import dev.espalier.engine.drafting.Drafter.Outcome;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.TimeoutException;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Why a model did not answer, and what is to be done about it.
record Failure(DrafterConfig config, RuntimeException failed) {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int SHOWN = 300;

    /// Whether the question was sent, and its answer was not waited for to the end.
    boolean isUnheard() {
        return cause(TimeoutException.class) != null || Thread.currentThread().isInterrupted();
    }

    Outcome outcome(Provenance spent) {
        var turned = cause(ProviderHttp.Turned.class);
        if (turned != null) {
            return answered(turned, spent);
        }
        if (cause(ContentFilteredException.class) != null) {
            return new Outcome.Unusable(who() + " refused to write this", spent);
        }
        if (cause(TimeoutException.class) != null) {
            return later("no answer within " + config.timeout().toSeconds() + " s", spent);
        }
        var away = cause(IOException.class);
        if (away != null) {
            return later("cannot be reached: " + reason(away), spent);
        }
        return later("the answer could not be read", spent);
    }

    private Outcome answered(ProviderHttp.Turned turned, Provenance spent) {
        int status = turned.statusCode();
        var body = shown(String.valueOf(turned.getMessage()));
        return switch (status) {
            case 401, 403 ->
                    new Outcome.Refused(
                            who()
                                    + " does not take the key ("
                                    + status
                                    + "; expected: a valid ai.api-key)");
            case 404 ->
                    new Outcome.Refused(
                            who()
                                    + " knows no model \""
                                    + config.model()
                                    + "\" (404; expected: another ai.model or ai.base-url)");
            case 429 ->
                    body.toLowerCase(Locale.ROOT).contains("insufficient_quota")
                            ? new Outcome.Refused(who() + " says the account is spent: " + body)
                            : new Outcome.TryLater(
                                    who() + " is asked too often (429)", after(turned), spent);
            case 408, 409, 425 ->
                    new Outcome.TryLater(who() + " answered " + status, after(turned), spent);
            default ->
                    status >= 500
                            ? new Outcome.TryLater(
                                    who() + " answered " + status, after(turned), spent)
                            : new Outcome.Refused(who() + " answered " + status + ": " + body);
        };
    }

    private Outcome later(String why, Provenance spent) {
        return new Outcome.TryLater(who() + ": " + why, Optional.empty(), spent);
    }

    private String who() {
        return config.provider().word();
    }

    /// Seconds alone: with a date one would have to know what time it is there.
    private static Optional<Duration> after(ProviderHttp.Turned turned) {
        var said = turned.retryAfter().strip();
        if (!SECONDS.matcher(said).matches()) {
            return Optional.empty();
        }
        var after = Duration.ofSeconds(Long.parseLong(said));
        return Optional.of(after.compareTo(LONGEST) < 0 ? after : LONGEST);
    }

    private String shown(String body) {
        var line = body.replaceAll("\\s+", " ").strip();
        var safe = config.key().map(key -> line.replace(key, "…")).orElse(line);
        return safe.length() <= SHOWN ? safe : safe.substring(0, SHOWN) + "…";
    }

    private static String reason(IOException away) {
        for (Throwable one = away; one != null; one = one.getCause()) {
            if (one.getMessage() != null && !(one.getCause() instanceof IOException)) {
                return one.getMessage();
            }
        }
        return away.getClass().getSimpleName();
    }

    private <T extends Throwable> @Nullable T cause(Class<T> type) {
        for (Throwable one = failed; one != null; one = one.getCause()) {
            if (type.isInstance(one)) {
                return type.cast(one);
            }
        }
        return null;
    }
}
