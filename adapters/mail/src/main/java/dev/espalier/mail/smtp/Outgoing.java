package dev.espalier.mail.smtp;

import java.io.IOException;

/// A message, looked through once before anything is said of it.
final class Outgoing {

    private static final byte[] DOT = {'.'};
    private static final byte[] END = {'\r', '\n', '.', '\r', '\n'};

    private final byte[] bytes;
    private final int dots;
    private final boolean utf8Header;
    private final boolean eightBit;

    private Outgoing(byte[] bytes, int dots, boolean utf8Header, boolean eightBit) {
        this.bytes = bytes;
        this.dots = dots;
        this.utf8Header = utf8Header;
        this.eightBit = eightBit;
    }

    /// @throws IllegalArgumentException when the bytes are no message; whoever wrote them is broken
    static Outgoing of(byte[] bytes) {
        int dots = bytes.length > 0 && bytes[0] == '.' ? 1 : 0;
        int firstHigh = bytes.length;
        int body = bytes.length;
        boolean lineIsEmpty = true;
        for (int i = 0; i < bytes.length; i++) {
            byte b = bytes[i];
            if (b < 0) {
                firstHigh = Math.min(firstHigh, i);
            } else if (b == '\n') {
                throw unexpected("a lone LF", i);
            } else if (b == 0) {
                throw unexpected("a NUL", i);
            } else if (b == '\r') {
                if (++i == bytes.length || bytes[i] != '\n') {
                    throw unexpected("a lone CR", i - 1);
                }
                dots += i + 1 < bytes.length && bytes[i + 1] == '.' ? 1 : 0;
                body = lineIsEmpty ? Math.min(body, i) : body;
                lineIsEmpty = true;
                continue;
            }
            lineIsEmpty = false;
        }
        if (bytes.length == 0 || bytes[bytes.length - 1] != '\n') {
            throw unexpected("no CRLF", bytes.length);
        }
        return new Outgoing(bytes, dots, firstHigh < body, firstHigh < bytes.length);
    }

    /// How many bytes go over the wire before the final dot.
    int size() {
        return bytes.length + dots;
    }

    /// A header holds bytes above 127 (RFC 6532).
    boolean hasUtf8Header() {
        return utf8Header;
    }

    /// Any byte is above 127.
    boolean isEightBit() {
        return eightBit;
    }

    /// Writes all but the end, which [#finish] says: until then the relay cannot take the message.
    void begin(Wire wire) throws IOException {
        int end = bytes.length - 2;
        int from = 0;
        // Lines that begin with a dot (RFC 5321 section 4.5.2) are rare: most messages go as they
        // are.
        for (int i = 0; i < end && dots > 0; i++) {
            if (bytes[i] == '.' && (i == 0 || bytes[i - 1] == '\n')) {
                wire.put(bytes, from, i - from);
                wire.put(DOT, 0, 1);
                from = i;
            }
        }
        wire.put(bytes, from, end - from);
        wire.reserve(END.length);
    }

    /// Writes the last line's end and the final dot in one piece. What [#begin] left in the buffer
    /// leaves with it.
    static void finish(Wire wire) throws IOException {
        wire.put(END, 0, END.length);
        wire.flush();
    }

    private static IllegalArgumentException unexpected(String what, int at) {
        return new IllegalArgumentException(
                "message: " + what + " at byte " + at + " (expected: lines ended by CRLF)");
    }
}
