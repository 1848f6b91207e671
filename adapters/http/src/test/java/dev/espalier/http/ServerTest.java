package dev.espalier.http;

import dev.espalier.access.Scope;
import dev.espalier.engine.access.Caller;
import dev.espalier.http.operation.Authenticator;
import dev.espalier.http.page.Pages;
import dev.espalier.refusal.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A real server on a free port, and ways to talk to it.
abstract class ServerTest {
    static final String FULL = "esp_full";
    static final String READ = "esp_read";
    static final String INGEST = "esp_ingest";
    static final JsonMapper MAPPER = new JsonMapper();
    static final Authenticator KEYS =
            key ->
                    switch (key) {
                        case FULL -> new Caller(1, "key_1", Set.of(Scope.FULL));
                        case READ -> new Caller(1, "key_2", Set.of(Scope.READ));
                        case INGEST -> new Caller(1, "key_3", Set.of(Scope.INGEST));
                        default -> throw new Refused.Unauthenticated("unknown key");
                    };

    final Samples samples = new Samples();
    HttpServer server;
    HttpClient client;

    @BeforeEach
    void start() {
        server = HttpServer.start(config(), samples.table(), pages(), keys(), new MemoryReplays());
        client = HttpClient.newHttpClient();
    }

    @AfterEach
    void stop() {
        samples.gate.countDown();
        client.shutdownNow();
        client.close();
        server.close();
    }

    HttpConfig config() {
        return HttpConfig.local();
    }

    Authenticator keys() {
        return KEYS;
    }

    List<Pages> pages() {
        return List.of();
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    HttpRequest.Builder authorised(String path) {
        return to(path).header("authorization", "Bearer " + FULL);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> get(String path) {
        return send(authorised(path));
    }

    HttpResponse<String> send(String method, String path, String json) {
        return send(
                authorised(path)
                        .header("content-type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    HttpResponse<String> post(String path, String json) {
        return send("POST", path, json);
    }

    /// What a server answers to these very bytes, until it closes or the answer stops coming.
    String raw(String text) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        return MAPPER.readTree(response.body());
    }

    static String code(HttpResponse<String> response) {
        return json(response).path("error").path("code").asString("");
    }
}
