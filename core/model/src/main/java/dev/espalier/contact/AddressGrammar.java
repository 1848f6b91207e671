package dev.espalier.contact;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/// The grammar of RFC 5321 section 4.1.2 with the widening of RFC 6531 section 3.3.
final class AddressGrammar {

    /// RFC 5321 section 4.5.3.1.1.
    private static final int LONGEST_LOCAL = 64;

    /// The path of RFC 5321 section 4.5.3.1.3 is 256 bytes with its two angle brackets.
    private static final int LONGEST_ADDRESS = 254;

    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_SHOWN = 80;
    private static final String ATOM_MARKS = "!#$%&'*+-/=?^_`{|}~";
    private static final Pattern DOT = Pattern.compile("\\.");

    /// These four are letters of their own under IDNA 2008 and something else under IDNA 2003, the
    /// edition that the JDK knows.
    private static final Pattern TWO_READINGS = Pattern.compile("[ßς\u200c\u200d]");

    /// By code, of ASCII.
    private static final boolean[] ATOM_TEXT = new boolean[128];

    static {
        for (int c = 0; c < ATOM_TEXT.length; c++) {
            ATOM_TEXT[c] = isLetterOrDigit(c) || ATOM_MARKS.indexOf(c) >= 0;
        }
    }

    private AddressGrammar() {}

    static Optional<String> fault(String local, String domain) {
        if (isPlain(local, domain)) {
            return Optional.empty();
        }
        String whole = local + "@" + domain;
        if (bytes(whole) > LONGEST_ADDRESS) {
            return saying(whole, "is " + bytes(whole) + " bytes long (expected: 1..254)");
        }
        if (local.isEmpty() || bytes(local) > LONGEST_LOCAL) {
            return saying(whole, "has " + bytes(local) + " bytes before the @ (expected: 1..64)");
        }
        if (!isDotAtom(local) && !isQuoted(local)) {
            return saying(whole, "has a character or dot before the @ that needs quotes");
        }
        return domainFault(domain).flatMap(problem -> saying(whole, problem));
    }

    /// Whether the address is one of the ordinary ones, which nearly all are: a dot-atom and labels
    /// of letters, digits and hyphens that end in a word, all in ASCII. Addresses are checked
    /// wherever they enter and again for every message, so these are known at a glance; what is not
    /// plain is not wrong for that.
    private static boolean isPlain(String local, String domain) {
        int length = local.length();
        if (length > LONGEST_LOCAL || length + 1 + domain.length() > LONGEST_ADDRESS) {
            return false;
        }
        char before = '.';
        for (int i = 0; i < length; i++) {
            char c = local.charAt(i);
            if (c >= 128 || (c == '.' ? before == '.' : !ATOM_TEXT[c])) {
                return false;
            }
            before = c;
        }
        return before != '.' && isPlainDomain(domain);
    }

    private static boolean isPlainDomain(String domain) {
        int label = 0;
        boolean named = false;
        char before = '.';
        for (int i = 0; i < domain.length(); i++) {
            char c = domain.charAt(i);
            if (c == '.') {
                if (label == 0 || before == '-') {
                    return false;
                }
                label = 0;
                named = false;
            } else if (isLetterOrDigit(c) || (c == '-' && label > 0)) {
                label++;
                named |= !isDigit(c);
            } else {
                return false;
            }
            if (label > LONGEST_LABEL) {
                return false;
            }
            before = c;
        }
        return named && before != '.' && before != '-';
    }

    static boolean isDotAtom(String text) {
        return !text.isEmpty()
                && !text.startsWith(".")
                && !text.endsWith(".")
                && !text.contains("..")
                && every(text, c -> c == '.' || isAtomText(c));
    }

    /// Empty where the ASCII form is not certain or there is none.
    static Optional<String> asciiDomain(String domain) {
        if (isAscii(domain)) {
            return Optional.of(domain);
        }
        if (TWO_READINGS.matcher(domain).find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED | IDN.USE_STD3_ASCII_RULES));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// The input as a person may be shown it: bounded, every invisible character as its number.
    static String shown(String text) {
        var shown = new StringBuilder("\"");
        text.codePoints()
                .limit(LONGEST_SHOWN)
                .forEach(c -> {
                    if (c == ' ' || isVisible(c)) {
                        shown.appendCodePoint(c);
                    } else {
                        shown.append("\\u%04X".formatted(c));
                    }
                });
        return shown.append('"').toString();
    }

    private static Optional<String> domainFault(String domain) {
        if (domain.isEmpty()) {
            return Optional.of("has nothing after the @");
        }
        String[] labels = DOT.split(domain.toLowerCase(Locale.ROOT), -1);
        for (String label : labels) {
            Optional<String> fault = labelFault(label);
            if (fault.isPresent()) {
                return fault;
            }
        }
        if (every(labels[labels.length - 1], AddressGrammar::isDigit)) {
            return Optional.of("has a domain that ends in a number");
        }
        return Optional.empty();
    }

    private static Optional<String> labelFault(String label) {
        if (label.isEmpty()) {
            return Optional.of("has an empty label in its domain");
        }
        if (label.startsWith("-") || label.endsWith("-")) {
            return Optional.of("has a domain label that starts or ends with a hyphen");
        }
        if (!every(label, AddressGrammar::isLabelText)) {
            return Optional.of(
                    "has a character in its domain that is no letter, digit, hyphen or dot");
        }
        boolean named = isAscii(label) || TWO_READINGS.matcher(label).find();
        if (bytes(label) > LONGEST_LABEL && named) {
            return Optional.of("has a domain label longer than 63 bytes");
        }
        // Refuses what has no ASCII form, and a label too long in it.
        if (!named && asciiDomain(label).isEmpty()) {
            return Optional.of("has a domain label without an ASCII form");
        }
        return Optional.empty();
    }

    private static boolean isLabelText(int c) {
        return c == '-' || (c < 128 ? isLetterOrDigit(c) : isLetterOrMark(c));
    }

    private static boolean isLetterOrMark(int c) {
        return Character.isLetterOrDigit(c)
                || switch (Character.getType(c)) {
                    case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
                    default -> false;
                };
    }

    private static boolean isQuoted(String text) {
        int last = text.length() - 1;
        if (last < 2 || text.charAt(0) != '"' || text.charAt(last) != '"') {
            return false;
        }
        for (int i = 1; i < last; i++) {
            char c = text.charAt(i);
            if (c == '"' || (c == '\\' && ++i == last)) {
                return false;
            }
        }
        return every(text, c -> c == ' ' || isVisible(c));
    }

    private static boolean isAtomText(int c) {
        return c < 128 ? ATOM_TEXT[c] : isVisible(c);
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isAscii(String text) {
        return every(text, c -> c < 128);
    }

    /// Asked for every message that is sent, so without a stream.
    private static boolean every(String text, IntPredicate holds) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (!holds.test(c)) {
                return false;
            }
            i += Character.charCount(c);
        }
        return true;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static Optional<String> saying(String whole, String problem) {
        return Optional.of(shown(whole) + " " + problem);
    }
}
