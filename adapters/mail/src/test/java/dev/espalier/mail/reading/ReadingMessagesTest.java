package dev.espalier.mail.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.espalier.engine.mail.MessageHeaders;
import dev.espalier.engine.mail.MessageReader;
import dev.espalier.engine.mail.ReadMessage.Header;
import dev.espalier.engine.mail.RenderedEmail;
import dev.espalier.mail.mime.MimeMessage;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReadingMessagesTest {

    private static final Instant DATE = Instant.parse("2026-03-02T09:00:00Z");
    private static final String SUBJECT =
            "Grüße, Søren: a subject that is long enough to be folded over more than one line 🌳";
    private static final String TEXT = "Grüße\n.\nFrom here on\n" + "x".repeat(200);
    private static final String HTML = "<p>Grüße = €5</p>\n" + "<b>y</b>".repeat(50);

    private final MessageReader reader = new MimeMessageReader();

    @Test
    void what_was_written_is_read_back_decoded() {
        var read = reader.read(message(TEXT, HTML));

        assertThat(read.subject()).isEqualTo(SUBJECT);
        assertThat(read.from()).contains("Jürgen", "<from@example.test>");
        assertThat(read.to()).contains("Ada", "<ada@example.test>");
        assertThat(read.date()).contains(DATE);
        assertThat(read.text().orElseThrow().strip().replace("\r\n", "\n")).isEqualTo(TEXT);
        assertThat(read.html().orElseThrow().strip().replace("\r\n", "\n")).isEqualTo(HTML);
        assertThat(read.headers())
                .contains(
                        new Header("List-Unsubscribe", "<https://example.test/u/1>"),
                        new Header("Message-ID", "<1@example.test>"));
    }

    @Test
    void a_message_of_one_part_has_no_other() {
        var read = reader.read(message("only text", ""));

        assertThat(read.text().orElseThrow().strip()).isEqualTo("only text");
        assertThat(read.html()).isEmpty();
    }

    @Test
    void the_beginning_of_a_message_is_enough_for_its_subject() {
        var whole = message(TEXT, HTML);

        var read = reader.read(Arrays.copyOf(whole, whole.length * 2 / 3));

        assertThat(read.subject()).isEqualTo(SUBJECT);
    }

    @Test
    void an_attachment_is_not_taken_for_the_text() {
        var read =
                reader.read(
                        """
                        Content-Type: multipart/mixed; boundary=b

                        --b
                        Content-Type: text/plain
                        Content-Disposition: attachment; filename=a.txt

                        attached
                        --b
                        Content-Type: text/plain

                        said
                        --b--
                        """
                                .getBytes(UTF_8));

        assertThat(read.text().orElseThrow().strip()).isEqualTo("said");
    }

    @Test
    void nothing_makes_the_reader_fail() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var whole = message(TEXT, HTML);
        for (int i = 0; i < 500; i++) {
            var spoilt = whole.clone();
            for (int n = random.nextInt(40); n >= 0; n--) {
                spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt();
            }
            assertThatCode(() -> reader.read(spoilt))
                    .describedAs("seed %d", seed)
                    .doesNotThrowAnyException();
        }
        assertThatCode(() -> reader.read(new byte[0])).doesNotThrowAnyException();
    }

    private static byte[] message(String text, String html) {
        return MimeMessage.write(
                new MessageHeaders(
                        "1@example.test",
                        DATE,
                        "Jürgen",
                        "from@example.test",
                        "Ada",
                        "ada@example.test",
                        "seed",
                        Map.of("List-Unsubscribe", "<https://example.test/u/1>")),
                new RenderedEmail(SUBJECT, "", html, text));
    }
}
