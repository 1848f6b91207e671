package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.http.trpc.TrpcLimits;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrpcLinesTest extends TrpcTest {
    private static final String HEAD = "{\"0\":[[0],[null,0,0]],\"1\":[[0],[null,0,1]]}\n";

    @Override
    HttpConfig config() {
        var limits = new TrpcLimits(100, 10, Duration.ofMillis(50), 500);
        return new HttpConfig("127.0.0.1", 0, HttpConfig.Limits.usual(), Set.of(), limits);
    }

    private HttpResponse<String> stream(String path, String inputs) {
        return send(
                authorised(path + "?batch=1&input=" + encode(inputs))
                        .header("trpc-accept", "application/jsonl"));
    }

    @Test
    void a_head_promises_and_a_line_keeps_each_promise() {
        var response = stream("/trpc/health,trees.get", "{\"1\":{\"id\":\"zz\"}}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
        assertThat(response.body())
                .startsWith(HEAD)
                .contains("\n[0,0,[[{\"result\":{\"data\":{\"count\":1}}}]]]\n")
                .contains("\n[1,0,[[{\"error\":{\"message\":\"no tree")
                .endsWith("\n");
    }

    @Test
    void the_accept_header_asks_for_lines_too() {
        var response =
                send(
                        authorised("/trpc/health?batch=1")
                                .header("accept", "text/plain, application/jsonl"));

        assertThat(response.body()).startsWith("{\"0\":[[0],[null,0,0]]}\n");
    }

    @Test
    void what_is_ready_first_comes_first_and_silence_is_filled_with_spaces() throws Exception {
        var response =
                client.send(
                        authorised(
                                        "/trpc/hold,hold?batch=1&input="
                                                + encode(
                                                        "{\"0\":{\"number\":1,\"gate\":\"g\"},\"1\":{\"number\":2}}"))
                                .header("trpc-accept", "application/jsonl")
                                .build(),
                        BodyHandlers.ofInputStream());
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine() + "\n").isEqualTo(HEAD);
            assertThat(lines.readLine().strip())
                    .isEqualTo("[1,0,[[{\"result\":{\"data\":{\"count\":2}}}]]]");
            assertThat(lines.read()).isEqualTo(' ');
            mutate("open", "{\"gate\":\"g\"}");
            assertThat(lines.readLine().strip())
                    .isEqualTo("[0,0,[[{\"result\":{\"data\":{\"count\":1}}}]]]");
            assertThat(lines.readLine()).isNull();
        }
    }

    @Test
    void mutations_keep_their_order() {
        var response =
                send(
                        authorised("/trpc/trees.plant,trees.fell,trees.plant?batch=1")
                                .header("trpc-accept", "application/jsonl")
                                .header("content-type", "application/json")
                                .POST(
                                        text(
                                                "{\"0\":"
                                                        + PLANT
                                                        + ",\"1\":{\"id\":\"a\"},\"2\":"
                                                        + PLANT
                                                        + "}")));

        assertThat(response.body())
                .doesNotContain("error")
                .contains("\n[1,0,[[{\"result\":{}}]]]\n[2,0,");
    }

    @Test
    void superjson_wraps_each_line_as_a_whole() {
        mutate("trees.plant", PLANT);

        var response = stream("/trpc-sj/trees.get", "{\"0\":{\"json\":{\"id\":\"a\"}}}");

        assertThat(response.body())
                .startsWith("{\"json\":{\"0\":[[0],[null,0,0]]}}\n")
                .contains("{\"json\":[0,0,[[{\"result\":{\"data\":{\"id\":\"a\"")
                .contains(
                        "\"meta\":{\"values\":{\"2.0.0.result.data.plantedAt\":[\"Date\"]},\"v\":1}}\n");
    }

    @Test
    void a_refusal_of_the_whole_request_is_no_stream() {
        var response = stream("/trpc/health,trees.plant", "{}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(message(response)).startsWith("Cannot mix procedure types");
    }

    @Test
    void an_output_that_cannot_be_written_is_told_in_its_line() {
        var response = stream("/trpc/unwritable,health", "{}");

        assertThat(response.body())
                .contains("INTERNAL_SERVER_ERROR")
                .contains("[1,0,[[{\"result\":{\"data\":{\"count\":1}}}]]]")
                .doesNotContain("java.");
    }
}
