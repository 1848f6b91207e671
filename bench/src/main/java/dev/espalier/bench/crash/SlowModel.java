package dev.espalier.bench.crash;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/// A model that takes its time, spoken to as OpenAI's are. No two of its answers are the same.
final class SlowModel implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Duration thinks;
    private final AtomicInteger thinking = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();

    private SlowModel(HttpServer server, Duration thinks) {
        this.server = server;
        this.thinks = thinks;
    }

    static SlowModel start(Duration thinks) throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        var model = new SlowModel(server, thinks);
        server.setExecutor(model.threads);
        server.createContext(
                "/v1/chat/completions",
                exchange -> {
                    try (exchange) {
                        exchange.getRequestBody().readAllBytes();
                        var answer = model.answer().getBytes(StandardCharsets.UTF_8);
                        exchange.getResponseHeaders().add("content-type", "application/json");
                        exchange.sendResponseHeaders(200, answer.length);
                        exchange.getResponseBody().write(answer);
                    }
                });
        server.start();
        return model;
    }

    /// What a server is told to use it.
    Map<String, String> settings() {
        return Map.of(
                "ESPALIER_AI_PROVIDER", "openai",
                "ESPALIER_AI_BASE_URL", "http://127.0.0.1:" + server.getAddress().getPort() + "/v1",
                "ESPALIER_AI_API_KEY", "sk-crash",
                "ESPALIER_AI_MODEL", "slow");
    }

    /// How many wait for an answer now.
    int thinking() {
        return thinking.get();
    }

    int asked() {
        return asked.get();
    }

    private String answer() throws IOException {
        int number = asked.incrementAndGet();
        thinking.incrementAndGet();
        try {
            TimeUnit.NANOSECONDS.sleep(thinks.toNanos());
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        } finally {
            thinking.decrementAndGet();
        }
        var words = "Draft number " + number;
        var email =
                JSON.writeValueAsString(
                        Map.of(
                                "subject",
                                words,
                                "preheader",
                                "",
                                "html",
                                "<p>" + words + ".</p>",
                                "text",
                                words + "."));
        return JSON.writeValueAsString(
                Map.of(
                        "id",
                        "chatcmpl-" + number,
                        "object",
                        "chat.completion",
                        "created",
                        1_767_600_000,
                        "model",
                        "slow",
                        "choices",
                        List.of(
                                Map.of(
                                        "index",
                                        0,
                                        "message",
                                        Map.of("role", "assistant", "content", email),
                                        "finish_reason",
                                        "stop")),
                        "usage",
                        Map.of(
                                "prompt_tokens", 700,
                                "completion_tokens", 90,
                                "total_tokens", 790)));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
