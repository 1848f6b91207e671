package dev.espalier.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.server.config.DatabaseAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class OutsideDatabaseTest {

    private static DatabaseAddress nobody() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new DatabaseAddress(
                    "jdbc:postgresql://127.0.0.1:" + socket.getLocalPort() + "/esp",
                    "ada",
                    "secret");
        }
    }

    @Test
    void a_database_that_stays_away_is_waited_for_and_then_given_up() throws IOException {
        var address = nobody();
        var told = new ArrayList<String>();

        assertThatThrownBy(() -> OutsideDatabase.await(address, Duration.ofMillis(700), told::add))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("database ada at postgresql://127.0.0.1:")
                .hasMessageContaining("refused")
                .hasMessageEndingWith(
                        "after 0 s (expected: a PostgreSQL that answers; ESPALIER_DATABASE_URL says where)")
                .hasMessageNotContaining("secret");

        assertThat(told)
                .singleElement()
                .asString()
                .startsWith("waiting for the database ada at postgresql://127.0.0.1:")
                .doesNotContain("\n", "secret");
    }

    @Test
    void however_short_the_wait_it_is_told_that_the_database_is_away() throws IOException {
        var address = nobody();
        var told = new ArrayList<String>();

        assertThatThrownBy(() -> OutsideDatabase.await(address, Duration.ZERO, told::add))
                .isInstanceOf(CannotStart.class);

        assertThat(told).hasSize(1);
    }
}
