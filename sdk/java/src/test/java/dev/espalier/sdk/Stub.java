package dev.espalier.sdk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A server that gives the answers it was told, one after the other; the last one stays.
final class Stub implements AutoCloseable {

    /// What it does with a request.
    interface Reaction {
        void to(HttpExchange exchange) throws IOException;
    }

    /// @param headers in lower case, the first of each
    record Got(String method, String target, Map<String, List<String>> headers, String body) {
        String header(String name) {
            return headers.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .map(entry -> entry.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }
    }

    static final String CONTACT =
            "{\"id\":\"con_1\",\"email\":\"ada@example.com\",\"timezone\":null,\"properties\":{},\"suppressed\":false,\"unsubscribed\":false,\"createdAt\":\"2026-01-01T00:00:00.000Z\",\"updatedAt\":\"2026-01-01T00:00:00.000Z\"}";

    static final String EVENT =
            "{\"id\":\"evt_1\",\"name\":\"signed_up\",\"contactId\":\"con_1\",\"properties\":{},\"timestamp\":\"2026-01-01T00:00:00.000Z\",\"createdAt\":\"2026-01-01T00:00:00.000Z\"}";

    private final ConcurrentLinkedDeque<Reaction> reactions = new ConcurrentLinkedDeque<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer http;
    final List<Got> got = new CopyOnWriteArrayList<>();

    Stub(Reaction... reactions) {
        this.reactions.addAll(List.of(reactions));
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(threads);
        http.createContext("/", this::react);
        http.start();
    }

    private void react(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        got.add(
                new Got(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        Map.copyOf(exchange.getRequestHeaders()),
                        body));
        var reaction = reactions.size() > 1 ? reactions.removeFirst() : reactions.getFirst();
        reaction.to(exchange);
    }

    static Reaction json(int status, String body, String... headers) {
        return answer(status, "application/json", body, headers);
    }

    static Reaction answer(int status, String type, String body, String... headers) {
        return exchange -> {
            exchange.getResponseHeaders().set("content-type", type);
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            try (var out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        };
    }

    static Reaction error(int status, String code) {
        return json(
                status,
                "{\"error\":{\"code\":\"" + code + "\",\"message\":\"told\"}}",
                "x-request-id",
                "req_7");
    }

    /// Ends the connection in the middle of an answer.
    static Reaction hangUp() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            throw new IOException("on purpose");
        };
    }

    String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    Espalier.Builder client() {
        return Espalier.builder().apiKey("esp_a-key-for-tests").baseUrl(url());
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
