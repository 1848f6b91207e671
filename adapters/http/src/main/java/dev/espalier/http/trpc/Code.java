package dev.espalier.http.trpc;

import dev.espalier.http.wire.WireError;

/// The words and numbers that tRPC has for what went wrong; each HTTP status of ours has one.
enum Code {
    BAD_REQUEST(-32_600, 400),
    UNAUTHORIZED(-32_001, 401),
    FORBIDDEN(-32_003, 403),
    NOT_FOUND(-32_004, 404),
    METHOD_NOT_SUPPORTED(-32_005, 405),
    CONFLICT(-32_009, 409),
    PRECONDITION_FAILED(-32_012, 412),
    PAYLOAD_TOO_LARGE(-32_013, 413),
    UNSUPPORTED_MEDIA_TYPE(-32_015, 415),
    TOO_MANY_REQUESTS(-32_029, 429),
    INTERNAL_SERVER_ERROR(-32_603, 500),
    SERVICE_UNAVAILABLE(-32_603, 503);

    private static final Code[] ALL = values();
    private final int number;
    private final int status;

    Code(int number, int status) {
        this.number = number;
        this.status = status;
    }

    /// Of JSON-RPC.
    int number() {
        return number;
    }

    /// Of HTTP.
    int status() {
        return status;
    }

    static Code of(WireError error) {
        for (var code : ALL) {
            if (code.status == error.status()) {
                return code;
            }
        }
        return error.status() < 500 ? BAD_REQUEST : INTERNAL_SERVER_ERROR;
    }
}
