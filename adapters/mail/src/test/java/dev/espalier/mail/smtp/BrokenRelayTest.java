package dev.espalier.mail.smtp;

import static dev.espalier.mail.smtp.ScriptedRelay.HANGS_UP;
import static dev.espalier.mail.smtp.ScriptedRelay.RESETS;
import static dev.espalier.mail.smtp.ScriptedRelay.SAYS_NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.mail.Delivery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Trouble before the final dot must say that nothing arrived; trouble after it must not.
class BrokenRelayTest extends RelayTest {

    private static final String ENDLESS = "250-" + "x".repeat(9000);
    private static final String MANY_LINES = "250-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n".repeat(2000);

    static Stream<Arguments> troubleBeforeTheDot() {
        return Stream.of("", "EHLO", "MAIL", "RCPT", "DATA")
                .flatMap(stage ->
                        Stream.of(
                                        HANGS_UP,
                                        RESETS,
                                        SAYS_NOTHING,
                                        "421 4.3.2 going down",
                                        "421-4.3.2 going\r\n421 down",
                                        "hello, this is no SMTP",
                                        "",
                                        "2500 what",
                                        "25x ok",
                                        "150 too low",
                                        "650 too high",
                                        "250-one\r\n550 two",
                                        ENDLESS,
                                        MANY_LINES + "250 end",
                                        "334 go on")
                                .map(trouble -> Arguments.of(stage, trouble)));
    }

    @ParameterizedTest
    @MethodSource("troubleBeforeTheDot")
    void trouble_before_the_dot_means_not_submitted(String stage, String trouble) {
        relay.answeringOnce(stage, trouble);

        Delivery delivery = deliver();

        assertThat(delivery).isInstanceOf(Delivery.NotSubmitted.class);
        assertThat(delivery.detail()).isNotBlank().hasSizeLessThanOrEqualTo(500);
        assertThat(relay.arrived()).isEmpty();
        the_next_message_arrives();
    }

    @ParameterizedTest
    @MethodSource("troubleBeforeTheDot")
    void nor_without_pipelining(String stage, String trouble) {
        relay.answering("EHLO", NO_PIPELINING).answeringOnce(stage, trouble);

        assertThat(deliver()).isInstanceOf(Delivery.NotSubmitted.class);
        assertThat(relay.arrived()).isEmpty();
        the_next_message_arrives();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                HANGS_UP,
                RESETS,
                SAYS_NOTHING,
                "hello, this is no SMTP",
                "",
                "354 again",
                "2",
                "250-one\r\n550 two"
            })
    void trouble_after_the_dot_means_in_doubt(String trouble) {
        relay.answeringOnce(".", trouble);

        assertThat(deliver()).isInstanceOf(Delivery.InDoubt.class);
        assertThat(relay.arrived()).as("and this time it did arrive").hasSize(1);
        the_next_message_arrives();
    }

    @ParameterizedTest
    @CsvSource({"'', 554 5.3.2 no mail here", "'', 450 busy", "EHLO, 450 busy", "EHLO, 354 what"})
    void a_relay_that_refuses_us_says_nothing_about_the_message(String stage, String refusal) {
        relay.answeringOnce(stage, refusal);

        assertThat(deliver()).isInstanceOf(Delivery.NotSubmitted.class);
        the_next_message_arrives();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "DATA"})
    void a_yes_where_none_was_asked_for_is_no_yes(String stage) {
        relay.answeringOnce(stage, stage.equals("DATA") ? "250 ok" : "354 go");

        assertThat(deliver()).isInstanceOf(Delivery.NotSubmitted.class);
        assertThat(relay.arrived()).isEmpty();
    }

    @Test
    void a_relay_that_stops_reading_a_large_message_does_not_hold_us_for_ever() {
        relay.offers("PIPELINING").stopReadingAfter("DATA");

        Delivery delivery = deliver("x".repeat(70).concat("\r\n").repeat(400_000));

        assertThat(delivery).isInstanceOf(Delivery.NotSubmitted.class);
        assertThat(delivery.detail()).contains("took too long");
    }

    @Test
    void a_relay_that_drips_its_answer_is_cut_off_when_the_time_is_up() {
        relay.drips("MAIL");

        assertThat(deliver())
                .isInstanceOfSatisfying(
                        Delivery.NotSubmitted.class,
                        it -> assertThat(it.detail()).contains("took too long"));
    }

    @Test
    void nobody_there_means_not_submitted() {
        relay.close();

        assertThat(deliver())
                .isInstanceOfSatisfying(
                        Delivery.NotSubmitted.class,
                        it -> assertThat(it.detail()).contains("127.0.0.1:" + relay.port()));
    }

    @Test
    void an_unknown_host_means_not_submitted() {
        reopen(SmtpConfig.plain("nobody.invalid", 25));

        assertThat(deliver()).isInstanceOf(Delivery.NotSubmitted.class);
    }

    @Test
    void an_old_relay_that_knows_only_helo_is_spoken_to_in_its_own_words() {
        relay.answering("EHLO", "502 what");

        assertThat(deliver()).isInstanceOf(Delivery.Accepted.class);
        assertThat(relay.heard())
                .isEqualTo(
                        List.of(
                                "EHLO [127.0.0.1]",
                                "HELO [127.0.0.1]",
                                "MAIL FROM:<bounce@example.test>",
                                "RCPT TO:<ada@example.test>",
                                "DATA",
                                "."));
    }
}
