package dev.espalier.http.wire;

import dev.espalier.http.shape.Json;
import dev.espalier.refusal.Issue;
import dev.espalier.refusal.Refused;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/// A no as HTTP says it: `{"error": {"code", "message", "issues"?}}`.
///
/// @param status of HTTP
/// @param code a word that programs act on, such as `NOT_FOUND`
/// @param message for people; at most 1,000 characters
/// @param issues empty except for `VALIDATION_ERROR`
public record WireError(int status, String code, String message, List<Issue> issues) {
    private static final int MESSAGE_MAX = 1_000;

    public WireError {
        message =
                message.length() <= MESSAGE_MAX ? message : message.substring(0, MESSAGE_MAX) + "…";
        issues = List.copyOf(issues);
    }

    public static WireError of(int status, String code, String message) {
        return new WireError(status, code, message, List.of());
    }

    /// The one place where refusals get their codes.
    public static WireError of(Refused refused) {
        String message = String.valueOf(refused.getMessage());
        return switch (refused) {
            case Refused.Unauthenticated _ -> of(401, "UNAUTHORISED", message);
            case Refused.Forbidden _ -> of(403, "FORBIDDEN", message);
            case Refused.NotFound _ -> of(404, "NOT_FOUND", message);
            case Refused.Conflict _ -> of(409, "CONFLICT", message);
            case Refused.Invalid invalid ->
                    new WireError(400, "VALIDATION_ERROR", message, invalid.issues());
            case Refused.NotAllowed _ -> of(412, "PRECONDITION_FAILED", message);
            case Refused.TooMany _ -> of(429, "RATE_LIMITED", message);
        };
    }

    public static WireError unavailable() {
        return of(
                503,
                "UNAVAILABLE",
                "the database cannot be reached; nothing was changed, try again");
    }

    /// Says nothing of what went wrong inside; the log does, under the same id.
    public static WireError internal(String requestId) {
        return of(
                500,
                "INTERNAL",
                "something went wrong here; the log knows it as request " + requestId);
    }

    /// For what is refused before a request could be read.
    public static WireError ofStatus(int status, String message) {
        return switch (status) {
            case 413 -> of(status, "PAYLOAD_TOO_LARGE", message);
            case 404 -> of(status, "NOT_FOUND", message);
            case 429 -> of(status, "RATE_LIMITED", message);
            case 503 -> of(status, "UNAVAILABLE", message);
            default ->
                    status < 500 || status == 505
                            ? of(status, "VALIDATION_ERROR", message)
                            : of(status, "INTERNAL", message);
        };
    }

    /// What goes into the answer's head beside it.
    public Map<String, String> headers() {
        return switch (status) {
            case 401 -> Map.of("www-authenticate", "Bearer");
            case 429, 503 -> Map.of("retry-after", "1");
            default -> Map.of();
        };
    }

    /// UTF-8.
    public byte[] json() {
        return Json.write(this::write);
    }

    private void write(JsonGenerator out) {
        out.writeStartObject();
        out.writeName("error");
        out.writeStartObject();
        out.writeStringProperty("code", code);
        out.writeStringProperty("message", message);
        writeIssues(out);
        out.writeEndObject();
        out.writeEndObject();
    }

    /// The property `issues`, in the middle of an object; nothing when there are none.
    public void writeIssues(JsonGenerator out) {
        if (issues.isEmpty()) {
            return;
        }
        out.writeName("issues");
        out.writeStartArray();
        issues.forEach(issue -> write(out, issue));
        out.writeEndArray();
    }

    private static void write(JsonGenerator out, Issue issue) {
        out.writeStartObject();
        out.writeStringProperty("path", issue.path());
        if (issue.line() > 0) {
            out.writeNumberProperty("line", issue.line());
        }
        out.writeStringProperty("message", issue.message());
        out.writeEndObject();
    }
}
