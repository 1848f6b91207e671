package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CorsTest extends ServerTest {

    @Override
    HttpConfig config() {
        return new HttpConfig(
                "127.0.0.1", 0, HttpConfig.Limits.usual(), Set.of("https://app.example.test"));
    }

    @Test
    void a_listed_origin_may_ask_and_read() {
        var preflight =
                send(
                        to("/api/trees")
                                .header("origin", "https://app.example.test")
                                .header("access-control-request-method", "POST")
                                .method("OPTIONS", BodyPublishers.noBody()));
        var answer = send(authorised("/api/trees").header("origin", "https://app.example.test"));

        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("access-control-allow-origin"))
                .contains("https://app.example.test");
        assertThat(preflight.headers().firstValue("access-control-allow-methods").orElseThrow())
                .contains("POST");
        assertThat(preflight.headers().firstValue("access-control-allow-headers").orElseThrow())
                .contains("authorization");
        assertThat(answer.headers().firstValue("access-control-allow-origin"))
                .contains("https://app.example.test");
        assertThat(answer.headers().firstValue("vary")).contains("origin");
        assertThat(answer.headers().firstValue("access-control-allow-credentials")).isEmpty();
    }

    @Test
    void errors_can_be_read_by_a_listed_origin_too() {
        assertThat(
                        send(to("/api/trees").header("origin", "https://app.example.test"))
                                .headers()
                                .firstValue("access-control-allow-origin"))
                .contains("https://app.example.test");
        for (var path : new String[] {"/api/trees?x=", "/trpc/health?input="}) {
            var tooLong =
                    send(
                            to(path + "a".repeat(70_000))
                                    .header("origin", "https://app.example.test"));
            assertThat(tooLong.statusCode()).isEqualTo(414);
            assertThat(tooLong.headers().firstValue("access-control-allow-origin")).isPresent();
        }
    }

    @Test
    void trpc_clients_of_a_listed_origin_may_send_their_headers() {
        var preflight =
                send(
                        to("/trpc/health?batch=1")
                                .header("origin", "https://app.example.test")
                                .header("access-control-request-method", "POST")
                                .method("OPTIONS", BodyPublishers.noBody()));
        var answer = send(authorised("/trpc/health").header("origin", "https://app.example.test"));

        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("access-control-allow-headers").orElseThrow())
                .contains(
                        "content-type",
                        "authorization",
                        "trpc-accept",
                        "idempotency-key",
                        "last-event-id");
        assertThat(answer.headers().firstValue("access-control-allow-origin"))
                .contains("https://app.example.test");
        assertThat(answer.headers().firstValue("vary")).contains("trpc-accept, accept, origin");
    }

    @Test
    void another_origin_hears_nothing() {
        var preflight =
                send(
                        to("/api/trees")
                                .header("origin", "https://app.example.test.evil.test")
                                .method("OPTIONS", BodyPublishers.noBody()));
        var answer = send(authorised("/api/trees").header("origin", "null"));

        assertThat(preflight.headers().firstValue("access-control-allow-origin")).isEmpty();
        assertThat(preflight.headers().firstValue("access-control-allow-methods")).isEmpty();
        assertThat(answer.headers().firstValue("access-control-allow-origin")).isEmpty();
    }

    @Test
    void what_is_no_origin_cannot_be_listed() {
        for (String wrong :
                Set.of(
                        "*",
                        "app.example.test",
                        "https://a.test/path",
                        "https://a.test/",
                        "ftp://a.test",
                        "null",
                        "https://u@a.test")) {
            assertThatIllegalArgumentException()
                    .as(wrong)
                    .isThrownBy(() ->
                            new HttpConfig(
                                    "127.0.0.1", 0, HttpConfig.Limits.usual(), Set.of(wrong)));
        }
    }
}
