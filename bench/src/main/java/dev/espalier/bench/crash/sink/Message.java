package dev.espalier.bench.crash.sink;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/// What a client said between DATA and the final dot.
///
/// @param subject as it stands in the header
/// @param messageId without its brackets
/// @param sha256 of the bytes with dot-stuffing undone (RFC 5321 section 4.5.2)
record Message(String subject, String messageId, String sha256) {

    private static final int LONGEST_LINE = 1 << 20;

    static Message read(InputStream in) throws IOException {
        var digest = digest();
        var subject = "";
        var messageId = "";
        boolean isHeader = true;
        for (var line = line(in); !isDot(line); line = line(in)) {
            boolean isStuffed = line[0] == '.';
            digest.update(line, isStuffed ? 1 : 0, line.length - (isStuffed ? 1 : 0));
            if (isHeader) {
                var text = new String(line, StandardCharsets.UTF_8).strip();
                var lower = text.toLowerCase(Locale.ROOT);
                isHeader = !text.isEmpty();
                if (lower.startsWith("subject:")) {
                    subject = text.substring("subject:".length()).strip();
                } else if (lower.startsWith("message-id:")) {
                    messageId = text.substring("message-id:".length()).replaceAll("[<>\\s]", "");
                }
            }
        }
        return new Message(subject, messageId, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isDot(byte[] line) {
        return line.length == 3 && line[0] == '.';
    }

    /// With its CRLF.
    ///
    /// @throws EOFException when the client went away before the end of the line
    static byte[] line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream(128);
        int last = 0;
        for (int octet = in.read(); ; octet = in.read()) {
            if (octet < 0 || line.size() > LONGEST_LINE) {
                throw new EOFException("the line has no end");
            }
            line.write(octet);
            if (last == '\r' && octet == '\n') {
                return line.toByteArray();
            }
            last = octet;
        }
    }
}
