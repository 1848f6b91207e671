package dev.espalier.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.engine.mail.MessageHeaders;
import dev.espalier.engine.mail.RenderedEmail;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MailDateFormat;
import java.text.ParseException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {

    @Test
    void a_plain_message_is_written_byte_for_byte_like_this() throws MessagingException {
        Map<String, String> extra = new LinkedHashMap<>();
        extra.put(
                "List-Unsubscribe", "<https://x.test/u/" + "1".repeat(80) + ">, <mailto:u@x.test>");
        extra.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");

        assertThat(Written.of(Written.withExtra(extra), Written.EMAIL).raw())
                .isEqualTo(
                        """
                        From: Ada <ada@example.test>
                        To: Bob <bob@example.test>
                        Subject: Hello
                        Date: Mon, 23 Nov 2026 09:05:07 +0000
                        Message-ID: <1.2.3@example.test>
                        MIME-Version: 1.0
                        List-Unsubscribe: <https://x.test/u/11111111111111111111111111111111111111111111111111111111111111111111111111111111>, <mailto:u@x.test>
                        List-Unsubscribe-Post: List-Unsubscribe=One-Click
                        Content-Type: multipart/alternative;
                         boundary="=_d91bf65986142d5408c942eefc2bb0e4"

                        --=_d91bf65986142d5408c942eefc2bb0e4
                        Content-Type: text/plain; charset=utf-8
                        Content-Transfer-Encoding: 7bit

                        Hi

                        --=_d91bf65986142d5408c942eefc2bb0e4
                        Content-Type: text/html; charset=utf-8
                        Content-Transfer-Encoding: 7bit

                        <p>Hi</p>

                        --=_d91bf65986142d5408c942eefc2bb0e4--
                        """
                                .replace("\n", "\r\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\u0001',
            value = {
                "Ada Lovelace ~ Ada Lovelace <a@x.test>",
                "Lovelace, Ada ~ \"Lovelace, Ada\" <a@x.test>",
                "A \"B\" \\C ~ \"A \\\"B\\\" \\\\C\" <a@x.test>",
                "ada@x.test ~ \"ada@x.test\" <a@x.test>",
                "J\u00f6rg Tester ~ =?UTF-8?Q?J=C3=B6rg_Tester?= <a@x.test>",
                "日本 ~ =?UTF-8?B?5pel5pys?= <a@x.test>",
                "=?x?= ~ =?UTF-8?B?PT94Pz0=?= <a@x.test>"
            })
    void a_name_is_quoted_or_encoded_as_it_needs(String name, String expected)
            throws MessagingException {
        Written written = Written.of(Written.from(name, "a@x.test"), Written.EMAIL);

        assertThat(written.head()).contains("\r\nTo: " + expected + "\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "a@bücher.example, a@xn--bcher-kva.example",
        "a@straße.example, a@stra\u00c3\u009fe.example",
        "ü@bücher.example, \u00c3\u00bc@xn--bcher-kva.example"
    })
    void a_domain_is_written_in_ascii_where_that_is_certain(String address, String expected)
            throws MessagingException {
        Written written = Written.of(Written.from("", address), Written.EMAIL);

        assertThat(written.head()).contains("From: <" + expected + ">\r\n");
    }

    @Test
    void any_date_is_read_back_by_another_library() throws MessagingException, ParseException {
        long seed = 45;
        var random = new Random(seed);
        var format = new MailDateFormat();
        for (int i = 0; i < 2_000; i++) {
            var date = Instant.ofEpochSecond(random.nextLong(4_102_444_800L));
            var h = Written.HEADERS;
            var headers =
                    new MessageHeaders(
                            h.messageId(),
                            date,
                            "",
                            h.fromAddress(),
                            "",
                            h.toAddress(),
                            "s",
                            Map.of());
            String written = Written.of(headers, Written.EMAIL).parsed().getHeader("Date", null);
            assertThat(format.parse(written).toInstant()).as("seed %d", seed).isEqualTo(date);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From",
                "to",
                "Subject",
                "BCC",
                "Cc",
                "Date",
                "Message-Id",
                "Content-Type",
                "MIME-Version",
                "Content-Transfer-Encoding",
                "Return-Path",
                "",
                "a b",
                "a:b",
                "é",
                "a\r\nb",
                "DKIM-Signature"
            })
    void a_field_that_is_ours_or_none_cannot_be_added(String name) {
        assertThatThrownBy(() -> Written.of(Written.withExtra(Map.of(name, "x")), Written.EMAIL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected: one that may be added");
    }

    @Test
    void a_field_with_a_grammar_is_never_encoded() {
        for (String name : new String[] {"List-Id", "Reply-To", "Feedback-ID"}) {
            assertThatThrownBy(
                            () -> Written.of(Written.withExtra(Map.of(name, "é")), Written.EMAIL))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void any_other_field_is_encoded_and_folded() throws MessagingException {
        Written written =
                Written.of(Written.withExtra(Map.of("X-Note", "é".repeat(50))), Written.EMAIL);

        assertThat(written.head()).contains("X-Note: =?UTF-8?B?").contains("?=\r\n =?UTF-8?B?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "@x",
                "x@",
                "a@b@c",
                "<a@b>",
                "a b@c",
                "a@b\r\nBcc: x",
                "é@b",
                "a@b\u0000"
            })
    void a_message_id_that_is_none_is_refused(String id) {
        var h = Written.HEADERS;
        var headers =
                new MessageHeaders(
                        id, h.date(), "", h.fromAddress(), "", h.toAddress(), "s", Map.of());

        assertThatThrownBy(() -> Written.of(headers, Written.EMAIL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Message-ID");
    }

    @Test
    void one_part_alone_needs_no_multipart() throws MessagingException {
        assertThat(Written.of("x", "", "only text").raw())
                .contains("Content-Type: text/plain; charset=utf-8\r\n")
                .endsWith("\r\n\r\nonly text\r\n")
                .doesNotContain("multipart");
        assertThat(MimeMessage.write(Written.HEADERS, new RenderedEmail("x", "", "", "")))
                .asString()
                .endsWith("\r\n\r\n\r\n");
    }
}
