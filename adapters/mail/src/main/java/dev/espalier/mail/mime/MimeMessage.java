package dev.espalier.mail.mime;

import dev.espalier.engine.mail.MessageHeaders;
import dev.espalier.engine.mail.RenderedEmail;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// A message as the relay is given it.
public final class MimeMessage {

    private static final int ROOM_FOR_HEADERS = 2048;

    private MimeMessage() {}

    /// Writes a message: `multipart/alternative` of text and HTML, or the one of them that is not
    /// empty.
    ///
    /// @throws IllegalArgumentException when a header input holds CR, LF, NUL or another control,
    ///   an address is none, or `extra` names a field that is the house's own
    public static byte[] write(MessageHeaders headers, RenderedEmail email) {
        var text = new Body("text/plain", email.text());
        var html = new Body("text/html", email.html());
        int size = text.size() + html.size();
        var out = new Bytes(ROOM_FOR_HEADERS + size + size / 2);
        writeHeaders(new Headers(out), headers, email.subject());
        if (text.isEmpty() || html.isEmpty()) {
            (html.isEmpty() ? text : html).write(out);
        } else {
            writeAlternatives(out, headers.boundarySeed(), text, html);
        }
        return out.toArray();
    }

    private static void writeHeaders(Headers out, MessageHeaders headers, String subject) {
        out.mailbox("From", headers.fromName(), headers.fromAddress());
        out.mailbox("To", headers.toName(), headers.toAddress());
        out.text("Subject", subject);
        out.date(headers.date());
        out.messageId(headers.messageId());
        out.text("MIME-Version", "1.0");
        headers.extra().forEach(out::extra);
    }

    private static void writeAlternatives(Bytes out, String seed, Body text, Body html) {
        String boundary = boundary(seed, text, html);
        out.ascii("Content-Type: multipart/alternative;").line();
        out.ascii(" boundary=\"").ascii(boundary).ascii("\"").line();
        for (Body body : List.of(text, html)) {
            out.line().ascii("--").ascii(boundary).line();
            body.write(out);
        }
        out.line().ascii("--").ascii(boundary).ascii("--").line();
    }

    /// Derived from the seed alone, unless a text happens to hold just that line.
    private static String boundary(String seed, Body text, Body html) {
        for (int attempt = 0; ; attempt++) {
            String boundary = boundary(seed, attempt);
            if (!text.mayHold(boundary) && !html.mayHold(boundary)) {
                return boundary;
            }
        }
    }

    private static String boundary(String seed, int attempt) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest((attempt + ":" + seed).getBytes(StandardCharsets.UTF_8));
            return "=_" + HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
