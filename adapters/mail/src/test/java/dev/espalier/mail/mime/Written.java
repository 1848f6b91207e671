package dev.espalier.mail.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.espalier.engine.mail.MessageHeaders;
import dev.espalier.engine.mail.RenderedEmail;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// A message that we wrote, as another library reads it.
record Written(String raw, MimeMessage parsed) {

    static final MessageHeaders HEADERS =
            new MessageHeaders(
                    "1.2.3@example.test",
                    Instant.parse("2026-11-23T09:05:07Z"),
                    "Ada",
                    "ada@example.test",
                    "Bob",
                    "bob@example.test",
                    "seed",
                    Map.of());
    static final RenderedEmail EMAIL = new RenderedEmail("Hello", "", "<p>Hi</p>", "Hi");

    private static final Session SESSION = session();

    private static Session session() {
        var properties = new Properties();
        properties.setProperty("mail.mime.address.strict", "true");
        properties.setProperty("mail.mime.allowutf8", "true");
        return Session.getInstance(properties);
    }

    static Written of(MessageHeaders headers, RenderedEmail email) throws MessagingException {
        byte[] bytes = dev.espalier.mail.mime.MimeMessage.write(headers, email);
        return new Written(
                new String(bytes, ISO_8859_1),
                new MimeMessage(SESSION, new ByteArrayInputStream(bytes)));
    }

    static Written of(String subject, String html, String text) throws MessagingException {
        return of(HEADERS, new RenderedEmail(subject, "", html, text));
    }

    static MessageHeaders from(String name, String address) {
        return new MessageHeaders(
                HEADERS.messageId(),
                HEADERS.date(),
                name,
                address,
                name,
                address,
                HEADERS.boundarySeed(),
                Map.of());
    }

    static MessageHeaders withExtra(Map<String, String> extra) {
        return new MessageHeaders(
                HEADERS.messageId(),
                HEADERS.date(),
                HEADERS.fromName(),
                HEADERS.fromAddress(),
                HEADERS.toName(),
                HEADERS.toAddress(),
                HEADERS.boundarySeed(),
                extra);
    }

    /// The head without the empty line.
    String head() {
        return raw.substring(0, raw.indexOf("\r\n\r\n") + 2);
    }

    /// The decoded text of each part, line ends as LF.
    List<String> parts() throws MessagingException, IOException {
        var multipart = (Multipart) parsed.getContent();
        return List.of(text(multipart, 0), text(multipart, 1));
    }

    private static String text(Multipart multipart, int n) throws MessagingException, IOException {
        return ((String) multipart.getBodyPart(n).getContent()).replace("\r\n", "\n");
    }
}
