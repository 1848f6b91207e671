package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.http.trpc.TrpcLimits;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Streams and the patience that a server has with its clients.
class TrpcPatienceTest extends TrpcTest {

    @Override
    HttpConfig config() {
        var limits =
                new HttpConfig.Limits(
                        1024 * 1024, 50, Duration.ofMillis(300), Duration.ofSeconds(1));
        var trpc = new TrpcLimits(100, 10, Duration.ofMillis(100), 500);
        return new HttpConfig("127.0.0.1", 0, limits, Set.of(), trpc);
    }

    @Test
    void a_subscription_outlives_the_time_that_a_request_may_take() throws Exception {
        long start = System.nanoTime();
        var response =
                client.send(
                        authorised("/trpc/count?input=" + encode("{\"upTo\":0,\"then\":\"hold\"}"))
                                .build(),
                        BodyHandlers.ofInputStream());
        try (var events =
                new BufferedReader(
                        new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            int pings = 0;
            while (pings < 12) {
                String line = events.readLine();
                assertThat(line).isNotNull();
                pings += "event: ping".equals(line) ? 1 : 0;
            }
        }
        assertThat(System.nanoTime() - start).isGreaterThan(900_000_000);
    }

    @Test
    void a_subscriber_that_does_not_read_is_dropped() throws Exception {
        String input = encode("{\"upTo\":100000000,\"then\":\"hold\"}");
        String request =
                "GET /trpc/count?input="
                        + input
                        + " HTTP/1.1\r\nhost: x\r\nauthorization: Bearer esp_full\r\n\r\n";
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            await(1);
            await(0);
        }
    }

    private void await(int feeds) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (samples.feeds.get() != feeds && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(samples.feeds).hasValue(feeds);
    }
}
