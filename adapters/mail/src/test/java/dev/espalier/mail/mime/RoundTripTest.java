package dev.espalier.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.mail.RenderedEmail;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Angus reads what we write and must find what we meant.
class RoundTripTest {

    @Test
    void any_subject_comes_back_and_every_line_is_short() throws MessagingException, IOException {
        long seed = 42;
        var random = new RandomText(seed);
        for (int i = 0; i < 2_000; i++) {
            String subject = random.line(60);
            Written written = Written.of(subject, "<p>x</p>", "x");
            assertThat(subject(written)).as("seed %d, message %d", seed, i).isEqualTo(subject);
            assertShort(written, 78);
        }
    }

    @Test
    void any_name_comes_back_with_its_address() throws MessagingException, IOException {
        long seed = 43;
        var random = new RandomText(seed);
        for (int i = 0; i < 2_000; i++) {
            String name = random.line(30);
            Written written = Written.of(Written.from(name, "ada+x@example.test"), Written.EMAIL);
            for (var addresses :
                    List.of(written.parsed().getFrom(), written.parsed().getAllRecipients())) {
                assertThat(addresses).as("seed %d, name %s", seed, name).hasSize(1);
                var address = (InternetAddress) addresses[0];
                assertThat(address.getAddress()).isEqualTo("ada+x@example.test");
                assertThat(address.getPersonal() == null ? "" : address.getPersonal())
                        .as("seed %d, message %d", seed, i)
                        .isEqualTo(name);
            }
            assertShort(written, 78);
        }
    }

    @Test
    void any_body_comes_back_in_7_bit_and_short_lines() throws MessagingException, IOException {
        long seed = 44;
        var random = new RandomText(seed);
        for (int i = 0; i < 1_500; i++) {
            String html = random.body();
            String text = random.body();
            Written written = Written.of("x", html, text);
            assertThat(written.parts())
                    .as("seed %d, message %d", seed, i)
                    .containsExactly(text + "\n", html + "\n");
            assertThat(written.raw().chars().allMatch(c -> c < 127)).isTrue();
            assertShort(written, 78);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a\r\nb",
                "a\rb",
                "a\n\n\nb",
                " leading",
                "trailing \nblank\t\n",
                ".\n..\n.a",
                "From here\nFrom there",
                "From \u00e9",
                "=\n==",
                "nul\u0000 and bell\u0007",
                "lone \ud83d surrogate",
                "x\u00e9\n.\n",
                "\n",
                "日本語\n日本語"
            })
    void an_awkward_body_comes_back(String body) throws MessagingException, IOException {
        String expected = body.replace("\r\n", "\n").replace('\r', '\n').replace('\ud83d', '?');
        expected = expected.endsWith("\n") ? expected : expected + "\n";
        Written written = Written.of("x", "<p>x</p>", body);

        if (expected.equals("\n")) {
            assertThat(written.parsed().getContent()).isEqualTo("<p>x</p>\r\n");
        } else {
            assertThat(written.parts().getFirst()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {73, 74, 75, 76, 77, 78, 79, 80, 150, 151, 152, 153, 1000, 5000})
    void lines_of_any_length_come_back(int length) throws MessagingException, IOException {
        for (String piece : List.of("a", "\u00e9", "=", " ", ".", "日")) {
            String line = piece.repeat(length) + "x";
            Written written = Written.of("x", line, "a" + line);
            assertThat(written.parts()).containsExactly("a" + line + "\n", line + "\n");
            assertShort(written, 78);
        }
    }

    @Test
    void a_body_that_holds_the_boundary_gets_another() throws MessagingException, IOException {
        String boundary =
                Written.of("x", "a", "b").raw().replaceAll("(?s).*boundary=\"([^\"]+)\".*", "$1");
        String text = "--" + boundary + "\n--" + boundary + "--";

        Written written = Written.of("x", "<p>x</p>", text);

        assertThat(written.parts()).containsExactly(text + "\n", "<p>x</p>\n");
    }

    private static String subject(Written written) throws MessagingException, IOException {
        String folded = written.parsed().getHeader("Subject", null);
        return MimeUtility.decodeText(MimeUtility.unfold(folded));
    }

    /// By hand: an assertion for each line would take longer than all the rest.
    private static void assertShort(Written written, int longest) {
        String raw = written.raw();
        int line = 0;
        for (int i = 0; i < raw.length(); i++) {
            boolean ends = raw.startsWith("\r\n", i);
            boolean fits =
                    ends || (line < longest && raw.charAt(i) != '\r' && raw.charAt(i) != '\n');
            if (!fits) {
                throw new AssertionError("byte " + i + " of\n" + raw);
            }
            line = ends ? 0 : line + 1;
            i += ends ? 1 : 0;
        }
        assertThat(written.head().lines().noneMatch(String::isBlank)).isTrue();
    }

    @Test
    void equal_input_gives_equal_bytes() {
        var email = new RenderedEmail("sübject", "", "<p>é</p>", "é");

        assertThat(MimeMessage.write(Written.HEADERS, email))
                .isEqualTo(MimeMessage.write(Written.HEADERS, email));
    }
}
