package dev.espalier.sdk;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One attempt of a call, for a log. Without queries, bodies and keys: they may tell of people.
///
/// @param path below the base URL
/// @param number from 1
/// @param statusCode of HTTP; 0 when there was no answer
/// @param retryIn how long until the next attempt; null when this is the last
/// @param failure why there was no answer; null when there was one
public record Attempt(
        String method,
        String path,
        int number,
        int statusCode,
        Duration took,
        @Nullable String requestId,
        @Nullable Duration retryIn,
        @Nullable Throwable failure) {

    /// A line such as `GET /api/sends 503 in 12 ms, attempt 1, again in 210 ms`.
    @Override
    public String toString() {
        var outcome = statusCode > 0 ? String.valueOf(statusCode) : String.valueOf(failure);
        var next = Optional.ofNullable(retryIn).map(in -> ", again in " + in.toMillis() + " ms");
        return "%s %s %s in %d ms, attempt %d%s"
                .formatted(method, path, outcome, took.toMillis(), number, next.orElse(""));
    }
}
