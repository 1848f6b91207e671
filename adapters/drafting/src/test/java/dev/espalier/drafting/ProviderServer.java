package dev.espalier.drafting;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A model behind a real port, which answers as it is told.
public final class ProviderServer implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Wire wire;
    private final HttpServer server;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Queue<Reply> replies = new ArrayDeque<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private volatile Function<JsonNode, String> usual =
            _ -> Wire.email("A subject", "<p>Hello there.</p>", "Hello there.");

    /// What it was asked.
    public record Seen(String path, Map<String, List<String>> headers, JsonNode body) {}

    /// How it answers once.
    sealed interface Reply {
        /// The model says this.
        record Says(String content) implements Reply {}

        record Status(int status, String body, Map<String, String> headers) implements Reply {}

        /// Takes the question and never answers.
        record Hangs() implements Reply {}

        /// Ends in the middle.
        record BreaksOff() implements Reply {}

        /// Answers, and not in its protocol.
        record Babbles(String body) implements Reply {}
    }

    public ProviderServer(Wire wire) {
        this.wire = wire;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new IllegalStateException("no port", failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// What the operator sets to have it asked.
    public DrafterConfig config(String key, Duration timeout) {
        return new DrafterConfig(
                wire.provider, Optional.of(url()), Optional.of(key), "model-x", timeout, 1_000);
    }

    /// What its model says when nothing else was told.
    public void says(Function<JsonNode, String> to) {
        usual = to;
    }

    void next(Reply... some) {
        synchronized (replies) {
            replies.addAll(List.of(some));
        }
    }

    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var asked = JSON.readTree(body);
            seen.add(
                    new Seen(
                            exchange.getRequestURI().getPath(),
                            Map.copyOf(exchange.getRequestHeaders()),
                            asked));
            Reply reply;
            synchronized (replies) {
                reply = replies.poll();
            }
            if (reply == null) {
                write(exchange, 200, wire.answer(usual.apply(asked)));
            } else {
                answer(exchange, reply);
            }
        }
    }

    private void answer(HttpExchange exchange, Reply reply) throws IOException {
        switch (reply) {
            case Reply.Says(var content) -> write(exchange, 200, wire.answer(content));
            case Reply.Status(var status, var body, var headers) -> {
                headers.forEach(exchange.getResponseHeaders()::add);
                write(exchange, status, body);
            }
            case Reply.Hangs() -> await();
            case Reply.BreaksOff() -> {
                var whole = wire.answer("{\"subject\":").getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, whole.length * 2L);
                exchange.getResponseBody().write(whole);
                exchange.getResponseBody().flush();
            }
            case Reply.Babbles(var body) -> write(exchange, 200, body);
        }
    }

    private void await() {
        try {
            closing.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("content-type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
