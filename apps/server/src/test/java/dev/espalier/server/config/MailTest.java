package dev.espalier.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.contact.EmailAddress;
import dev.espalier.email.Sender;
import dev.espalier.engine.limits.Limits;
import dev.espalier.send.InDoubt;
import dev.espalier.send.Rate;
import dev.espalier.send.WarmUp;
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
                                Optional.empty(),
                                Optional.empty(),
                                InDoubt.RESEND,
                                Limits.none()));
    }

    @Test
    void every_key_reaches_its_field() {
        var mail =
                Given.environment(
                                Map.of(
                                        "ESPALIER_MAIL_URL", "smtp://127.0.0.1:2525?tls=off",
                                        "ESPALIER_MAIL_FROM", "Ada L. <ada@example.com>",
                                        "ESPALIER_MAIL_CONNECTIONS", "33",
                                        "ESPALIER_MAIL_RETURN_PATH", "bounces@example.com",
                                        "ESPALIER_MAIL_WARMUP", "start=50,factor=1.5,target=20000",
                                        "ESPALIER_MAIL_WARMUP_DOMAINS", "Example.com, b.example",
                                        "ESPALIER_MAIL_RATE", "600/h",
                                        "ESPALIER_MAIL_IN_DOUBT", "hold"))
                        .mail();

        assertThat(mail.relay().orElseThrow().host()).isEqualTo("127.0.0.1");
        assertThat(mail.relay().orElseThrow().port()).isEqualTo(2525);
        assertThat(mail.relay().orElseThrow().pool().connections()).isEqualTo(33);
        assertThat(mail.from()).isEqualTo(new Sender("Ada L.", "ada@example.com"));
        assertThat(mail.isSenderGiven()).isTrue();
        assertThat(mail.returnPath()).contains(EmailAddress.of("bounces@example.com"));
        assertThat(mail.inDoubt()).isEqualTo(InDoubt.HOLD);
        assertThat(mail.limits().warmUp()).contains(new WarmUp(50, 1.5, 20_000));
        assertThat(mail.limits().warmed()).containsExactlyInAnyOrder("example.com", "b.example");
        assertThat(mail.limits().rate()).contains(new Rate(600, Rate.Per.HOUR));
    }

    @Test
    void limits_that_make_no_sense_are_refused_together() {
        assertThat(
                        Given.faults(
                                Map.of(
                                        "ESPALIER_MAIL_WARMUP", "50 a day",
                                        "ESPALIER_MAIL_WARMUP_DOMAINS", "not a domain",
                                        "ESPALIER_MAIL_RATE", "0/s")))
                .hasSize(3)
                .anySatisfy(fault ->
                        assertThat(fault)
                                .startsWith("ESPALIER_MAIL_WARMUP: 50 a day (expected: such as"));
    }

    @Test
    void domains_to_warm_up_want_to_know_how() {
        assertThat(Given.faults(Map.of("ESPALIER_MAIL_WARMUP_DOMAINS", "example.com")))
                .containsExactly(
                        "ESPALIER_MAIL_WARMUP: missing beside ESPALIER_MAIL_WARMUP_DOMAINS (expected: how they are warmed up)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bounces", "a+b@example.com", "elevenchars@example.com", "b <b@x.test>"})
    void a_return_path_with_no_room_for_a_token_is_refused(String path) {
        assertThat(Given.faults(Map.of("ESPALIER_MAIL_RETURN_PATH", path)))
                .containsExactly(
                        "ESPALIER_MAIL_RETURN_PATH: "
                                + path
                                + " (expected: such as bounces@example.com, 1..10 letters, digits or hyphens before the @)");
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
