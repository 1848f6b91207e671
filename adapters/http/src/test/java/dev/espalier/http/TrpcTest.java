package dev.espalier.http;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/// Ways to ask as the tRPC links do.
abstract class TrpcTest extends ServerTest {
    static final String PLANT = "{\"id\":\"a\",\"name\":\"Oak\"}";

    HttpResponse<String> query(String path, String input) {
        return get("/trpc/" + path + (path.contains("?") ? "&" : "?") + "input=" + encode(input));
    }

    HttpResponse<String> mutate(String path, String input) {
        return post("/trpc/" + path, input);
    }

    static HttpRequest.BodyPublisher text(String text) {
        return HttpRequest.BodyPublishers.ofString(text);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static JsonNode error(HttpResponse<String> response) {
        return json(response).path("error");
    }

    static String message(HttpResponse<String> response) {
        return error(response).path("message").asString("");
    }

    /// The word that a client finds in `error.data.code`.
    static String word(JsonNode error) {
        return error.path("data").path("code").asString("");
    }
}
