package dev.espalier.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Calls the API as any program would.
record ApiClient(int port, String key) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    static final JsonMapper JSON = new JsonMapper();

    /// @param body JSON; a missing node when there was none
    record Reply(int status, JsonNode body, String text) {

        static Reply of(HttpResponse<String> response) {
            boolean json =
                    response.headers().firstValue("content-type").orElse("").contains("json");
            return new Reply(
                    response.statusCode(),
                    json ? JSON.readTree(response.body()) : JsonNodeFactory.instance.missingNode(),
                    response.body());
        }

        /// The error's code; empty when it is none.
        String code() {
            return body.path("error").path("code").asString("");
        }

        /// `path: message` of every issue.
        List<String> issues() {
            var issues = new ArrayList<String>();
            for (var issue : body.path("error").path("issues")) {
                issues.add(issue.path("path").asString() + ": " + issue.path("message").asString());
            }
            return issues;
        }

        String text(String field) {
            return body.path(field).asString("");
        }

        /// One field of every entry of a page.
        List<String> each(String field) {
            var values = new ArrayList<String>();
            for (var entry : body.path("data")) {
                values.add(entry.path(field).asString(""));
            }
            return values;
        }
    }

    HttpRequest.Builder to(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return key.isEmpty() ? request : request.header("authorization", "Bearer " + key);
    }

    Reply send(HttpRequest.Builder request) {
        try {
            return Reply.of(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while a server answered", e);
        }
    }

    Reply send(String method, String path, String json) {
        return send(
                to(path).header("content-type", "application/json")
                        .method(method, BodyPublishers.ofString(json)));
    }

    Reply get(String path) {
        return send(to(path).GET());
    }

    Reply post(String path, String json) {
        return send("POST", path, json);
    }

    Reply post(String path, Map<String, ?> json) {
        return post(path, JSON.writeValueAsString(json));
    }

    /// Without a body.
    Reply post(String path) {
        return send(to(path).POST(BodyPublishers.noBody()));
    }

    Reply put(String path, String json) {
        return send("PUT", path, json);
    }

    Reply put(String path, Map<String, ?> json) {
        return put(path, JSON.writeValueAsString(json));
    }

    Reply patch(String path, String json) {
        return send("PATCH", path, json);
    }

    Reply patch(String path, Map<String, ?> json) {
        return patch(path, JSON.writeValueAsString(json));
    }

    Reply delete(String path) {
        return send(to(path).DELETE());
    }

    /// A Markdown template that says its id.
    void template(String id) {
        put(
                "/api/templates/" + id,
                Map.of("name", id, "subject", "About " + id, "markdown", "Hello from " + id));
    }

    /// An active sequence of one email.
    void activeSequence(String id, String event) {
        template("tmpl_" + id);
        post(
                "/api/sequences",
                Map.of(
                        "id",
                        id,
                        "name",
                        id,
                        "definition",
                        "steps: [{type: email, key: hello, templateId: tmpl_" + id + "}]",
                        "triggers",
                        List.of(Map.of("type", "event", "eventName", event))));
        post("/api/sequences/" + id + "/approve");
    }
}
