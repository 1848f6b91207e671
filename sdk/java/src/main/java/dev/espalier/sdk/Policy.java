package dev.espalier.sdk;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLException;

/// Whether to ask again, and when.
///
/// @param retries after the first attempt
record Policy(int retries, Duration first, Duration longest) {

    static final Policy USUAL = new Policy(3, Duration.ofMillis(200), Duration.ofSeconds(10));

    /// A server that wants to be left alone for longer gets no answer from waiting.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    Policy retries(int retries) {
        return new Policy(retries, first, longest);
    }

    /// @param attempt the one that failed, from 1
    Optional<Duration> after(Request request, int attempt, Answer answer) {
        boolean passes =
                switch (answer.status()) {
                    case 429, 502, 503, 504 -> true;
                    // The first attempt, whose answer was lost, is still being carried out.
                    case 409 -> attempt > 1 && isStillRunning(answer);
                    default -> false;
                };
        if (!passes || attempt > retries || !request.isRepeatable()) {
            return Optional.empty();
        }
        var asked = answer.retryAfter();
        if (asked.isPresent()) {
            return asked.filter(wait -> wait.compareTo(PATIENCE) <= 0)
                    .map(wait -> wait.plusMillis(jitter(first.toMillis())));
        }
        return Optional.of(backoff(attempt));
    }

    private static boolean isStillRunning(Answer answer) {
        return String.valueOf(answer.error().getMessage()).contains("Idempotency-Key");
    }

    Optional<Duration> after(Request request, int attempt, Throwable failed) {
        boolean unsent =
                failed instanceof ConnectException || failed instanceof HttpConnectTimeoutException;
        boolean passes =
                failed instanceof IOException
                        && !(failed instanceof SSLException)
                        && !(failed instanceof Bounded.TooLarge);
        return attempt <= retries && passes && (unsent || request.isRepeatable())
                ? Optional.of(backoff(attempt))
                : Optional.empty();
    }

    /// What timed out may still be carried out, so only that is asked again which the server may be
    /// at twice.
    Optional<Duration> afterTimeout(Request request, int attempt) {
        return attempt <= retries && request.isRepeatableAtOnce()
                ? Optional.of(backoff(attempt))
                : Optional.empty();
    }

    /// Doubles; half of it is chance, so that many clients do not come back at once.
    private Duration backoff(int attempt) {
        long full = Math.min(longest.toMillis(), first.toMillis() << Math.min(attempt - 1, 20));
        return Duration.ofMillis(full / 2 + jitter(full / 2));
    }

    private static long jitter(long most) {
        return ThreadLocalRandom.current().nextLong(most + 1);
    }
}
