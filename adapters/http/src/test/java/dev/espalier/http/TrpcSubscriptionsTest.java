package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.http.trpc.TrpcLimits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrpcSubscriptionsTest extends TrpcTest {
    private static final String HELD = "{\"upTo\":1,\"then\":\"hold\"}";

    @Override
    HttpConfig config() {
        var limits = new TrpcLimits(100, 10, Duration.ofMillis(100), 3);
        return new HttpConfig("127.0.0.1", 0, HttpConfig.Limits.usual(), Set.of(), limits);
    }

    private HttpRequest.Builder count(String input) {
        return authorised("/trpc/count?input=" + encode(input));
    }

    @Test
    void events_come_with_their_ids_and_the_end_is_told() {
        var response = send(count("{\"upTo\":2,\"then\":\"end\"}"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).contains("text/event-stream");
        assertThat(response.headers().firstValue("cache-control"))
                .contains("no-cache, no-transform");
        assertThat(response.headers().firstValue("x-accel-buffering")).contains("no");
        assertThat(response.body())
                .isEqualTo(
                        """
                        event: connected
                        data: {"reconnectAfterInactivityMs":300}

                        data: {"number":1,"at":"2026-05-06T12:00:00.000Z"}
                        id: 1

                        data: {"number":2,"at":"2026-05-06T12:00:00.000Z"}
                        id: 2

                        event: return
                        data:\s

                        """);
        assertThat(samples.feeds).hasValue(0);
    }

    @Test
    void the_last_event_id_comes_in_any_of_four_places() {
        String wanted = "{\"upTo\":3,\"then\":\"end\"}";
        var bodies =
                List.of(
                        send(count(wanted).header("last-event-id", "2")).body(),
                        get("/trpc/count?lastEventId=2&input=" + encode(wanted)).body(),
                        get("/trpc/count?Last-Event-Id=2&input=" + encode(wanted)).body(),
                        send(count("{\"upTo\":3,\"then\":\"end\",\"lastEventId\":\"2\"}")).body());

        assertThat(bodies)
                .allSatisfy(body -> assertThat(body).contains("id: 3").doesNotContain("id: 2"));
    }

    @Test
    void what_goes_wrong_is_an_event_and_the_last() {
        var refused = send(count("{\"upTo\":1,\"then\":\"refuse\"}")).body();
        var crashed = send(count("{\"upTo\":0,\"then\":\"crash\"}")).body();
        var wrong = send(count("{\"upTo\":\"x\"}")).body();
        var stranger = send(to("/trpc/count?input=" + encode(HELD))).body();

        assertThat(refused)
                .contains("id: 1\n")
                .endsWith(
                        "event: serialized-error\ndata: {\"message\":\"it changed\",\"code\":-32009,\"data\":{\"code\":\"CONFLICT\",\"httpStatus\":409,\"path\":\"count\"}}\n\n");
        assertThat(crashed).contains("INTERNAL_SERVER_ERROR").doesNotContain("secret");
        assertThat(wrong).contains("BAD_REQUEST").contains("\"issues\"");
        assertThat(stranger).contains("UNAUTHORIZED");
        assertThat(samples.feeds).hasValue(0);
    }

    @Test
    void the_key_may_come_among_the_connection_params() {
        for (String parameters :
                List.of(
                        "{\"apiKey\":\"esp_full\"}",
                        "{\"authorization\":\"Bearer esp_full\",\"x\":\"y\"}")) {
            assertThat(connecting(parameters).body()).as(parameters).contains("event: return");
        }
        assertThat(connecting("null").body()).contains("UNAUTHORIZED");
        assertThat(connecting("{").body())
                .contains("event: serialized-error", "Not JSON-parsable query params");
        assertThat(connecting("{\"apiKey\":5}").body())
                .contains("event: serialized-error", "Invalid connection params shape");
    }

    private HttpResponse<String> connecting(String parameters) {
        return send(
                to(
                        "/trpc/count?input="
                                + encode("{\"upTo\":0,\"then\":\"end\"}")
                                + "&connectionParams="
                                + encode(parameters)));
    }

    @Test
    void superjson_wraps_each_event() {
        String input = encode("{\"json\":{\"upTo\":1,\"then\":\"refuse\"}}");

        assertThat(get("/trpc-sj/count?input=" + input).body())
                .contains(
                        "data: {\"json\":{\"number\":1,\"at\":\"2026-05-06T12:00:00.000Z\"},\"meta\":{\"values\":{\"at\":[\"Date\"]},\"v\":1}}\nid: 1\n\n")
                .contains("event: serialized-error\ndata: {\"json\":{\"message\":");
    }

    @Test
    void a_subscription_comes_by_post_too_as_with_method_override() {
        var response = mutate("count", "{\"upTo\":2,\"then\":\"end\"}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).contains("text/event-stream");
        assertThat(response.body()).contains("id: 1", "id: 2", "event: return");
        assertThat(mutate("count", "{").body()).contains("event: serialized-error");
        assertThat(mutate("count", "[" + "1,".repeat(40_000) + "1]").statusCode()).isEqualTo(413);
    }

    @Test
    void the_body_of_somebody_unknown_is_not_read() {
        var response =
                send(
                        to("/trpc/count")
                                .header("content-type", "application/json")
                                .POST(text("[" + "1,".repeat(40_000) + "1]")));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("event: serialized-error", "UNAUTHORIZED");
    }

    @Test
    void a_subscription_comes_by_no_other_method() {
        var response =
                send(
                        to("/trpc/count")
                                .header("content-type", "application/json")
                                .method("PUT", HttpRequest.BodyPublishers.ofString(HELD)));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(message(response))
                .isEqualTo("Unsupported PUT-request to subscription procedure at path \"count\"");
        assertThat(response.headers().firstValue("allow")).contains("GET, POST");
        assertThat(get("/api/count").statusCode()).isEqualTo(404);
    }

    @Test
    void silence_is_filled_with_pings() throws Exception {
        try (var events = open()) {
            assertThat(readUntil(events, "event: ping")).contains("id: 1");
        }
    }

    @Test
    void a_feed_is_closed_soon_after_its_client_has_gone() throws Exception {
        var events = open();
        readUntil(events, "id: 1");
        assertThat(samples.feeds).hasValue(1);

        events.close();

        long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (samples.feeds.get() > 0 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(samples.feeds).hasValue(0);
    }

    @Test
    void there_are_only_so_many_at_once() throws Exception {
        var open = new ArrayList<BufferedReader>();
        for (int i = 0; i < 3; i++) {
            open.add(open());
            readUntil(open.getLast(), "id: 1");
        }

        assertThat(send(count(HELD)).body()).contains("TOO_MANY_REQUESTS");
        for (var events : open) {
            events.close();
        }
    }

    @Test
    void closing_the_server_breaks_them_off_without_a_clean_end() throws Exception {
        try (var first = open();
                var second = open()) {
            readUntil(first, "id: 1");
            readUntil(second, "id: 1");
            long start = System.nanoTime();

            server.close();

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(3));
            assertThat(rest(first)).doesNotContain("event: return").doesNotContain("error");
            assertThat(rest(second)).doesNotContain("event: return").doesNotContain("error");
            assertThat(samples.feeds).hasValue(0);
        }
    }

    private BufferedReader open() throws Exception {
        var response = client.send(count(HELD).build(), BodyHandlers.ofInputStream());
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    private static List<String> readUntil(BufferedReader events, String wanted) throws IOException {
        var lines = new ArrayList<String>();
        for (String line = events.readLine(); line != null; line = events.readLine()) {
            lines.add(line);
            if (line.equals(wanted)) {
                return lines;
            }
        }
        throw new AssertionError("ended before " + wanted + ": " + lines);
    }

    private static String rest(BufferedReader events) throws IOException {
        var lines = new ArrayList<String>();
        for (String line = events.readLine(); line != null; line = events.readLine()) {
            lines.add(line);
        }
        return String.join("\n", lines);
    }
}
