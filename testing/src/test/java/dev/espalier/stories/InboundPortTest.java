package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.feedback.smtp.InboundConfig;
import dev.espalier.feedback.smtp.InboundPort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The inbound port, talked to as a mail server would and as it would not.
class InboundPortTest extends FeedbackStory {

    private final InboundPort port =
            InboundPort.start(
                    new InboundConfig(
                            "127.0.0.1",
                            0,
                            Duration.ofSeconds(5),
                            Duration.ofSeconds(20),
                            3,
                            5,
                            100_000),
                    room);

    @BeforeEach
    void open() {
        sim.active("drip", DRIP);
        signUp("ada@example.test");
        sim.settle();
    }

    @AfterEach
    void shut() {
        port.close();
    }

    /// A client that says what it is told to.
    private final class Client implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader in;
        private final OutputStream out;

        Client() throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port.port());
            socket.setSoTimeout(10_000);
            in =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.US_ASCII));
            out = socket.getOutputStream();
        }

        /// @return the code and the rest of the last line
        String reply() throws IOException {
            var line = in.readLine();
            while (line != null && line.length() > 3 && line.charAt(3) == '-') {
                line = in.readLine();
            }
            return line == null ? "" : line;
        }

        String says(String command) throws IOException {
            raw(command + "\r\n");
            return reply();
        }

        void raw(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private String bounce() {
        return """
        Return-Path: <>
        From: MAILER-DAEMON@mx.example.net
        To: %s
        Subject: failure notice
        Message-ID: <one@mx.example.net>

        <ada@example.test>:
        ..5.1.1 in the text. 550 5.1.1 no such user
        .
        """
                .formatted(pathOf("ada@example.test"))
                .replace("\n", "\r\n");
    }

    @Test
    void a_bounce_to_a_return_path_is_answered_when_it_counts() throws IOException {
        try (var client = new Client()) {
            assertThat(client.reply()).startsWith("220");
            assertThat(client.says("EHLO mx.example.net")).startsWith("250 ");
            assertThat(client.says("MAIL FROM:<> SIZE=500 BODY=8BITMIME")).startsWith("250");
            assertThat(client.says("RCPT TO:<" + pathOf("ada@example.test") + ">"))
                    .startsWith("250");
            assertThat(client.says("DATA")).startsWith("354");
            client.raw(bounce());
            assertThat(client.reply()).startsWith("250");
            assertThat(suppressed()).isEqualTo("ada@example.test bounced");
            assertThat(client.says("QUIT")).startsWith("221");
        }
    }

    @Test
    void nothing_is_relayed() throws IOException {
        try (var client = new Client()) {
            client.reply();
            client.says("EHLO mx.example.net");
            client.says("MAIL FROM:<eve@example.test>");

            assertThat(client.says("RCPT TO:<bob@example.test>")).startsWith("550 5.1.1");
            assertThat(client.says("RCPT TO:<bounce+aaaaaaaa@espalier.example>"))
                    .startsWith("550 5.1.1");
            assertThat(client.says("DATA")).startsWith("503");
        }
    }

    @Test
    void lmtp_answers_for_each_recipient() throws IOException {
        try (var client = new Client()) {
            client.reply();
            client.says("LHLO mx.example.net");
            client.says("MAIL FROM:<>");
            client.says("RCPT TO:<" + pathOf("ada@example.test") + ">");
            client.says("RCPT TO:<hello@espalier.example>");
            client.says("DATA");
            client.raw(bounce());

            assertThat(List.of(client.reply(), client.reply()))
                    .allMatch(reply -> reply.startsWith("250"));
        }
    }

    @Test
    void while_the_database_is_away_mail_is_to_be_brought_again() throws IOException {
        try (var client = new Client()) {
            var path = pathOf("ada@example.test");
            var mail = bounce();
            client.reply();
            client.says("EHLO mx.example.net");
            client.says("MAIL FROM:<>");
            client.says("RCPT TO:<" + path + ">");
            client.says("DATA");
            sim.store().close();
            client.raw(mail);

            assertThat(client.reply()).startsWith("451");
        }
    }

    @Test
    void a_line_that_ends_oddly_ends_the_conversation() throws IOException {
        try (var client = new Client()) {
            client.reply();
            client.raw("EHLO mx.example.net\n");

            assertThat(client.reply()).startsWith("500");
            assertThat(client.reply()).isEmpty();
        }
    }

    @Test
    void a_message_cannot_be_smuggled_in_behind_another() throws IOException {
        try (var client = new Client()) {
            client.reply();
            client.says("EHLO mx.example.net");
            client.says("MAIL FROM:<ada@example.test>");
            client.says("RCPT TO:<hello@espalier.example>");
            client.says("DATA");
            client.raw("Subject: x\r\n\r\nhi\n.\nMAIL FROM:<>\n\r\n.\nRSET\r.\r\r\n.\r\n");

            assertThat(client.reply()).startsWith("250");
            assertThat(client.says("NOOP")).startsWith("250 2.0.0 nothing");
        }
    }

    @Test
    void too_much_of_anything_is_refused() throws IOException {
        try (var client = new Client()) {
            client.reply();
            client.says("EHLO mx.example.net");
            assertThat(client.says("MAIL FROM:<> SIZE=999999999")).startsWith("552");
            client.says("MAIL FROM:<>");
            client.says("RCPT TO:<hello@espalier.example>");
            client.says("DATA");
            client.raw("x".repeat(100_001));
            assertThat(client.reply()).startsWith("500");
        }
        try (var client = new Client()) {
            client.reply();
            for (int i = 0; i < 4; i++) {
                assertThat(client.says("TURN")).startsWith("502");
            }
            client.says("TURN");
            assertThat(client.reply()).startsWith("421");
        }
    }

    @Test
    void more_connections_than_places_are_turned_away() throws IOException {
        var clients = new ArrayList<Client>();
        try {
            for (int i = 0; i < 3; i++) {
                var client = new Client();
                clients.add(client);
                assertThat(client.reply()).startsWith("220");
            }
            var fourth = new Client();
            clients.add(fourth);
            assertThat(fourth.reply()).startsWith("421");
        } finally {
            for (var client : clients) {
                client.close();
            }
        }
    }
}
