package dev.espalier.mail.mime;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// One text part: its header fields and its encoded content, ending with CRLF.
///
/// 7bit where every line is printable ASCII of at most 78 characters, else the shorter of
/// quoted-printable and base64. Never 8bit: a relay that lacks 8BITMIME would have to change bytes
/// that are frozen and perhaps signed.
final class Body {

    private static final String HEX = "0123456789ABCDEF";
    private static final int LONGEST_LINE = 78;
    private static final int LONGEST_QUOTED = 76;
    private static final byte[] CRLF = {'\r', '\n'};

    /// What quoted-printable does with a byte: quotes it, leaves it, leaves it but at a line's end.
    private static final byte OTHER = 0;

    private static final byte LETTER = 1;
    private static final byte BLANK = 2;
    private static final byte[] KIND = new byte[256];

    static {
        for (int b = '!'; b < 127; b++) {
            KIND[b] = b == '=' ? OTHER : LETTER;
        }
        KIND[' '] = BLANK;
        KIND['\t'] = BLANK;
    }

    private final String type;

    /// With LF as the only line end, the last line ended too.
    private final byte[] content;

    private final String encoding;

    Body(String type, String text) {
        this.type = type;
        this.content = withLf(text).getBytes(StandardCharsets.UTF_8);
        this.encoding = encoding(content);
    }

    /// Whether the encoded content could hold this line. The other two encodings never write `=_`.
    boolean mayHold(String boundary) {
        return encoding.equals("7bit")
                && new String(content, StandardCharsets.ISO_8859_1).contains(boundary);
    }

    int size() {
        return content.length;
    }

    boolean isEmpty() {
        return content.length == 1;
    }

    void write(Bytes out) {
        out.ascii("Content-Type: ").ascii(type).ascii("; charset=utf-8").line();
        out.ascii("Content-Transfer-Encoding: ").ascii(encoding).line().line();
        switch (encoding) {
            case "7bit" -> writePlain(out);
            case "base64" -> writeBase64(out);
            default -> writeQuoted(out);
        }
    }

    private void writePlain(Bytes out) {
        for (int from = 0; from < content.length; ) {
            int end = from;
            while (content[end] != '\n') {
                end++;
            }
            out.add(content, from, end - from).line();
            from = end + 1;
        }
    }

    private void writeBase64(Bytes out) {
        String crlf = new String(content, StandardCharsets.UTF_8).replace("\n", "\r\n");
        out.add(
                Base64.getMimeEncoder(LONGEST_QUOTED, CRLF)
                        .encode(crlf.getBytes(StandardCharsets.UTF_8)));
        out.line();
    }

    /// RFC 2045 section 6.7. A dot or `From ` at the start of a line is quoted as well: some
    /// programs on the way change these.
    private void writeQuoted(Bytes out) {
        for (int i = 0; i < content.length; ) {
            int run = out.column() == 0 && isFragile(i) ? i : literalEnd(i, out.column());
            out.add(content, i, run - i);
            i = run;
            if (content[i] == '\n') {
                out.line();
                i++;
            } else if (out.column() + (isLiteral(i) ? 1 : 3) > limit(i)) {
                out.add('=').line();
            } else {
                byte b = content[i++];
                out.add('=').add(HEX.charAt((b >> 4) & 15)).add(HEX.charAt(b & 15));
            }
        }
    }

    /// The end of the run of characters that can stand as they are on the current line.
    private int literalEnd(int from, int column) {
        int last = from + LONGEST_QUOTED - 1 - column;
        int end = from;
        while (end < last && isLiteral(end)) {
            end++;
        }
        return end == last && isLiteral(end) && content[end + 1] == '\n' ? end + 1 : end;
    }

    /// One column is kept for the soft break, which the last character of a line needs not.
    private int limit(int at) {
        return content[at + 1] == '\n' ? LONGEST_QUOTED : LONGEST_QUOTED - 1;
    }

    /// Whether the character needs no quoting where it stands; a line's end is none.
    private boolean isLiteral(int at) {
        byte kind = KIND[content[at] & 255];
        return kind == LETTER || (kind == BLANK && content[at + 1] != '\n');
    }

    private boolean isFragile(int at) {
        return content[at] == '.' || isFrom(content, at);
    }

    private static String encoding(byte[] content) {
        int line = 0;
        int unsafe = 0;
        boolean plain = true;
        for (int i = 0; i < content.length; i++) {
            byte b = content[i];
            if (b == '\n') {
                plain = plain && (line == 0 || content[i - 1] > ' ');
                line = 0;
                continue;
            }
            byte kind = KIND[b & 255];
            unsafe += kind == OTHER ? 1 : 0;
            plain &= kind != OTHER || b == '=';
            plain &= !(line == 0 && isFrom(content, i));
            line++;
            plain &= line <= LONGEST_LINE;
        }
        if (plain) {
            return "7bit";
        }
        return unsafe * 6 > content.length ? "base64" : "quoted-printable";
    }

    private static boolean isFrom(byte[] content, int at) {
        return content[at] == 'F'
                && at + 4 < content.length
                && content[at + 1] == 'r'
                && content[at + 2] == 'o'
                && content[at + 3] == 'm'
                && content[at + 4] == ' ';
    }

    private static String withLf(String text) {
        String lf = text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
        return lf.endsWith("\n") ? lf : lf + "\n";
    }
}
