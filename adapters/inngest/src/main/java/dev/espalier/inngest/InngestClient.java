package dev.espalier.inngest;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Talks to Inngest. What the network comes to is a value; nothing is thrown.
final class InngestClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final InngestConfig config;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .connectTimeout(Duration.ofSeconds(5))
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();

    InngestClient(InngestConfig config) {
        this.config = config;
    }

    /// What a request came to.
    sealed interface Answer {
        @SuppressWarnings("ArrayRecordComponent") // bytes on their way; never compared
        record Ok(byte[] body) implements Answer {}

        /// @param why for people; holds no key
        record Refused(int status, String why) implements Answer {}

        record Away(String why) implements Answer {}
    }

    /// Hands events over: all of them, or none.
    Answer send(List<Map<String, Object>> events) {
        var key = URLEncoder.encode(config.eventKey(), StandardCharsets.UTF_8);
        var request =
                request(URI.create(config.events() + "/e/" + key))
                        .POST(BodyPublishers.ofByteArray(Json.write(events)));
        return answer(request.build());
    }

    /// Says what can be run here.
    ///
    /// @param deploy an id that Inngest gave when it asked
    /// @param kind which kind of server asked, `dev` or `cloud`
    Answer register(Optional<String> deploy, Optional<String> kind) {
        var query =
                deploy.map(id -> "?deployId=" + URLEncoder.encode(id, StandardCharsets.UTF_8))
                        .orElse("");
        var body = Json.write(Functions.registration(config));
        return withKeys(key -> {
            var request =
                    request(URI.create(config.api() + "/fn/register" + query))
                            .POST(BodyPublishers.ofByteArray(body));
            kind.ifPresent(known -> request.header("x-inngest-expected-server-kind", known));
            key.ifPresent(one -> request.header("authorization", "Bearer " + one.bearer()));
            return request.build();
        });
    }

    /// What was too much for one call.
    ///
    /// @param part `batch`: the events; `actions`: what steps came to
    Answer run(String run, String part) {
        var id = URLEncoder.encode(run, StandardCharsets.UTF_8);
        return withKeys(key -> {
            var request = request(URI.create(config.api() + "/v0/runs/" + id + "/" + part)).GET();
            key.ifPresent(one -> request.header("authorization", "Bearer " + one.bearer()));
            return request.build();
        });
    }

    /// With the current key, then with the other one, should the first not be known (yet, or any
    /// more).
    private Answer withKeys(Function<Optional<SigningKey>, HttpRequest> request) {
        var keys = new ArrayList<Optional<SigningKey>>();
        config.keys().forEach(key -> keys.add(Optional.of(key)));
        if (keys.isEmpty()) {
            keys.add(Optional.empty());
        }
        Answer answer = new Answer.Away("not tried");
        for (var key : keys) {
            answer = answer(request.apply(key));
            boolean isKeyRefused =
                    answer instanceof Answer.Refused(int status, _)
                            && (status == 401 || status == 403);
            if (!isKeyRefused) {
                return answer;
            }
        }
        return answer;
    }

    private HttpRequest.Builder request(URI uri) {
        var request =
                HttpRequest.newBuilder(uri)
                        .timeout(PATIENCE)
                        .header("content-type", "application/json")
                        .header("x-inngest-sdk", Functions.SDK)
                        .header("x-inngest-framework", "espalier");
        config.env().ifPresent(env -> request.header("x-inngest-env", env));
        return request;
    }

    private Answer answer(HttpRequest request) {
        try {
            return answer(http.send(request, BodyHandlers.ofByteArray()));
        } catch (IOException failed) {
            var why = failed.getMessage() == null ? failed.getClass().getSimpleName() : failed;
            return new Answer.Away(place() + ": " + why);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Answer.Away("interrupted");
        }
    }

    private Answer answer(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        if (status == 200) {
            return new Answer.Ok(response.body());
        }
        var said =
                Json.object(response.body())
                        .flatMap(body -> Json.text(body, "error"))
                        .map(text -> ": " + (text.length() > 300 ? text.substring(0, 300) : text))
                        .orElse("");
        var why = place() + " answered " + status + said;
        // Too many requests, or its own trouble: another time.
        return status == 429 || status >= 500
                ? new Answer.Away(why)
                : new Answer.Refused(status, why);
    }

    private String place() {
        return "Inngest at " + config.api();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
