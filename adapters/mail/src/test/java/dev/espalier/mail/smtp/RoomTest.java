package dev.espalier.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.mail.Delivery;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// How many connections are used of those that may be.
class RoomTest extends RelayTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long BEGIN = 1_000 * SECOND;

    private final Room room = new Room(8);

    private int fill() throws InterruptedException {
        int entered = 0;
        while (room.enter(Duration.ZERO)) {
            entered++;
        }
        return entered;
    }

    @Test
    void a_relay_that_says_too_many_gets_half_as_many() throws InterruptedException {
        room.tooMany(BEGIN);

        assertThat(room.allowed()).isEqualTo(4);
        assertThat(fill()).isEqualTo(4);
    }

    @Test
    void those_that_hear_it_together_halve_it_once() {
        room.tooMany(BEGIN);
        room.tooMany(BEGIN + SECOND / 2);
        assertThat(room.allowed()).isEqualTo(4);

        room.tooMany(BEGIN + 2 * SECOND);
        room.tooMany(BEGIN + 4 * SECOND);
        room.tooMany(BEGIN + 6 * SECOND);

        assertThat(room.allowed()).isEqualTo(1);
    }

    @Test
    void those_in_use_are_given_up_when_they_are_done() throws InterruptedException {
        assertThat(fill()).isEqualTo(8);
        room.tooMany(BEGIN);
        for (int i = 0; i < 5; i++) {
            room.leave();
        }

        assertThat(fill()).isEqualTo(1);
    }

    @Test
    void one_more_is_used_after_each_half_minute_until_all_are() throws InterruptedException {
        room.tooMany(BEGIN);
        for (int i = 1; i <= 10; i++) {
            room.tick(BEGIN + 30L * i * SECOND - 1);
            assertThat(room.allowed()).isEqualTo(Math.min(8, 3 + i));
            room.tick(BEGIN + 30L * i * SECOND);
        }

        assertThat(fill()).isEqualTo(8);
    }

    @Test
    void one_that_is_in_use_while_another_is_allowed_stays() throws InterruptedException {
        fill();
        room.tooMany(BEGIN);
        room.tick(BEGIN + 30 * SECOND);
        for (int i = 0; i < 8; i++) {
            room.leave();
        }

        assertThat(fill()).isEqualTo(5);
    }

    @Test
    void a_relay_that_refuses_connections_gets_fewer() {
        relay.answeringOnce(ScriptedRelay.GREETING, "421 4.7.0 too many connections");

        assertThat(deliver()).isEqualTo(new Delivery.NotSubmitted(421, deliverRefused()));
        assertThat(mailer().connections()).isEqualTo(1);
        the_next_message_arrives();
    }

    private String deliverRefused() {
        return "127.0.0.1:" + relay.port() + ": greeting: 421 4.7.0 too many connections";
    }

    @Test
    void a_recipients_421_for_policy_is_of_where_the_message_goes() {
        relay.answeringOnce("RCPT", "421 4.7.0 slow down");

        assertThat(deliver())
                .isInstanceOfSatisfying(
                        Delivery.Deferred.class,
                        deferred -> {
                            assertThat(deferred.stage()).isEqualTo(Delivery.Stage.RCPT);
                            assertThat(deferred.code()).isEqualTo(421);
                        });
        the_next_message_arrives();
    }
}
