package dev.espalier.mail.dkim;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// What is left of a message once that is taken away which mail servers change (RFC 6376 sections
/// 3.4.2 and 3.4.4).
final class Relaxed {

    private static final int PIECE = 8_192;

    private Relaxed() {}

    /// A field as it is signed: the name in lower case, unfolded, each run of blanks one blank,
    /// none at the ends of the value; without the line's end.
    ///
    /// @param field `Name: value`, folded or not
    static byte[] header(byte[] field, int from, int to) {
        var out = new ByteArrayOutputStream(to - from);
        int at = from;
        while (at < to && field[at] != ':') {
            byte b = field[at++];
            if (!isBlank(b)) {
                out.write(b >= 'A' && b <= 'Z' ? b + 32 : b);
            }
        }
        out.write(':');
        boolean isStarted = false;
        boolean isBlank = false;
        for (at++; at < to; at++) {
            byte b = field[at];
            if (isBlank(b) || b == '\r' || b == '\n') {
                isBlank = true;
                continue;
            }
            if (isBlank && isStarted) {
                out.write(' ');
            }
            isStarted = true;
            isBlank = false;
            out.write(b);
        }
        return out.toByteArray();
    }

    /// The SHA-256 of the body as it is signed: runs of blanks are one blank, none ends a line, no
    /// empty line ends the body.
    static byte[] bodyHash(byte[] message, int from) {
        var body = new Body(sha256());
        for (int start = from; start < message.length; ) {
            int end = start;
            while (end < message.length && message[end] != '\n') {
                end++;
            }
            int stop = end > start && message[end - 1] == '\r' ? end - 1 : end;
            body.line(message, start, stop);
            start = end + 1;
        }
        return body.digest();
    }

    static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// Gathers bytes: a digest takes many at once far more quickly.
    private static final class Body {
        private final MessageDigest digest;
        private final byte[] piece = new byte[PIECE];
        private int length;
        private int emptyLines;

        Body(MessageDigest digest) {
            this.digest = digest;
        }

        void line(byte[] text, int from, int to) {
            int end = to;
            while (end > from && isBlank(text[end - 1])) {
                end--;
            }
            if (end == from) {
                emptyLines++;
                return;
            }
            for (; emptyLines > 0; emptyLines--) {
                lineEnd();
            }
            for (int at = from; at < end; at++) {
                if (!isBlank(text[at])) {
                    add(text[at]);
                } else if (!isBlank(text[at + 1])) {
                    add((byte) ' ');
                }
            }
            lineEnd();
        }

        private void lineEnd() {
            add((byte) '\r');
            add((byte) '\n');
        }

        private void add(byte b) {
            if (length == piece.length) {
                digest.update(piece, 0, length);
                length = 0;
            }
            piece[length++] = b;
        }

        byte[] digest() {
            digest.update(piece, 0, length);
            return digest.digest();
        }
    }
}
