package dev.espalier.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.engine.mail.Delivery;
import dev.espalier.engine.mail.Envelope;
import dev.espalier.engine.mail.Mailer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the engine relies on, whatever carries the mail.
public interface MailerContract {

    Envelope ENVELOPE = new Envelope(1, "bounce@example.test", "ada@example.test");

    /// One that is open, new for each test.
    Mailer mailer();

    /// The messages that arrived, as they arrived, in any order.
    List<String> arrived();

    @Test
    default void an_accepted_message_arrives_as_it_was_written() {
        byte[] message = message("first\r\n\r\n  last");

        assertThat(mailer().deliver(ENVELOPE, message)).isInstanceOf(Delivery.Accepted.class);

        assertThat(arrived()).singleElement().asString().endsWith(new String(message, UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                "..",
                ".\r\n.",
                "a\r\n.\r\nb",
                "..\r\n...",
                ".a\r\n\r\n.b",
                "QUIT\r\n.x"
            })
    default void lines_of_dots_arrive_as_they_are(String body) {
        byte[] message = message(body);

        assertThat(mailer().deliver(ENVELOPE, message)).isInstanceOf(Delivery.Accepted.class);

        assertThat(arrived()).singleElement().asString().endsWith("\r\n\r\n" + body + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.test\r\nRCPT TO:<eve@example.test",
                "ada@example.test>\r\nDATA",
                "ada@example.test> NOTIFY=NEVER",
                "ada@example.test\n",
                "a da@example.test",
                "<ada@example.test>",
                "ada\u0000@example.test",
                "ada@exa\u007fmple.test",
                "ada",
                ""
            })
    default void an_address_that_is_none_is_rejected_before_anything_is_said(String address) {
        Delivery asRecipient =
                mailer().deliver(new Envelope(1, "bounce@example.test", address), message("x"));
        Delivery asSender =
                mailer().deliver(new Envelope(1, address, "ada@example.test"), message("x"));

        assertThat(asRecipient)
                .isInstanceOfSatisfying(
                        Delivery.Rejected.class,
                        it -> assertThat(it.enhanced()).isEqualTo("5.1.3"));
        assertThat(asSender)
                .isInstanceOfSatisfying(
                        Delivery.Rejected.class,
                        it -> assertThat(it.enhanced()).isEqualTo("5.1.7"));
        assertThat(arrived()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Subject: x\r\n\r\nno end",
                "Subject: x\n\nbody\n",
                "Subject: x\r\n\r\nbody\n.\nMAIL FROM:<eve@example.test>\r\n",
                "Subject: x\r\n\r\nbody\r.\r\n",
                "Subject: x\r\n\r\nbody\n.\r\n",
                "Subject: x\r\n\r\nbody\r",
                "Subject: x\r\n\r\nbo\u0000dy\r\n"
            })
    default void a_message_whose_lines_do_not_end_in_crlf_is_a_bug_and_not_sent(String message) {
        assertThatThrownBy(() -> mailer().deliver(ENVELOPE, message.getBytes(UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected: lines ended by CRLF");
        assertThat(arrived()).isEmpty();
    }

    @Test
    default void many_threads_hand_over_many_messages_and_each_arrives_once() throws Exception {
        List<Future<Delivery>> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                byte[] message = message("number " + i + ".");
                answers.add(threads.submit(() -> mailer().deliver(ENVELOPE, message)));
            }
        }
        for (Future<Delivery> answer : answers) {
            assertThat(answer.get()).isInstanceOf(Delivery.Accepted.class);
        }
        assertThat(arrived().stream().map(it -> it.replaceAll("(?s).*(number \\d+)\\..*", "$1")))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 200).mapToObj(i -> "number " + i).toList());
    }

    @Test
    default void a_closed_mailer_sends_nothing_and_may_be_closed_again() {
        mailer().deliver(ENVELOPE, message("before"));
        mailer().close();
        mailer().close();

        assertThat(mailer().deliver(ENVELOPE, message("after")))
                .isInstanceOf(Delivery.NotSubmitted.class);
        assertThat(arrived()).hasSize(1);
    }

    @Test
    default void it_says_how_many_messages_it_takes_at_once() {
        assertThat(mailer().connections()).isPositive();
    }

    static byte[] message(String body) {
        return ("From: bounce@example.test\r\nTo: ada@example.test\r\nSubject: x\r\n\r\n"
                        + body
                        + "\r\n")
                .getBytes(UTF_8);
    }
}
