package dev.espalier.mail.mime;

import dev.espalier.contact.EmailAddress;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;

/// Writes header fields, each refused when its input could end the field before its time.
final class Headers {

    private static final int LONGEST_LINE = 78;
    private static final int LONGEST_UNFOLDED = 998;

    /// Longer words than this are cut into encoded words, since a line cannot be folded inside one.
    private static final int LONGEST_WORD = 60;

    private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };

    /// Written by the house alone; a second one would change who or what the message is.
    private static final Set<String> OURS =
            Set.of(
                    "from",
                    "to",
                    "cc",
                    "bcc",
                    "subject",
                    "date",
                    "message-id",
                    "mime-version",
                    "return-path",
                    "content-type",
                    "content-transfer-encoding",
                    "content-disposition",
                    "dkim-signature");

    /// Fields whose value has a grammar, in which an encoded word would stand at a wrong place.
    private static final Set<String> GRAMMATICAL =
            Set.of(
                    "reply-to",
                    "sender",
                    "references",
                    "in-reply-to",
                    "auto-submitted",
                    "precedence",
                    "feedback-id");

    /// By code, of ASCII (RFC 5322 section 3.2.3).
    private static final boolean[] ATOM_TEXT = new boolean[128];

    static {
        for (int c = 0; c < ATOM_TEXT.length; c++) {
            ATOM_TEXT[c] =
                    (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z')
                            || (c >= '0' && c <= '9')
                            || "!#$%&'*+-/=?^_`{|}~".indexOf(c) >= 0;
        }
    }

    private final Bytes out;

    Headers(Bytes out) {
        this.out = out;
    }

    void mailbox(String field, String name, String address) {
        refuseControls(field, name);
        refuseControls(field, address);
        EmailAddress parsed = EmailAddress.of(address);
        String written = "<" + parsed.local() + "@" + parsed.asciiDomain() + ">";
        out.ascii(field).ascii(":");
        if (!name.isEmpty()) {
            out.add(' ');
            phrase(name);
        }
        if (out.column() + 1 + written.length() > LONGEST_LINE) {
            out.line();
        }
        out.add(' ').utf8(written).line();
    }

    void text(String field, String value) {
        refuseControls(field, value);
        out.ascii(field).ascii(": ");
        unstructured(value);
        out.line();
    }

    void date(Instant instant) {
        OffsetDateTime date = instant.atOffset(ZoneOffset.UTC);
        if (date.getYear() < 1900 || date.getYear() > 9999) {
            throw new IllegalArgumentException("Date: " + instant + " (expected: 1900..9999)");
        }
        out.ascii("Date: ").ascii(DAYS[date.getDayOfWeek().getValue() - 1]).ascii(", ");
        twoDigits(date.getDayOfMonth()).ascii(" ").ascii(MONTHS[date.getMonthValue() - 1]);
        out.ascii(" ").ascii(Integer.toString(date.getYear())).add(' ');
        twoDigits(date.getHour()).add(':');
        twoDigits(date.getMinute()).add(':');
        twoDigits(date.getSecond()).ascii(" +0000").line();
    }

    void messageId(String id) {
        int at = id.indexOf('@');
        boolean fits = at > 0 && at == id.lastIndexOf('@') && at < id.length() - 1;
        if (!fits || id.length() > 250 || !every(id, Headers::isIdText)) {
            throw new IllegalArgumentException(
                    "Message-ID: " + shown(id) + " (expected: left@right of letters and marks)");
        }
        out.ascii("Message-ID: <").ascii(id).ascii(">").line();
    }

    /// A field that the house does not know.
    void extra(String field, String value) {
        String known = field.toLowerCase(Locale.ROOT);
        if (field.isEmpty()
                || field.length() > LONGEST_WORD
                || !every(field, c -> c > 32 && c < 127 && c != ':')
                || OURS.contains(known)) {
            throw new IllegalArgumentException(
                    "header name: " + shown(field) + " (expected: one that may be added)");
        }
        refuseControls(field, value);
        boolean list = known.startsWith("list-");
        if (!list && !GRAMMATICAL.contains(known)) {
            text(field, value);
            return;
        }
        if (!isAscii(value) || field.length() + value.length() > LONGEST_UNFOLDED - 2) {
            throw new IllegalArgumentException(
                    field + ": " + shown(value) + " (expected: at most 990 ASCII characters)");
        }
        // Not folded: some readers of List-Unsubscribe do not unfold.
        out.ascii(field).ascii(": ").ascii(value).line();
    }

    private void unstructured(String value) {
        if (!isPlain(value)) {
            EncodedWords.write(out, value);
            return;
        }
        for (int from = 0; from < value.length(); ) {
            int blank = value.indexOf(' ', from + 1);
            int to = blank < 0 ? value.length() : blank;
            // The word brings its blank, which then stands at the start of the next line.
            if (from > 0 && out.column() + to - from > LONGEST_LINE) {
                out.line();
            }
            out.ascii(value.substring(from, to));
            from = to;
        }
    }

    private void phrase(String name) {
        if (!isPlain(name) || name.length() > LONGEST_WORD) {
            EncodedWords.write(out, name);
        } else if (every(name, c -> c == ' ' || isAtomText(c))) {
            out.ascii(name);
        } else {
            out.add('"');
            for (int i = 0; i < name.length(); i++) {
                char c = name.charAt(i);
                if (c == '"' || c == '\\') {
                    out.add('\\');
                }
                out.add(c);
            }
            out.add('"');
        }
    }

    /// Whether the text may stand as it is: ASCII, nothing that a reader would take for an encoded
    /// word, no blank that unfolding would lose, no word too long to fold around.
    private static boolean isPlain(String text) {
        int word = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            word = c == ' ' ? 0 : word + 1;
            if (c > 126 || word > LONGEST_WORD || (c == '=' && text.startsWith("=?", i))) {
                return false;
            }
            if (c == ' ' && (i == 0 || i == text.length() - 1 || text.charAt(i + 1) == ' ')) {
                return false;
            }
        }
        return true;
    }

    private Bytes twoDigits(int n) {
        return out.add('0' + n / 10).add('0' + n % 10);
    }

    private static void refuseControls(String field, String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                throw new IllegalArgumentException(
                        field + ": " + shown(value) + " (expected: no control characters)");
            }
        }
    }

    private static String shown(String value) {
        var shown = new StringBuilder("\"");
        value.chars()
                .limit(80)
                .forEach(c -> {
                    if (c < ' ' || c > '~') {
                        shown.append("\\u%04X".formatted(c));
                    } else {
                        shown.append((char) c);
                    }
                });
        return shown.append('"').toString();
    }

    private static boolean isAtomText(int c) {
        return c < 128 && ATOM_TEXT[c];
    }

    private static boolean isIdText(int c) {
        return c == '@' || c == '.' || isAtomText(c);
    }

    private static boolean isAscii(String text) {
        return every(text, c -> c < 128);
    }

    private static boolean every(String text, IntPredicate holds) {
        for (int i = 0; i < text.length(); i++) {
            if (!holds.test(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
