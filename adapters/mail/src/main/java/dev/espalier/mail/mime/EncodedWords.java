package dev.espalier.mail.mime;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/// Text outside ASCII in headers (RFC 2047): as many encoded words as it takes, each of at most 75
/// characters and of whole code points, folded so that no line is longer than 76.
final class EncodedWords {

    private static final String HEX = "0123456789ABCDEF";
    private static final int LONGEST_LINE = 76;

    /// `=?UTF-8?Q?` and `?=`.
    private static final int FRAME = 12;

    /// What a phrase may hold as it is (RFC 2047 section 5 rule 3); safe everywhere else too.
    private static final boolean[] SAFE = new boolean[128];

    static {
        for (char c = '0'; c <= 'z'; c++) {
            SAFE[c] = Character.isLetterOrDigit(c);
        }
        for (char c : "!*+-/".toCharArray()) {
            SAFE[c] = true;
        }
    }

    private EncodedWords() {}

    static void write(Bytes out, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        boolean quoted = quotedLength(utf8) <= utf8.length * 4 / 3;
        for (int from = 0; from < utf8.length; ) {
            int room = LONGEST_LINE - out.column() - FRAME;
            int to = end(utf8, from, room, quoted);
            if (to == from) {
                out.line().add(' ');
                continue;
            }
            word(out, utf8, from, to, quoted);
            from = to;
        }
    }

    /// The end of the longest run of whole code points from `from` that fits into `room`; `from`
    /// when none does.
    private static int end(byte[] utf8, int from, int room, boolean quoted) {
        int to = from;
        int used = 0;
        while (to < utf8.length) {
            int next = next(utf8, to);
            used = quoted ? used + quotedLength(utf8, to, next) : (next - from + 2) / 3 * 4;
            if (used > room) {
                return to;
            }
            to = next;
        }
        return to;
    }

    private static void word(Bytes out, byte[] utf8, int from, int to, boolean quoted) {
        out.ascii(quoted ? "=?UTF-8?Q?" : "=?UTF-8?B?");
        if (quoted) {
            quote(out, utf8, from, to);
        } else {
            byte[] part = Arrays.copyOfRange(utf8, from, to);
            out.add(Base64.getEncoder().encode(part));
        }
        out.ascii("?=");
    }

    private static void quote(Bytes out, byte[] utf8, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = utf8[i];
            if (b == ' ') {
                out.add('_');
            } else if (b > 0 && SAFE[b]) {
                out.add(b);
            } else {
                out.add('=').add(HEX.charAt((b >> 4) & 15)).add(HEX.charAt(b & 15));
            }
        }
    }

    private static int next(byte[] utf8, int at) {
        int next = at + 1;
        while (next < utf8.length && (utf8[next] & 0xC0) == 0x80) {
            next++;
        }
        return next;
    }

    private static int quotedLength(byte[] utf8) {
        return quotedLength(utf8, 0, utf8.length);
    }

    private static int quotedLength(byte[] utf8, int from, int to) {
        int length = 0;
        for (int i = from; i < to; i++) {
            length += utf8[i] == ' ' || (utf8[i] > 0 && SAFE[utf8[i]]) ? 1 : 3;
        }
        return length;
    }
}
