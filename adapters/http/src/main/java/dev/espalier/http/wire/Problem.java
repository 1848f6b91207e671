package dev.espalier.http.wire;

import java.util.Map;

/// A request that never reached an operation: wrong method, wrong media type, too large.
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient WireError error;
    private final transient Map<String, String> headers;

    private Problem(WireError error, Map<String, String> headers) {
        super(error.message(), null, false, false);
        this.error = error;
        this.headers = headers;
    }

    public static Problem badRequest(String message) {
        return new Problem(WireError.of(400, "VALIDATION_ERROR", message), Map.of());
    }

    public static Problem notFound(String message) {
        return new Problem(WireError.of(404, "NOT_FOUND", message), Map.of());
    }

    /// @param allow the methods that would do, such as `GET, HEAD`
    public static Problem methodNotAllowed(String message, String allow) {
        return new Problem(
                WireError.of(405, "METHOD_NOT_ALLOWED", message), Map.of("allow", allow));
    }

    public static Problem tooLarge(long limit) {
        return new Problem(
                WireError.of(
                        413, "PAYLOAD_TOO_LARGE", "body (expected: at most " + limit + " bytes)"),
                // The rest of the body is not read, so nothing can follow on this connection.
                Map.of("connection", "close"));
    }

    public static Problem addressTooLong(int length, int limit) {
        return new Problem(
                WireError.ofStatus(
                        414,
                        "an address of "
                                + length
                                + " characters (expected: at most "
                                + limit
                                + "; a tRPC client keeps to it with maxURLLength of its links, or"
                                + " sends queries by POST with methodOverride)"),
                Map.of());
    }

    /// The body's framing is broken, so nobody knows where the next request would begin.
    static Problem brokenBody() {
        return new Problem(
                WireError.of(
                        400,
                        "VALIDATION_ERROR",
                        "a body whose chunks are broken (expected: RFC 9112, 7.1)"),
                Map.of("connection", "close"));
    }

    public static Problem unsupportedMediaType(String given, String expected) {
        return new Problem(
                WireError.of(
                        415,
                        "UNSUPPORTED_MEDIA_TYPE",
                        "content-type: " + given + " (expected: " + expected + ")"),
                Map.of());
    }

    /// @param message the whole of it
    public static Problem unsupportedMediaType(String message) {
        return new Problem(WireError.of(415, "UNSUPPORTED_MEDIA_TYPE", message), Map.of());
    }

    public WireError error() {
        return error;
    }

    public Map<String, String> headers() {
        return headers;
    }
}
