package dev.espalier.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.email.Sender;
import dev.espalier.send.InDoubt;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailTest {

    @Test
    void nothing_given_is_the_built_in_mailbox_and_a_stand_in_for_the_sender() {
        assertThat(Given.nothing().mail())
                .isEqualTo(
                        new Config.Mail(
                                Optional.empty(),
                                new Sender("Espalier", "espalier@localhost.localdomain"),
                                false,
                                InDoubt.RESEND));
    }

    @Test
    void every_key_reaches_its_field() {
        var mail =
                Given.environment(
                                Map.of(
                                        "ESPALIER_MAIL_URL", "smtp://127.0.0.1:2525?tls=off",
                                        "ESPALIER_MAIL_FROM", "Ada L. <ada@example.com>",
                                        "ESPALIER_MAIL_CONNECTIONS", "33",
                                        "ESPALIER_MAIL_IN_DOUBT", "hold"))
                        .mail();

        assertThat(mail.relay().orElseThrow().host()).isEqualTo("127.0.0.1");
        assertThat(mail.relay().orElseThrow().port()).isEqualTo(2525);
        assertThat(mail.relay().orElseThrow().pool().connections()).isEqualTo(33);
        assertThat(mail.from()).isEqualTo(new Sender("Ada L.", "ada@example.com"));
        assertThat(mail.isSenderGiven()).isTrue();
        assertThat(mail.inDoubt()).isEqualTo(InDoubt.HOLD);
    }

    @Test
    void a_relay_cannot_be_asked_what_arrived() {
        assertThat(Given.faults(Map.of("ESPALIER_MAIL_IN_DOUBT", "verify")))
                .containsExactly(
                        "ESPALIER_MAIL_IN_DOUBT: verify (expected: resend or hold, since SMTP cannot be asked what arrived)");
    }

    @Test
    void the_relays_address_may_say_how_many_connections() {
        var environment = Map.of("ESPALIER_MAIL_URL", "smtp://127.0.0.1:25?connections=3");

        assertThat(Given.environment(environment).mail().relay().orElseThrow().pool().connections())
                .isEqualTo(3);
    }

    @Test
    void two_numbers_of_connections_are_a_contradiction() {
        assertThat(
                        Given.faults(
                                Map.of(
                                        "ESPALIER_MAIL_URL", "smtp://127.0.0.1:25?connections=3",
                                        "ESPALIER_MAIL_CONNECTIONS", "4")))
                .containsExactly(
                        "ESPALIER_MAIL_CONNECTIONS: given beside connections=… in ESPALIER_MAIL_URL (expected: one of the two)");
    }

    @Test
    void every_fault_of_a_relays_address_is_told_and_the_password_is_not() {
        var faults =
                Given.faults(
                        Map.of("ESPALIER_MAIL_URL", "smtp://ada:secret@relay.example:99999?x=1"));

        assertThat(faults)
                .hasSize(2)
                .allMatch(fault -> fault.startsWith("ESPALIER_MAIL_URL: smtp"));
        assertThat(String.join("\n", faults)).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "Ada <ada>", "Ada <a@b.example> x", "A\r\nBcc: <a@b.example>"})
    void a_sender_that_no_header_could_carry_is_refused(String from) {
        assertThat(Given.faults(Map.of("ESPALIER_MAIL_FROM", from)))
                .isEqualTo(
                        List.of(
                                "ESPALIER_MAIL_FROM: "
                                        + from
                                        + " (expected: Name <name@example.com>, or the address alone)"));
    }
}
