package dev.espalier.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.mail.Delivery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusingTest extends RelayTest {

    @ParameterizedTest
    @CsvSource({
        "MAIL, MAIL, 550 5.7.1 not you, 550, 5.7.1",
        "RCPT, RCPT, 550 5.1.1 nobody, 550, 5.1.1",
        "RCPT, RCPT, 550 5.1.10 nobody, 550, 5.1.10",
        "DATA, DATA, 554 no, 554, ''",
        "., MESSAGE, 552 5.3.4 too much, 552, 5.3.4",
        "RCPT, RCPT, 550 4.2.2 two opinions, 550, ''",
        "RCPT, RCPT, 550, 550, ''",
        "RCPT, RCPT, 599 5.9.999, 599, 5.9.999"
    })
    void a_5xx_at_any_stage_rejects_the_message_and_says_where(
            String command, Delivery.Stage stage, String reply, int code, String enhanced) {
        relay.answering(command, reply);

        assertThat(deliver())
                .isInstanceOfSatisfying(
                        Delivery.Rejected.class,
                        it -> {
                            assertThat(it.stage()).isEqualTo(stage);
                            assertThat(it.code()).isEqualTo(code);
                            assertThat(it.enhanced()).isEqualTo(enhanced);
                            assertThat(it.detail()).contains(reply.strip());
                        });
        assertThat(relay.arrived()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL, 451 4.3.0 busy, 451, 4.3.0",
        "RCPT, 450 4.2.2 full, 450, 4.2.2",
        "RCPT, 452 too many, 452, ''",
        "DATA, 451 4.3.5 odd, 451, 4.3.5",
        "., 452 4.3.1 disk, 452, 4.3.1",
        "., 421 4.7.0 later, 421, 4.7.0"
    })
    void a_4xx_at_any_stage_defers_the_message(
            String command, String reply, int code, String enhanced) {
        relay.answeringOnce(command, reply);

        assertThat(deliver())
                .isInstanceOfSatisfying(
                        Delivery.Deferred.class,
                        it -> {
                            assertThat(it.code()).isEqualTo(code);
                            assertThat(it.enhanced()).isEqualTo(enhanced);
                        });
        the_next_message_arrives();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "DATA", "."})
    void without_pipelining_every_refusal_is_understood_too(String command) {
        relay.answering("EHLO", NO_PIPELINING).answeringOnce(command, "550 5.5.0 no");

        assertThat(deliver()).isInstanceOf(Delivery.Rejected.class);

        the_next_message_arrives();
        assertThat(relay.connections()).isEqualTo(1);
    }

    @Test
    void the_same_connection_carries_the_next_message_after_a_reset() {
        relay.answeringOnce("RCPT", "550 5.1.1 nobody");

        deliver();
        the_next_message_arrives();

        assertThat(relay.connections()).isEqualTo(1);
        assertThat(relay.heard()).containsSubsequence("DATA", "RSET", "DATA");
    }

    @Test
    void a_relay_that_takes_a_recipient_but_no_sender_is_left_without_an_empty_message() {
        relay.answeringOnce("MAIL", "550 5.7.1 not you");

        assertThat(deliver()).isInstanceOf(Delivery.Rejected.class);

        assertThat(relay.arrived()).isEmpty();
        the_next_message_arrives();
        assertThat(relay.connections()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT"})
    void a_relay_that_awaits_data_for_nobody_is_given_an_empty_end(String command) {
        relay.answeringOnce("RCPT", "503 5.5.1 no")
                .answeringOnce(command, "550 5.1.1 no")
                .answeringOnce("DATA", "354 go on");

        assertThat(deliver()).isInstanceOf(Delivery.Rejected.class);

        assertThat(relay.heard()).containsSubsequence("DATA", ".", "RSET");
        the_next_message_arrives();
        assertThat(relay.connections()).isEqualTo(1);
    }

    @Test
    void a_refusal_of_the_recipient_stands_although_the_relay_then_hangs_up() {
        relay.answeringOnce("RCPT", "550 5.1.1 nobody")
                .answeringOnce("DATA", ScriptedRelay.HANGS_UP);

        assertThat(deliver()).isInstanceOf(Delivery.Rejected.class);
        the_next_message_arrives();
        assertThat(relay.connections()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {ScriptedRelay.HANGS_UP, ScriptedRelay.SAYS_NOTHING, "502 what", "421"})
    void a_relay_that_does_not_reset_loses_the_connection_but_not_its_answer(String reset) {
        relay.answeringOnce("RCPT", "450 4.2.2 full").answeringOnce("RSET", reset);

        assertThat(deliver()).isInstanceOf(Delivery.Deferred.class);
        the_next_message_arrives();
        assertThat(relay.connections()).isEqualTo(2);
    }

    @Test
    void an_answer_of_many_lines_is_one_line_for_people() {
        relay.answering("RCPT", "550-5.1.1 first\r\n550-5.1.1 sec\u0007ond\r\n550 5.1.1 third");

        assertThat(deliver())
                .isInstanceOfSatisfying(
                        Delivery.Rejected.class,
                        it -> {
                            assertThat(it.enhanced()).isEqualTo("5.1.1");
                            assertThat(it.detail())
                                    .isEqualTo(
                                            "RCPT TO: 550 5.1.1 first 5.1.1 sec?ond 5.1.1 third");
                        });
    }

    @Test
    void a_long_answer_is_cut_at_500_characters() {
        relay.answering("RCPT", "550-" + "x".repeat(3000) + "\r\n550 " + "y".repeat(3000));

        assertThat(deliver().detail()).hasSize(500);
    }

    @ParameterizedTest
    @CsvSource({"251 2.1.5 will forward", "252 2.1.5 cannot say", "250"})
    void any_2xx_for_a_recipient_is_a_yes(String reply) {
        relay.answering("RCPT", reply);

        assertThat(deliver()).isInstanceOf(Delivery.Accepted.class);
    }
}
