package dev.espalier.bench.crash;

import dev.espalier.bench.crash.check.Call;
import dev.espalier.bench.crash.check.Scope;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The API as a caller of several nodes uses it: whoever is away, the other is asked.
final class Client {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration ANSWER = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final AtomicInteger turn = new AtomicInteger();
    private final List<NodeProcess> nodes;

    Client(List<NodeProcess> nodes) {
        this.nodes = nodes;
    }

    static String json(Object value) {
        return JSON.writeValueAsString(value);
    }

    private URI next(String path) {
        return nodes.get(Math.floorMod(turn.getAndIncrement(), nodes.size()))
                .address()
                .resolve(path);
    }

    private HttpRequest request(String method, String path, String body) {
        return HttpRequest.newBuilder(next(path))
                .timeout(ANSWER)
                .header("authorization", "Bearer " + NodeProcess.KEY)
                .header("content-type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    /// Asks until somebody says yes: for what may be asked twice.
    JsonNode insist(String method, String path, String body)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var problem = "";
            try {
                var answer =
                        http.send(
                                request(method, path, body), HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() / 100 == 2) {
                    return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
                }
                problem = answer.statusCode() + " " + answer.body();
                if (answer.statusCode() / 100 == 4) {
                    throw new IllegalStateException(method + " " + path + ": " + problem);
                }
            } catch (IOException away) {
                problem = away.toString();
            }
            if (System.nanoTime() > end) {
                throw new IOException(method + " " + path + ": " + problem);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /// Asks once.
    ///
    /// @return the status of the answer; 0: none came
    int ask(String method, String path, String body) throws InterruptedException {
        try {
            return http.send(request(method, path, body), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException _) {
            return 0;
        }
    }

    /// Asks once for something that stops emails, and says when it was asked and answered.
    Call stop(String operation, Scope scope, String method, String path, String body)
            throws InterruptedException {
        long begun = System.nanoTime();
        try {
            var answer =
                    http.send(request(method, path, body), HttpResponse.BodyHandlers.ofString());
            long answered = System.nanoTime();
            int inFlight =
                    answer.statusCode() == 202
                            ? JSON.readTree(answer.body()).path("inFlight").asInt(0)
                            : 0;
            return new Call(
                    operation,
                    scope,
                    answer.statusCode(),
                    inFlight,
                    begun,
                    answered,
                    Long.MAX_VALUE);
        } catch (IOException _) {
            return new Call(operation, scope, 0, 0, begun, System.nanoTime(), Long.MAX_VALUE);
        }
    }
}
