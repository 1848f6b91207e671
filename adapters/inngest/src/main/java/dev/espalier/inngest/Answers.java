package dev.espalier.inngest;

import dev.espalier.engine.jobs.running.Callback.Reply;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What Inngest is told.
final class Answers {

    private Answers() {}

    private static Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("x-inngest-sdk", Functions.SDK);
        headers.put("x-inngest-req-version", "2");
        headers.put("x-inngest-framework", "espalier");
        return headers;
    }

    static Reply ok(Object body) {
        return new Reply(200, Json.write(body), headers());
    }

    /// A step that is done; the function goes on in the next call.
    static Reply step(String id, String name, Object data) {
        var op = new LinkedHashMap<String, Object>();
        op.put("id", id);
        op.put("op", "StepRun");
        op.put("displayName", name);
        op.put("name", name);
        op.put("data", data);
        return new Reply(206, Json.write(List.of(op)), headers());
    }

    /// A step that is to be run by a call of its own.
    static Reply planned(String id, String name) {
        var op = new LinkedHashMap<String, Object>();
        op.put("id", id);
        op.put("op", "StepPlanned");
        op.put("displayName", name);
        op.put("name", name);
        return new Reply(206, Json.write(List.of(op)), headers());
    }

    /// Another time.
    static Reply tryAgain(String name, String message, Optional<Duration> after) {
        var headers = headers();
        headers.put("x-inngest-no-retry", "false");
        after.ifPresent(
                wait -> headers.put("retry-after", Long.toString(Math.max(1, wait.toSeconds()))));
        return new Reply(500, error(name, message), headers);
    }

    /// Never.
    static Reply noRetry(String name, String message) {
        var headers = headers();
        headers.put("x-inngest-no-retry", "true");
        return new Reply(400, error(name, message), headers);
    }

    static Reply unauthorised(String message) {
        var headers = headers();
        headers.put("x-inngest-no-retry", "false");
        return new Reply(401, error("Unauthorised", message), headers);
    }

    static Reply synced(int status, String message, boolean isModified) {
        var body = new LinkedHashMap<String, Object>();
        body.put("message", message);
        body.put("modified", isModified);
        return new Reply(status, Json.write(body), headers());
    }

    static Reply wrongMethod(String method) {
        var headers = headers();
        headers.put("allow", "GET, PUT, POST");
        return new Reply(
                405, error("MethodNotAllowed", method + " (expected: GET, PUT, POST)"), headers);
    }

    private static byte[] error(String name, String message) {
        var body = new LinkedHashMap<String, Object>();
        body.put("name", name);
        body.put("message", message);
        return Json.write(body);
    }
}
