package dev.espalier.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A running server, as a client of its API.
final class Remote {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();
    private final String url;
    private final String key;

    Remote(String url, String key) {
        this.url = url;
        this.key = key;
    }

    String url() {
        return url;
    }

    JsonNode get(String path) {
        return send("GET", path, null, BodyPublishers.noBody());
    }

    JsonNode delete(String path) {
        return send("DELETE", path, null, BodyPublishers.noBody());
    }

    /// @param body anything Jackson writes
    JsonNode send(String method, String path, Object body) {
        return send(
                method,
                path,
                "application/json",
                BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    }

    private JsonNode send(
            String method, String path, @Nullable String mediaType, BodyPublisher body) {
        return read(exchange(method, path, mediaType, body));
    }

    private HttpResponse<byte[]> exchange(
            String method, String path, @Nullable String mediaType, BodyPublisher body) {
        var request =
                HttpRequest.newBuilder(URI.create(url + "/api" + path))
                        .header("authorization", "Bearer " + key)
                        .method(method, body);
        if (mediaType == null || mediaType.equals("application/json")) {
            request.timeout(PATIENCE);
        }
        if (mediaType != null) {
            request.header("content-type", mediaType);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException failed) {
            throw Failure.failed(
                    "%s: cannot be reached: %s (expected: a running server; ESPALIER_URL says where)"
                            .formatted(url, reason(failed)));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw Failure.failed("interrupted");
        }
    }

    private static String reason(IOException failed) {
        return Optional.ofNullable(failed.getMessage())
                .orElseGet(() -> failed.getClass().getSimpleName());
    }

    private JsonNode read(HttpResponse<byte[]> response) {
        var body = parse(response.body());
        if (response.statusCode() / 100 == 2 && !body.isMissingNode()) {
            return body;
        }
        if (response.statusCode() == 204) {
            return JSON.createObjectNode();
        }
        var error = body.path("error");
        if (response.statusCode() == 401 && error.isObject()) {
            throw Failure.failed(
                    "ESPALIER_API_KEY: unknown or revoked (expected: a key of the server at %s)"
                            .formatted(url));
        }
        if (error.path("code").isString()) {
            throw Failure.failed(told(error));
        }
        throw Failure.failed(
                "%s: answered %d, not as Espalier does (expected: the address of an Espalier server)"
                        .formatted(url, response.statusCode()));
    }

    private static JsonNode parse(byte[] body) {
        try {
            return body.length == 0 ? JSON.missingNode() : JSON.readTree(body);
        } catch (JacksonException _) {
            return JSON.missingNode();
        }
    }

    private static String told(JsonNode error) {
        var issues = new ArrayList<String>();
        for (var issue : error.path("issues")) {
            var path = issue.path("path").asString("");
            issues.add((path.isEmpty() ? "" : path + ": ") + issue.path("message").asString(""));
        }
        return issues.isEmpty() ? error.path("message").asString("") : String.join("; ", issues);
    }
}
