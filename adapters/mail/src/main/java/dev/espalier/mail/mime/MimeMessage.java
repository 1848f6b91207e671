package dev.espalier.mail.mime;

import dev.espalier.engine.mail.MessageHeaders;
import dev.espalier.engine.mail.RenderedEmail;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

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
        List<Body> bodies =
                Stream.of(new Body("text/plain", email.text()), new Body("text/html", email.html()))
                        .filter(body -> body.size() > 1)
                        .toList();
        int size = bodies.stream().mapToInt(Body::size).sum();
        var out = new Bytes(ROOM_FOR_HEADERS + size + size / 2);
        writeHeaders(new Headers(out), headers, email.subject());
        switch (bodies.size()) {
            case 0 -> new Body("text/plain", "").write(out);
            case 1 -> bodies.getFirst().write(out);
            default -> writeAlternatives(out, headers.boundarySeed(), bodies);
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

    private static void writeAlternatives(Bytes out, String seed, List<Body> bodies) {
        String boundary = boundary(seed, bodies);
        out.ascii("Content-Type: multipart/alternative;").line();
        out.ascii(" boundary=\"").ascii(boundary).ascii("\"").line();
        for (Body body : bodies) {
            out.line().ascii("--").ascii(boundary).line();
            body.write(out);
        }
        out.line().ascii("--").ascii(boundary).ascii("--").line();
    }

    /// Derived from the seed alone, unless a text happens to hold just that line.
    private static String boundary(String seed, List<Body> bodies) {
        for (int attempt = 0; ; attempt++) {
            String boundary = boundary(seed, attempt);
            if (bodies.stream().noneMatch(body -> body.mayHold(boundary))) {
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
