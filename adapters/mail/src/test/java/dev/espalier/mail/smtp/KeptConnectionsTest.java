package dev.espalier.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.mail.Delivery;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptConnectionsTest extends RelayTest {

    @Test
    void one_connection_carries_one_message_after_the_other() {
        deliver("one");
        deliver("two");
        deliver("three");

        assertThat(relay.arrived()).hasSize(3);
        assertThat(relay.connections()).isEqualTo(1);
        assertThat(relay.heard().stream().filter(it -> it.startsWith("EHLO"))).hasSize(1);
    }

    @Test
    void a_kept_connection_that_the_relay_closed_is_replaced_and_the_message_said_once()
            throws IOException {
        deliver("one");
        relay.dropConnections();

        the_next_message_arrives();
        assertThat(relay.connections()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"421 4.4.2 idle too long", ScriptedRelay.HANGS_UP, ScriptedRelay.RESETS})
    void a_kept_connection_that_ends_at_the_first_word_is_replaced_once(String trouble) {
        deliver("one");
        relay.answeringOnce("MAIL", trouble);

        the_next_message_arrives();
        assertThat(relay.connections()).isEqualTo(2);
    }

    @Test
    void a_second_dead_connection_is_not_replaced_again() {
        deliver("one");
        relay.answering("MAIL", "421 4.4.2 always");

        assertThat(deliver("two")).isInstanceOf(Delivery.NotSubmitted.class);
        assertThat(relay.connections()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RCPT", "DATA"})
    void one_that_ends_after_it_answered_is_not_replaced(String stage) {
        deliver("one");
        relay.answeringOnce(stage, ScriptedRelay.HANGS_UP);

        assertThat(deliver("two")).isInstanceOf(Delivery.NotSubmitted.class);
        assertThat(relay.connections()).isEqualTo(1);
    }

    @Test
    void one_that_ends_after_the_dot_is_never_replaced() {
        deliver("one");
        relay.answeringOnce(".", ScriptedRelay.HANGS_UP);

        assertThat(deliver("two")).isInstanceOf(Delivery.InDoubt.class);
        assertThat(relay.arrived()).hasSize(2);
        assertThat(relay.connections()).isEqualTo(1);
    }

    @Test
    void a_connection_is_renewed_after_its_number_of_messages() {
        reopen(config().withPool(new SmtpConfig.Pool(1, 3, Duration.ofSeconds(30))));

        for (int i = 0; i < 7; i++) {
            assertThat(deliver()).isInstanceOf(Delivery.Accepted.class);
        }

        assertThat(relay.connections()).isEqualTo(3);
        await(() -> relay.heard().stream().filter("QUIT"::equals).count() == 2);
    }

    @Test
    void an_idle_connection_is_ended_politely() {
        reopen(config().withPool(new SmtpConfig.Pool(1, 100, Duration.ofMillis(100))));
        deliver();

        await(() -> relay.heard().contains("QUIT"));
        await(() -> !relay.hasOpenConnections());
        the_next_message_arrives();
    }

    @Test
    void closing_says_goodbye_on_every_connection() {
        deliver();

        mailer().close();

        assertThat(relay.heard()).last().isEqualTo("QUIT");
        await(() -> !relay.hasOpenConnections());
    }

    @Test
    void closing_finishes_what_is_under_way() throws Exception {
        relay.holds(".");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var delivery = CompletableFuture.supplyAsync(this::deliver, threads);
            await(() -> relay.heard().contains("."));
            var closing = CompletableFuture.runAsync(mailer()::close, threads);
            assertThat(closing).isNotDone();
            relay.letGo();

            assertThat(delivery.get()).isInstanceOf(Delivery.Accepted.class);
            closing.get();
        }
    }

    @Test
    void no_more_connections_are_opened_than_allowed() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                threads.execute(this::deliver);
            }
        }

        assertThat(relay.arrived()).hasSize(50);
        assertThat(relay.connections()).isLessThanOrEqualTo(2);
    }

    @Test
    void an_interrupted_thread_gets_an_answer_and_stays_interrupted() throws Exception {
        relay.holds(".");
        var delivery = new CompletableFuture<Delivery>();
        var interrupted = new CompletableFuture<Boolean>();
        Thread thread =
                Thread.ofVirtual()
                        .start(() -> {
                            delivery.complete(deliver());
                            interrupted.complete(Thread.interrupted());
                        });
        await(() -> relay.heard().contains("."));
        thread.interrupt();

        assertThat(delivery.get()).isInstanceOf(Delivery.InDoubt.class);
        assertThat(interrupted.get()).isTrue();
        relay.letGo();
    }
}
