package dev.espalier.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// `sequences.onChange`, as an event source reads it.
class LiveChangesTest extends ApiTest {

    private static final Map<String, ?> DRAFT =
            Map.of(
                    "name", "n",
                    "definition",
                            "{\"steps\": [{\"type\": \"email\", \"subject\": \"s\", \"body\": \"b\"}]}");

    /// One event.
    private record Event(String id, String data) {}

    private HttpRequest.Builder asking(String query) {
        return HttpRequest.newBuilder(
                        URI.create(
                                "http://127.0.0.1:"
                                        + api.port()
                                        + "/trpc/sequences.onChange"
                                        + query))
                .header("authorization", "Bearer " + ApiServer.KEY)
                .header("accept", "text/event-stream");
    }

    private List<Event> watch(HttpClient client, String lastId, int events, Runnable meanwhile)
            throws IOException, InterruptedException {
        return watch(client, "", lastId, events, meanwhile);
    }

    private List<Event> watch(
            HttpClient client, String query, String lastId, int events, Runnable meanwhile)
            throws IOException, InterruptedException {
        var request = asking(query);
        if (!lastId.isEmpty()) {
            request.header("last-event-id", lastId);
        }
        var response = client.send(request.build(), BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        var seen = new ArrayList<Event>();
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("event: connected");
            meanwhile.run();
            var data = "";
            while (seen.size() < events) {
                var line = lines.readLine();
                if (line.startsWith("data: {\"action\"")) {
                    data = line.substring("data: ".length());
                } else if (line.startsWith("id: ")) {
                    seen.add(new Event(line.substring("id: ".length()), data));
                }
            }
        }
        return seen;
    }

    private void put(String id) {
        assertThat(api.put("/api/sequences/" + id, DRAFT).status()).isEqualTo(200);
    }

    @Test
    void who_watches_is_told_and_who_comes_back_misses_nothing() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var first =
                    watch(
                            client,
                            "",
                            2,
                            () -> {
                                put("one");
                                api.post("/api/sequences/one/approve", Map.of());
                            });
            assertThat(first.getFirst().data())
                    .contains("\"action\":\"sequence.created\"", "\"sequenceId\":\"one\"");

            put("two");
            var second = watch(client, first.getLast().id(), 3, () -> put("three"));

            assertThat(first.getLast().data()).contains("email.approved");
            assertThat(second)
                    .extracting(Event::data)
                    .satisfiesExactly(
                            data -> assertThat(data).contains("sequence.approved", "\"one\""),
                            data -> assertThat(data).contains("sequence.created", "\"two\""),
                            data -> assertThat(data).contains("sequence.created", "\"three\""));
            client.shutdownNow();
        }
    }

    @Test
    void who_watches_a_sequence_that_there_is_not_is_told_so_and_who_saw_it_go_is_not()
            throws Exception {
        put("here");
        assertThat(whole("{\"sequenceId\":\"nowhere\"}"))
                .contains("event: serialized-error", "\"code\":\"NOT_FOUND\"", "nowhere");

        try (var client = HttpClient.newHttpClient()) {
            var seen = watch(client, "", 1, () -> put("going"));
            api.delete("/api/sequences/going");
            var input =
                    "{\"sequenceId\":\"going\",\"lastEventId\":\"" + seen.getFirst().id() + "\"}";
            var late = watch(client, "?input=" + encode(input), "", 1, () -> {});

            assertThat(late.getFirst().data()).contains("sequence.deleted");
            client.shutdownNow();
        }
    }

    private String whole(String input) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(asking("?input=" + encode(input)).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
