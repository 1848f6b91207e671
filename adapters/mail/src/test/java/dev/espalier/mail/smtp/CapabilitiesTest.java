package dev.espalier.mail.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.mail.Delivery;
import dev.espalier.engine.mail.Envelope;
import dev.espalier.mail.MailerContract;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CapabilitiesTest extends RelayTest {

    @Test
    void the_three_commands_go_out_before_any_is_answered_where_pipelining_is_offered()
            throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            reopen(SmtpConfig.plain("127.0.0.1", server.getLocalPort()));
            Thread.ofVirtual().start(this::deliver);
            try (Socket socket = server.accept();
                    var in =
                            new BufferedReader(
                                    new InputStreamReader(socket.getInputStream(), UTF_8))) {
                socket.setSoTimeout(10_000);
                socket.getOutputStream()
                        .write("220 relay\r\n250-relay\r\n250 PIPELINING\r\n".getBytes(UTF_8));

                assertThat(in.readLine()).startsWith("EHLO");
                assertThat(in.readLine()).isEqualTo("MAIL FROM:<bounce@example.test>");
                assertThat(in.readLine()).isEqualTo("RCPT TO:<ada@example.test>");
                assertThat(in.readLine()).isEqualTo("DATA");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SIZE 69, 1",
        "SIZE 70, 0",
        "SIZE 0, 0",
        "SIZE, 0",
        "SIZE 99999999999999999999, 0",
        "SIZE x, 0"
    })
    void a_message_larger_than_the_relay_takes_is_not_sent(String offer, int refused) {
        relay.offers("PIPELINING", offer);

        Delivery delivery = deliver();

        assertThat(relay.arrived()).hasSize(1 - refused);
        if (refused == 1) {
            assertThat(delivery)
                    .isEqualTo(
                            new Delivery.Rejected(
                                    Delivery.Stage.MESSAGE,
                                    552,
                                    "5.3.4",
                                    "not sent: 5.3.4 message of 70 bytes (the relay takes 69)"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jörg@example.test", "ada@straße.example"})
    void an_address_outside_ascii_needs_smtputf8(String to) {
        var envelope = new Envelope(1, "bounce@example.test", to);
        byte[] message = MailerContract.message("x");

        assertThat(mailer().deliver(envelope, message)).isInstanceOf(Delivery.Accepted.class);
        assertThat(relay.heard())
                .contains("RCPT TO:<" + to + ">")
                .anyMatch(it -> it.startsWith("MAIL") && it.endsWith(" SMTPUTF8"));

        relay.offers("PIPELINING");
        reopen(config());
        assertThat(mailer().deliver(envelope, message))
                .isInstanceOfSatisfying(
                        Delivery.Rejected.class,
                        it -> assertThat(it.enhanced()).isEqualTo("5.6.7"));
        assertThat(relay.arrived()).hasSize(1);
    }

    @Test
    void a_domain_outside_ascii_is_said_in_its_ascii_form() {
        relay.offers("PIPELINING");
        var envelope = new Envelope(1, "bounce@bücher.example", "ada@BÜCHER.example");

        assertThat(mailer().deliver(envelope, MailerContract.message("x")))
                .isInstanceOf(Delivery.Accepted.class);
        assertThat(relay.heard())
                .contains(
                        "MAIL FROM:<bounce@xn--bcher-kva.example>",
                        "RCPT TO:<ada@xn--bcher-kva.example>");
    }

    @Test
    void a_header_of_8_bit_bytes_needs_smtputf8_and_a_body_only_8bitmime() {
        byte[] header = "Subject: \u00e9\r\n\r\nx\r\n".getBytes(UTF_8);
        byte[] body = "Subject: x\r\n\r\n\u00e9\r\n".getBytes(UTF_8);

        mailer().deliver(MailerContract.ENVELOPE, header);
        mailer().deliver(MailerContract.ENVELOPE, body);

        assertThat(relay.heard().stream().filter(it -> it.startsWith("MAIL")))
                .containsExactly(
                        "MAIL FROM:<bounce@example.test> SIZE=18 BODY=8BITMIME SMTPUTF8",
                        "MAIL FROM:<bounce@example.test> SIZE=18 BODY=8BITMIME");
    }

    @Test
    void a_body_of_8_bit_bytes_is_not_sent_to_a_relay_without_8bitmime() {
        relay.offers("PIPELINING");
        byte[] body = "Subject: x\r\n\r\n\u00e9\r\n".getBytes(UTF_8);

        assertThat(mailer().deliver(MailerContract.ENVELOPE, body))
                .isInstanceOfSatisfying(
                        Delivery.Rejected.class,
                        it -> assertThat(it.enhanced()).isEqualTo("5.6.3"));
        assertThat(relay.arrived()).isEmpty();
    }

    @Test
    void a_quoted_local_part_is_said_as_it_is() {
        var envelope = new Envelope(1, "bounce@example.test", "\"a b>\"@example.test");

        assertThat(mailer().deliver(envelope, MailerContract.message("x")))
                .isInstanceOf(Delivery.Accepted.class);
        assertThat(relay.heard()).contains("RCPT TO:<\"a b>\"@example.test>");
    }

    @Test
    void a_name_of_our_own_is_said_in_ehlo() {
        var config = config();
        reopen(
                new SmtpConfig(
                        config.host(),
                        config.port(),
                        config.tls(),
                        config.login(),
                        "espalier.example",
                        config.pool(),
                        config.timeouts()));
        deliver();

        assertThat(relay.heard()).startsWith("EHLO espalier.example");
    }
}
