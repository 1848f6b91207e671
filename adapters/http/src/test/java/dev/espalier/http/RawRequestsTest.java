package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/// What comes in when the other side does not speak HTTP well.
class RawRequestsTest extends ServerTest {

    @Override
    HttpConfig config() {
        var limits =
                new HttpConfig.Limits(
                        1024 * 1024, 50, Duration.ofSeconds(1), Duration.ofSeconds(1));
        return new HttpConfig("127.0.0.1", 0, limits, Set.of());
    }

    private static final String AUTH = "host: x\r\nauthorization: Bearer esp_full\r\n";

    @Test
    void broken_requests_are_refused_as_json_and_never_as_a_fault_of_the_server() {
        for (String request :
                List.of(
                        "GARBAGE\r\n\r\n",
                        "GET /api/trees\r\n\r\n",
                        "GET /api/trees HTTP/1.1\r\n\r\n",
                        "GET /api/trees HTTP/1.1\r\nhost: x\r\nhost: y\r\n\r\n",
                        "GET /api/<trees> HTTP/1.1\r\n" + AUTH + "\r\n",
                        "GET /api/trees/%zz HTTP/1.1\r\n" + AUTH + "\r\n",
                        "GET /api/trees?a=%zz HTTP/1.1\r\n" + AUTH + "\r\n",
                        "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\n" + AUTH + "\r\n",
                        "GET /api/trees HTTP/1.1\r\n"
                                + AUTH
                                + "x: "
                                + "a".repeat(20_000)
                                + "\r\n\r\n",
                        "POST /api/trees HTTP/1.1\r\n" + AUTH + "content-length: x\r\n\r\n",
                        "POST /api/trees HTTP/1.1\r\n" + AUTH + "content-length: -5\r\n\r\n",
                        "POST /api/trees HTTP/1.1\r\n"
                                + AUTH
                                + "content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n{}",
                        "POST /api/trees HTTP/1.1\r\n"
                                + AUTH
                                + "content-length: 2\r\ncontent-length: 3\r\n\r\n{}",
                        "POST /api/trees HTTP/1.1\r\n"
                                + AUTH
                                + "content-type: application/json\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
                        "POST /api/trees HTTP/1.1\r\n"
                                + AUTH
                                + "content-type: application/json\r\ntransfer-encoding: gzip\r\n\r\n",
                        "POST /api/trees HTTP/1.1\r\n"
                                + AUTH
                                + "content-type: application/json\r\ncontent-encoding: gzip\r\ncontent-length: 2\r\n\r\n{}")) {
            String answer = raw(request);

            assertThat(answer)
                    .as(request.substring(0, Math.min(100, request.length())))
                    .startsWith("HTTP/1.1 4")
                    .contains("{\"error\":{\"code\":");
            assertThat(answer.toLowerCase(java.util.Locale.ROOT)).contains("x-request-id");
        }
        assertThat(get("/api/trees").statusCode()).isEqualTo(200);
    }

    @Test
    void a_client_that_leaves_in_the_middle_of_its_body_harms_nobody() {
        raw(
                "POST /api/trees HTTP/1.1\r\n"
                        + AUTH
                        + "content-type: application/json\r\ncontent-length: 100\r\n\r\n{\"id\":");
        raw(
                "POST /api/trees HTTP/1.1\r\n"
                        + AUTH
                        + "content-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{\"");

        assertThat(samples.trees).isEmpty();
        assertThat(get("/api/trees").statusCode()).isEqualTo(200);
    }

    @Test
    void http_1_0_is_told_that_it_is_too_old() {
        assertThat(raw("GET /api/health HTTP/1.0\r\nhost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 505")
                .contains("{\"error\":{\"code\":\"VALIDATION_ERROR\"");
    }

    @Test
    void pipelined_requests_are_answered_in_order() {
        String one = "GET /api/health HTTP/1.1\r\nhost: x\r\n\r\n";
        String last = "GET /nothing HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";

        assertThat(raw(one + one + last).split("HTTP/1.1 ", -1)).hasSize(4);
    }

    @Test
    void a_body_that_nobody_read_does_not_become_the_next_request() {
        String smuggled = "GET /api/health HTTP/1.1\r\nhost: x\r\n\r\n";
        String answer =
                raw(
                        "POST /api/trees HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: "
                                + smuggled.length()
                                + "\r\n\r\n"
                                + smuggled);

        assertThat(answer).startsWith("HTTP/1.1 401").doesNotContain("200 OK");
    }

    @Test
    void a_silent_connection_is_closed() throws IOException {
        for (String beginning :
                List.of(
                        "",
                        "GET /api/he",
                        "GET /api/health HTTP/1.1\r\nhost: x\r\n",
                        "POST /api/trees HTTP/1.1\r\n"
                                + AUTH
                                + "content-type: application/json\r\ncontent-length: 10\r\n\r\n{")) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                socket.setSoTimeout(10_000);
                socket.getOutputStream().write(beginning.getBytes(StandardCharsets.ISO_8859_1));

                assertThat(
                                new String(
                                        socket.getInputStream().readAllBytes(),
                                        StandardCharsets.ISO_8859_1))
                        .as(beginning)
                        .doesNotContain(" 500 ")
                        .doesNotContain(" 200 ");
            }
        }
    }

    @Test
    void a_client_that_sends_a_byte_now_and_then_is_not_waited_for() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(100);
            socket.getOutputStream()
                    .write(
                            "GET /api/health HTTP/1.1\r\nhost: x\r\n"
                                    .getBytes(StandardCharsets.ISO_8859_1));

            assertThat(dribbleUntilClosed(socket)).isLessThan(60);
        }
    }

    /// One header byte each tenth of a second.
    private static int dribbleUntilClosed(Socket socket) throws IOException {
        for (int sent = 0; sent < 60; sent++) {
            try {
                socket.getOutputStream().write('a');
                if (socket.getInputStream().read() < 0) {
                    return sent;
                }
            } catch (SocketTimeoutException _) {
                // Still open.
            } catch (SocketException _) {
                return sent;
            }
        }
        return 60;
    }

    @Test
    void work_that_takes_longer_than_the_patience_with_clients_is_not_cut_short() {
        var answer = CompletableFuture.supplyAsync(() -> post("/api/wait", "{}"));
        samples.awaitWaiting();

        assertThatThrownBy(() -> answer.get(2_500, TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);
        samples.gate.countDown();

        assertThat(answer.join().body()).isEqualTo("{\"count\":7}");
    }
}
