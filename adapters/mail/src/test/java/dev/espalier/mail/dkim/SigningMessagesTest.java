package dev.espalier.mail.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.mail.MessageHeaders;
import dev.espalier.engine.mail.RenderedEmail;
import dev.espalier.liquid.Liquid;
import dev.espalier.mail.MimeComposer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.exceptions.FailException;
import org.junit.jupiter.api.Test;

/// What the composer signs, others find good: a library that knows RSA, and a receiver of our own
/// that knows both.
class SigningMessagesTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Receiver RECEIVER =
            new Receiver(SomeKeys.dns(SomeKeys.RSA, SomeKeys.ED25519));

    private static byte[] written(String from, String subject, String html, String text) {
        return composer(SomeKeys.signer(SomeKeys.RSA, SomeKeys.ED25519))
                .write(headers(from), new RenderedEmail(subject, "", html, text));
    }

    private static MimeComposer composer(DkimSigner signer) {
        return new MimeComposer(Liquid.with(InstantSource.fixed(NOON)), Optional.of(signer));
    }

    private static MessageHeaders headers(String from) {
        var extra = new LinkedHashMap<String, String>();
        extra.put("List-Unsubscribe", "<https://example.test/u/" + "a".repeat(70) + ">");
        extra.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        extra.put("List-Id", "<one.example.test>");
        extra.put("Feedback-ID", "a:b:w1:espalier");
        extra.put("Auto-Submitted", "auto-generated");
        return new MessageHeaders(
                "snd_1@example.test",
                NOON,
                "Ada L.",
                from,
                "Zoë, with a very long name indeed that has to be folded somewhere",
                "zoe@example.com",
                "snd_1",
                extra);
    }

    private static boolean libraryAccepts(byte[] message) {
        var dns = SomeKeys.dns(SomeKeys.RSA, SomeKeys.ED25519);
        var verifier =
                new DKIMVerifier((_, selector, domain) ->
                        List.of(dns.getOrDefault(selector + "._domainkey." + domain, "")));
        try {
            verifier.verify(new ByteArrayInputStream(message));
        } catch (FailException _) {
            return false;
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return verifier.getResults().stream()
                .anyMatch(result ->
                        result.isSuccess() && result.getHeaderText().contains("header.s=r1"));
    }

    @Test
    void messages_of_all_kinds_are_accepted_by_a_library_and_by_our_receiver() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int n = 0; n < 200; n++) {
            var message =
                    written(
                            "ada@example.test",
                            "Subject " + words(random, 20),
                            random.nextInt(4) == 0 ? "" : "<p>" + words(random, 400) + "</p>",
                            words(random, 400) + "\n".repeat(random.nextInt(4)));

            assertThat(RECEIVER.accepts(message))
                    .as("seed %d, message %d", seed, n)
                    .containsExactly("rsa-sha256", "ed25519-sha256");
            assertThat(libraryAccepts(message)).as("seed %d, message %d", seed, n).isTrue();
        }
    }

    private static String words(Random random, int most) {
        var letters = "ab  \t.=é木🌳\nFrom x";
        var out = new StringBuilder("x");
        for (int i = random.nextInt(most); i > 0; i--) {
            int at = letters.offsetByCodePoints(0, random.nextInt(16));
            out.appendCodePoint(letters.codePointAt(at));
        }
        return most < 100 ? out.toString().replaceAll("[\\n\\t]", " ") : out.toString();
    }

    @Test
    void nobody_can_add_double_or_change_what_is_guarded() {
        var message = new String(message(), StandardCharsets.US_ASCII);
        for (var field :
                List.of(
                        "From: eve@example.test",
                        "To: eve@example.test",
                        "Cc: eve@example.test",
                        "Reply-To: eve@example.test",
                        "Subject: other",
                        "Date: Mon, 02 Mar 2026 12:00:01 +0000",
                        "List-Unsubscribe: <https://eve.test/>",
                        "List-Unsubscribe-Post: x",
                        "Content-Type: text/html")) {
            // Above ours, where mail programs that show the first one look.
            assertThat(accepted(field + "\r\n" + message)).as(field).isEmpty();
            int end = message.indexOf("\r\n\r\n");
            assertThat(accepted(message.substring(0, end + 2) + field + message.substring(end)))
                    .as(field)
                    .isEmpty();
        }
        assertThat(accepted(message.replace("Ada L.", "Eve L."))).isEmpty();
        assertThat(accepted(message.replace("hello", "hallo"))).isEmpty();
    }

    @Test
    void what_servers_change_on_the_way_does_no_harm() {
        var message = new String(message(), StandardCharsets.US_ASCII);

        assertThat(accepted("Received: by relay\r\nReturn-Path: <x@y.test>\r\n" + message))
                .hasSize(2);
        assertThat(accepted(message.replace("Feedback-ID: ", "feedback-id:   "))).hasSize(2);
        assertThat(accepted(message.replace("\r\nSubject: Hi", "\r\nSubject:\r\n  Hi"))).hasSize(2);
        assertThat(accepted(message + "\r\n\r\n")).hasSize(2);
    }

    private static List<String> accepted(String message) {
        return RECEIVER.accepts(message.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] message() {
        return written("ada@example.test", "Hi there", "<p>hello</p>", "hello");
    }

    @Test
    void the_same_message_is_signed_the_same_and_with_the_messages_own_time() {
        assertThat(message()).isEqualTo(message());
        assertThat(new String(message(), StandardCharsets.US_ASCII))
                .contains("t=" + NOON.getEpochSecond())
                .doesNotContain(" x=");
    }

    @Test
    void only_mail_from_the_domain_or_below_it_is_signed() {
        assertThat(RECEIVER.accepts(written("a@News.Example.Test", "s", "", "t"))).hasSize(2);
        for (var from :
                List.of("a@example.com", "a@notexample.test", "a@test", "a@example.test.evil")) {
            assertThat(new String(written(from, "s", "", "t"), StandardCharsets.US_ASCII))
                    .startsWith("From:");
        }
    }

    @Test
    void no_line_of_a_signature_is_long_and_the_message_itself_is_untouched() {
        var signed = new String(message(), StandardCharsets.US_ASCII);
        int start = signed.indexOf("From: ");

        assertThat(signed.substring(0, start).lines()).allMatch(line -> line.length() <= 78);
        assertThat(signed.substring(start))
                .isEqualTo(
                        new String(
                                new MimeComposer(Liquid.with(InstantSource.fixed(NOON)))
                                        .write(
                                                headers("ada@example.test"),
                                                new RenderedEmail(
                                                        "Hi there", "", "<p>hello</p>", "hello")),
                                StandardCharsets.US_ASCII));
    }
}
