package dev.espalier.sdk;

import java.util.Locale;

/// Why a call failed, for programs.
public enum ErrorCode {
    /// The input is wrong; every fault is among the issues.
    VALIDATION_ERROR,
    /// The key is missing, unknown or revoked.
    UNAUTHORISED,
    /// The key lacks the scope.
    FORBIDDEN,
    NOT_FOUND,
    /// It exists already, or changed since it was read.
    CONFLICT,
    /// Its state does not allow this.
    PRECONDITION_FAILED,
    PAYLOAD_TOO_LARGE,
    UNSUPPORTED_MEDIA_TYPE,
    /// Too much at once.
    RATE_LIMITED,
    /// A fault of the server.
    INTERNAL,
    /// The server, its database or a proxy before it is away for now.
    UNAVAILABLE,
    /// Found here: no connection, or one that broke.
    UNREACHABLE,
    /// Found here: no answer in time.
    TIMEOUT,
    /// Found here: the waiting thread was interrupted, or the client is closed.
    CANCELLED,
    /// Found here: what answered is no Espalier server.
    NOT_ESPALIER,
    /// Found here: the answer has more bytes than this client takes.
    ANSWER_TOO_LARGE,
    /// A word of a newer server.
    UNKNOWN;

    static ErrorCode of(String word) {
        try {
            return valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException newer) {
            return UNKNOWN;
        }
    }
}
