package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class StoppingTest extends ServerTest {

    @Test
    void closing_finishes_what_is_in_hand() {
        var answer = CompletableFuture.supplyAsync(() -> post("/api/wait", "{}"));
        samples.awaitWaiting();
        int port = server.port();

        var closing = CompletableFuture.runAsync(server::close);
        while (accepts(port)) {
            Thread.onSpinWait();
        }
        samples.gate.countDown();

        assertThat(answer.join().body()).isEqualTo("{\"count\":7}");
        closing.join();
    }

    @Test
    void closing_does_not_wait_for_idle_connections_and_may_be_done_twice() {
        assertThat(get("/api/health").statusCode()).isEqualTo(200);
        long start = System.nanoTime();

        server.close();
        server.close();

        assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(5_000);
        assertThatThrownBy(() -> get("/api/health")).hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void a_port_that_is_taken_is_told() {
        var config =
                new HttpConfig("127.0.0.1", server.port(), HttpConfig.Limits.usual(), Set.of());

        assertThatIllegalStateException()
                .isThrownBy(() ->
                        HttpServer.start(
                                config, samples.table(), List.of(), KEYS, new MemoryReplays()))
                .withMessageContaining("cannot listen on 127.0.0.1:" + server.port());
    }

    private static boolean accepts(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException _) {
            return false;
        }
    }
}
