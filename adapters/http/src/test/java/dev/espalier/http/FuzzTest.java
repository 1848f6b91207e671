package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FuzzTest extends ServerTest {

    private static final List<String> SEEDS =
            List.of(
                    "{\"id\":\"a\",\"name\":\"Apple\",\"note\":null,\"plantedAt\":\"2026-05-06T07:08:09.000Z\",\"status\":\"in_doubt\"}",
                    "{\"name\":\"signed_up\",\"email\":\"ada@example.test\",\"properties\":{\"plan\":\"pro\",\"n\":[1,2.5,-3e4,true,null,{\"d\":{}}]},\"timestamp\":\"2026-05-06T07:08:09+02:00\"}",
                    "{\"events\":[{\"name\":\"a\"},{\"name\":\"b\",\"properties\":{\"x\":1}}]}",
                    "{\"limit\":5,\"tags\":[\"a\",\"b\"],\"old\":true}");
    private static final List<String> SPICE =
            List.of(
                    "\"",
                    "{",
                    "}",
                    "[",
                    "]",
                    ",",
                    ":",
                    "null",
                    "true",
                    "-",
                    "1e999",
                    "\\u0000",
                    "\\ud800",
                    "\u0000",
                    "\ufeff",
                    "9".repeat(50),
                    "[".repeat(70),
                    "\"__proto__\":{}",
                    "\\",
                    "\"\\/\"",
                    "\u202e",
                    "🌳",
                    "0x1",
                    "//",
                    "/*",
                    " ",
                    "\n",
                    "\"id\":",
                    "\"events\":");
    private static final List<String> PATHS =
            List.of(
                    "/api/trees",
                    "/api/events",
                    "/api/events/batch",
                    "/api/trees/import",
                    "/api/fail");

    @Test
    void thousands_of_mutated_bodies_never_make_the_server_fail() throws Exception {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        try (var http = HttpClient.newHttpClient()) {
            for (int i = 0; i < 4_000; i++) {
                byte[] body = mutated(random);
                String path = PATHS.get(random.nextInt(PATHS.size() - 1));
                var request =
                        authorised(path)
                                .header("content-type", "application/json")
                                .POST(BodyPublishers.ofByteArray(body))
                                .build();

                int status = http.send(request, BodyHandlers.ofString()).statusCode();

                assertThat(status)
                        .as(
                                "seed %d, %s %s",
                                seed, path, new String(body, StandardCharsets.ISO_8859_1))
                        .isBetween(200, 499);
            }
        }
    }

    @Test
    void thousands_of_random_targets_never_make_the_server_fail() throws Exception {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            var target = new StringBuilder("/api/trees");
            for (int n = random.nextInt(12); n > 0; n--) {
                target.append(
                        List.of(
                                        "/", "?", "&", "=", "%", "%2F", "%00", "%ff", "a",
                                        "limit=1", "é", ";", "..", "+", "#", "%C3%A4", "\\", "'",
                                        "|")
                                .get(random.nextInt(19)));
            }
            String answer =
                    raw(
                            "GET "
                                    + target
                                    + " HTTP/1.1\r\nhost: x\r\nconnection: close\r\nauthorization: Bearer esp_full\r\n\r\n");

            assertThat(answer).as("seed %d, %s", seed, target).matches("(?s)HTTP/1.1 [234].*");
        }
    }

    private static byte[] mutated(Random random) {
        var text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            int at = random.nextInt(text.length() + 1);
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, SPICE.get(random.nextInt(SPICE.size())));
                case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(8)));
                case 2 ->
                        text.replace(
                                at,
                                Math.min(text.length(), at + 1),
                                SPICE.get(random.nextInt(SPICE.size())));
                default ->
                        text.insert(
                                at,
                                text.substring(
                                        at, Math.min(text.length(), at + random.nextInt(30))));
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(5) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
