package dev.espalier.sdk;

import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// What it means that there was no answer, for a person who can do something about it.
final class Trouble {

    private Trouble() {}

    static EspalierException late(Request request, Duration timeout) {
        return EspalierException.here(
                ErrorCode.TIMEOUT,
                "%s /api%s: no answer within %d ms (expected: sooner; see timeout)%s"
                        .formatted(
                                request.method(),
                                request.path(),
                                timeout.toMillis(),
                                request.isRead() ? "" : "; it may still be carried out"),
                null);
    }

    static EspalierException of(Wire wire, Throwable failed) {
        var url = wire.place().baseUrl();
        if (failed instanceof Bounded.TooLarge) {
            return EspalierException.here(
                    ErrorCode.ANSWER_TOO_LARGE,
                    "%s: an answer of more than %d bytes (expected: at most that; see limit of a list, or maxAnswerBytes)"
                            .formatted(url, wire.limits().answerBytes()),
                    failed);
        }
        return EspalierException.here(
                ErrorCode.UNREACHABLE,
                "%s: cannot be reached: %s (expected: %s)"
                        .formatted(url, reason(failed), expected(url, failed)),
                failed);
    }

    private static String expected(String url, Throwable failed) {
        if (failed instanceof SSLException) {
            return "https with a certificate that this Java trusts, or http where the server speaks that";
        }
        // Somebody was there and hung up, as a port that speaks TLS does.
        return url.startsWith("http:") && !hasCause(failed, ConnectException.class)
                ? "a running server there; https where the server speaks that"
                : "a running server there";
    }

    private static String reason(Throwable failed) {
        if (hasCause(failed, UnresolvedAddressException.class)) {
            return "no host of this name";
        }
        if (failed instanceof SSLException) {
            return "TLS: " + deepest(failed);
        }
        if (failed instanceof ConnectException && failed.getMessage() == null) {
            return "connection refused";
        }
        return deepest(failed);
    }

    private static boolean hasCause(Throwable failed, Class<? extends Throwable> type) {
        for (@Nullable Throwable at = failed; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return true;
            }
        }
        return false;
    }

    /// The message nearest to the root; wrappers say less.
    private static String deepest(Throwable failed) {
        var told = failed.getClass().getSimpleName();
        for (@Nullable Throwable at = failed; at != null; at = at.getCause()) {
            var message = at.getMessage();
            if (message != null && !message.isBlank()) {
                told = message;
            }
        }
        return told;
    }
}
