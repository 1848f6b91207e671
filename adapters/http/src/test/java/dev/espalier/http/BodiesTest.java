package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodiesTest extends ServerTest {

    private static final String TREE = "{\"id\":\"a\",\"name\":\"n\"}";

    @Test
    void a_body_must_say_that_it_is_json() {
        for (String type :
                List.of(
                        "text/plain",
                        "application/x-www-form-urlencoded",
                        "multipart/form-data; boundary=x",
                        "application/jsonp")) {
            var response =
                    send(
                            authorised("/api/trees")
                                    .header("content-type", type)
                                    .POST(BodyPublishers.ofString(TREE)));

            assertThat(response.statusCode()).as(type).isEqualTo(415);
            assertThat(code(response)).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
        }
        assertThat(send(authorised("/api/trees").POST(BodyPublishers.ofString(TREE))).statusCode())
                .isEqualTo(415);
        assertThat(samples.trees).isEmpty();
        assertThat(
                        send(authorised("/api/trees")
                                        .header("content-type", "Application/JSON; charset=utf-8")
                                        .POST(BodyPublishers.ofString(TREE)))
                                .statusCode())
                .isEqualTo(201);
    }

    @Test
    void an_empty_body_is_an_empty_object() {
        assertThat(send(authorised("/api/trees").POST(BodyPublishers.noBody())).body())
                .contains("id")
                .contains("missing");
    }

    @Test
    void a_body_beyond_the_limit_is_refused_with_and_without_its_length() {
        byte[] large = new byte[1024 * 1024 + 1];
        var counted =
                send(
                        authorised("/api/trees")
                                .header("content-type", "application/json")
                                .POST(BodyPublishers.ofByteArray(large)));
        var chunked =
                send(
                        authorised("/api/trees")
                                .header("content-type", "application/json")
                                .POST(
                                        BodyPublishers.ofInputStream(
                                                () -> new ByteArrayInputStream(large))));

        for (var response : List.of(counted, chunked)) {
            assertThat(response.statusCode()).isEqualTo(413);
            assertThat(code(response)).isEqualTo("PAYLOAD_TOO_LARGE");
        }
        assertThat(get("/api/trees").statusCode()).isEqualTo(200);
    }

    @Test
    void who_sends_too_much_always_hears_so() {
        // The server knows at the first byte; a client that is still writing must not find the
        // connection closed.
        var large = "{\"csv\":\"" + "a".repeat(4 * 1024 * 1024) + "\"}";
        for (int i = 0; i < 40; i++) {
            assertThat(post("/api/trees", large).statusCode()).isEqualTo(413);
        }
    }

    @Test
    void an_operation_may_take_more() {
        var csv = "a,b;".repeat(500_000);

        assertThat(post("/api/trees/import", "{\"csv\":\"" + csv + "\"}").body())
                .isEqualTo("{\"count\":2000000}");
        assertThat(
                        raw(
                                "POST /api/trees/import HTTP/1.1\r\nhost: x\r\nauthorization: Bearer esp_full\r\ncontent-type: application/json\r\ncontent-length: 9000000\r\n\r\n"))
                .startsWith("HTTP/1.1 413")
                .contains("PAYLOAD_TOO_LARGE");
    }

    @Test
    void malformed_json_is_told_with_its_place() {
        var response = post("/api/trees", "{\n\"id\": }");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(code(response)).isEqualTo("VALIDATION_ERROR");
        assertThat(response.body()).contains("line 2, column");
    }

    @Test
    void a_body_that_is_no_object_is_refused() {
        for (String body : List.of("[]", "null", "5", "\"x\"")) {
            assertThat(post("/api/trees", body).statusCode()).as(body).isEqualTo(400);
        }
    }

    @Test
    void a_get_takes_no_body() {
        assertThat(
                        send(authorised("/api/trees")
                                        .header("content-type", "application/json")
                                        .method("GET", BodyPublishers.ofString("{}")))
                                .statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_chunked_body_is_read_whole() {
        var response =
                send(
                        authorised("/api/trees")
                                .header("content-type", "application/json")
                                .POST(
                                        BodyPublishers.ofInputStream(() ->
                                                new ByteArrayInputStream(
                                                        TREE.getBytes(
                                                                java.nio.charset.StandardCharsets
                                                                        .UTF_8)))));

        assertThat(response.statusCode()).isEqualTo(201);
    }
}
