package dev.espalier.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.engine.mail.MessageHeaders;
import dev.espalier.engine.mail.RenderedEmail;
import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever somebody puts where a name, a subject or an address is expected, it adds no header.
class HeaderInjectionTest {

    private static final List<String> BREAKS =
            Stream.concat(
                            Stream.of(
                                    "\r\n",
                                    "\n",
                                    "\r",
                                    "\n\r",
                                    "\r\r\n",
                                    "\r\n ",
                                    "\r\n\t",
                                    "\r\n\r\n"),
                            IntStream.range(0, 160)
                                    .filter(Character::isISOControl)
                                    .mapToObj(Character::toString))
                    .distinct()
                    .toList();

    private static final List<Function<String, String>> SHAPES =
            List.of(
                    gap -> "x" + gap + "Bcc: eve@example.test",
                    gap -> gap + "Bcc: eve@example.test",
                    gap -> "x" + gap,
                    gap -> "x é" + gap + "Content-Type: text/html" + gap + gap + "<script>",
                    gap -> "=?UTF-8?Q?x" + gap + "Bcc:=20eve?=");

    static List<String> payloads() {
        return BREAKS.stream().flatMap(gap -> SHAPES.stream().map(it -> it.apply(gap))).toList();
    }

    @Test
    void there_are_more_than_three_hundred_of_them() {
        assertThat(payloads()).hasSizeGreaterThan(300).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void a_control_is_refused_wherever_it_stands(String payload) {
        List<MessageHeaders> everywhere =
                List.of(
                        Written.from(payload, "a@x.test"),
                        Written.from("x", payload),
                        Written.from("x", "a@x.test" + payload),
                        Written.withExtra(Map.of("X-Note", payload)),
                        Written.withExtra(Map.of("List-Id", payload)),
                        Written.withExtra(Map.of(payload, "x")),
                        new MessageHeaders(
                                payload + "@x.test",
                                Written.HEADERS.date(),
                                "",
                                "a@x.test",
                                "",
                                "a@x.test",
                                "seed",
                                Map.of()));
        for (MessageHeaders headers : everywhere) {
            assertRefused(headers, Written.EMAIL);
        }
        assertRefused(Written.HEADERS, new RenderedEmail(payload, "", "<p>x</p>", "x"));
    }

    private static void assertRefused(MessageHeaders headers, RenderedEmail email) {
        assertThatThrownBy(() -> MimeMessage.write(headers, email))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContainPattern("\\p{Cc}"))
                .hasMessageContaining(": ");
    }

    @ParameterizedTest
    @MethodSource("encoded")
    void what_only_looks_like_a_break_stays_inside_its_header(String payload)
            throws MessagingException {
        Written written =
                Written.of(
                        Written.from(payload, "a@x.test"),
                        new RenderedEmail(payload, "", "<p>x</p>", "x"));

        assertThat(written.parsed().getHeader("Bcc")).isNull();
        assertThat(
                        written.head()
                                .lines()
                                .filter(it -> !it.startsWith(" "))
                                .map(it -> it.split(":")[0]))
                .containsExactly(
                        "From",
                        "To",
                        "Subject",
                        "Date",
                        "Message-ID",
                        "MIME-Version",
                        "Content-Type");
    }

    static Stream<String> encoded() {
        return Stream.of(
                        "\\r\\n",
                        "%0d%0a",
                        "%0D%0ABcc:",
                        "=0D=0A",
                        "=?UTF-8?Q?=0D=0A?=",
                        "=?UTF-8?B?DQpCY2M6IGV2ZQ==?=",
                        "\u2028",
                        "\u2029",
                        "\u560a\u560d",
                        "\u010a\u010d",
                        "\uff0d\uff0a",
                        "&#13;&#10;",
                        "\ud83d",
                        "\ud83d\udc68\u200d",
                        "<a@x.test>, Eve",
                        "\"@x.test, eve")
                .flatMap(gap ->
                        Stream.of(
                                "x" + gap + "Bcc: eve@example.test",
                                gap + "Bcc: eve@example.test" + gap,
                                "é" + gap.repeat(40) + "Bcc: eve@example.test"));
    }
}
