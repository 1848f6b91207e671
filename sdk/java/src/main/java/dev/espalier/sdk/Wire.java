package dev.espalier.sdk;

import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The way to one server.
///
/// @param timer for time-outs and for waiting before another attempt
/// @param open calls that are not over
record Wire(
        HttpClient http,
        Place place,
        Limits limits,
        Consumer<Attempt> log,
        ScheduledThreadPoolExecutor timer,
        Set<Exchange<?>> open) {

    Wire(HttpClient http, Place place, Limits limits, Consumer<Attempt> log) {
        this(http, place, limits, log, newTimer(), ConcurrentHashMap.newKeySet());
    }

    private static final System.Logger LOG = System.getLogger(Espalier.class.getName());

    /// Where the server is and who asks.
    record Place(String baseUrl, String apiKey, String userAgent) {
        @Override
        public String toString() {
            return baseUrl;
        }
    }

    /// @param timeout of one attempt, from its beginning to the last byte of the answer
    record Limits(Duration timeout, Policy policy, int answerBytes) {}

    private static ScheduledThreadPoolExecutor newTimer() {
        var timer =
                new ScheduledThreadPoolExecutor(
                        1,
                        task -> {
                            var thread = new Thread(task, "espalier-timer");
                            thread.setDaemon(true);
                            return thread;
                        });
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /// Nobody waits for an answer any more that no timer would end.
    void close() {
        timer.shutdownNow();
        open.forEach(Exchange::closed);
    }

    Request get(String template, String... ids) {
        return Request.of(this, "GET", template, ids);
    }

    Request post(String template, String... ids) {
        return Request.of(this, "POST", template, ids);
    }

    Request put(String template, String... ids) {
        return Request.of(this, "PUT", template, ids);
    }

    Request patch(String template, String... ids) {
        return Request.of(this, "PATCH", template, ids);
    }

    Request delete(String template, String... ids) {
        return Request.of(this, "DELETE", template, ids);
    }

    /// @param key of a request that needs one
    HttpRequest http(Request request, @Nullable String key) {
        var target = URI.create(place.baseUrl() + "/api" + request.path() + request.query());
        var http =
                HttpRequest.newBuilder(target)
                        .header("authorization", "Bearer " + place.apiKey())
                        .header("accept", "application/json")
                        .header("user-agent", place.userAgent());
        if (key != null) {
            http.header("idempotency-key", key);
        }
        if (request.body() instanceof Request.Text text) {
            return json(http, request, text.json());
        }
        if (request.body() instanceof Request.Known known) {
            return json(http, request, known.json());
        }
        if (request.body() instanceof Request.Once once) {
            return json(http, request, once.json());
        }
        if (request.body() instanceof Request.File file) {
            http.header("content-type", file.mediaType());
            return http.method(request.method(), BodyPublishers.ofInputStream(file.file())).build();
        }
        return http.method(request.method(), BodyPublishers.noBody()).build();
    }

    private static HttpRequest json(HttpRequest.Builder http, Request request, String json) {
        return http.header("content-type", "application/json")
                .method(request.method(), BodyPublishers.ofString(json))
                .build();
    }

    /// A log that fails must not fail the call.
    void tell(Attempt attempt) {
        try {
            log.accept(attempt);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the hook for attempts failed", e);
        }
    }
}
