package dev.espalier.feedback.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/// A message taken apart, as far as its limits allow: what comes beyond them is as if it were not
/// there.
///
/// @param headers the message's own
/// @param parts its leaves in order; a message inside is one leaf
record Parsed(Headers headers, List<Part> parts) {

    private static final int DEEPEST = 12;
    private static final int MOST_PARTS = 50;
    private static final int MOST_OF_A_PART = 64 * 1024;

    private static final MimeConfig LIMITS =
            new MimeConfig.Builder()
                    .setMaxLineLen(100_000)
                    .setMaxHeaderLen(100_000)
                    .setMaxHeaderCount(1_000)
                    .setMalformedHeaderStartsBody(true)
                    .build();

    /// @param type such as `text/plain`
    /// @param text the beginning, decoded
    record Part(String type, String text) {}

    Parsed {
        parts = List.copyOf(parts);
    }

    /// @return empty when it cannot be taken apart at all
    static Optional<Parsed> of(byte[] message) {
        var stream = new MimeTokenStream(LIMITS, DecodeMonitor.SILENT, null);
        stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
        var parts = new ArrayList<Part>();
        try {
            stream.parse(new ByteArrayInputStream(message));
            walk(stream, parts);
        } catch (IOException | MimeException | RuntimeException _) {
            // What was read until then may be all that matters: broken endings are common. mime4j
            // 0.8.14 lets an IllegalStateException out for some boundaries that meet its buffer.
        }
        var headers = Headers.of(head(message));
        return headers.fields().isEmpty()
                ? Optional.empty()
                : Optional.of(new Parsed(headers, parts));
    }

    private static void walk(MimeTokenStream stream, List<Part> parts)
            throws IOException, MimeException {
        int depth = 0;
        for (var state = stream.getState();
                state != EntityState.T_END_OF_STREAM && parts.size() < MOST_PARTS;
                state = stream.next()) {
            switch (state) {
                case T_START_MULTIPART -> {
                    if (++depth > DEEPEST) {
                        return;
                    }
                }
                case T_END_MULTIPART -> depth--;
                case T_BODY -> parts.add(part(stream));
                case T_START_MESSAGE,
                        T_END_MESSAGE,
                        T_RAW_ENTITY,
                        T_START_HEADER,
                        T_FIELD,
                        T_END_HEADER,
                        T_PREAMBLE,
                        T_EPILOGUE,
                        T_START_BODYPART,
                        T_END_BODYPART,
                        T_END_OF_STREAM -> {}
            }
        }
    }

    private static Part part(MimeTokenStream stream) throws IOException {
        var type = stream.getBodyDescriptor().getMimeType().toLowerCase(Locale.ROOT);
        try (InputStream body = stream.getDecodedInputStream()) {
            return new Part(
                    type, new String(body.readNBytes(MOST_OF_A_PART), StandardCharsets.UTF_8));
        }
    }

    /// The top of the message up to its first empty line.
    private static String head(byte[] message) {
        int end = Math.min(message.length, MOST_OF_A_PART * 2);
        return new String(message, 0, end, StandardCharsets.UTF_8);
    }

    /// The first part of this type.
    Optional<Part> part(String type) {
        return parts.stream().filter(part -> part.type().equals(type)).findFirst();
    }

    /// The email that the message is about, as far as it was returned.
    Optional<Headers> returned() {
        return parts.stream()
                .filter(part ->
                        part.type().equals("message/rfc822")
                                || part.type().equals("text/rfc822-headers")
                                || part.type().equals("message/global")
                                || part.type().equals("message/global-headers"))
                .map(part -> Headers.of(part.text()))
                .findFirst();
    }

    /// The words of the message: its first plain text.
    String text() {
        return part("text/plain").map(Part::text).orElse("");
    }
}
