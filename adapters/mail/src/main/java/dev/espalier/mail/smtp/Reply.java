package dev.espalier.mail.smtp;

import java.util.List;
import java.util.regex.Pattern;

/// One answer of the relay (RFC 5321 section 4.2).
///
/// @param code 200..599
/// @param lines the text of each line without code and separator; at least one
record Reply(int code, List<String> lines) {

    private static final Pattern ENHANCED =
            Pattern.compile("(?<status>[245]\\.[0-9]{1,3}\\.[0-9]{1,3})( .*)?");
    private static final int LONGEST = 500;

    boolean isPositive() {
        return code / 100 == 2;
    }

    boolean isRefusal() {
        return code >= 400;
    }

    /// The code after RFC 3463; empty when there is none or it contradicts the reply code.
    String enhanced() {
        var matcher = ENHANCED.matcher(lines.getFirst());
        return matcher.matches() && lines.getFirst().charAt(0) == '0' + code / 100
                ? matcher.group("status")
                : "";
    }

    /// The whole answer on one line, for people.
    String text() {
        return oneLine(code + " " + String.join(" ", lines));
    }

    /// At most 500 characters, every control a question mark.
    static String oneLine(String text) {
        String bounded =
                text.length() <= LONGEST
                        ? text
                        : text.substring(
                                0,
                                Character.isHighSurrogate(text.charAt(LONGEST - 1))
                                        ? LONGEST - 1
                                        : LONGEST);
        for (int i = 0; i < bounded.length(); i++) {
            if (isHidden(bounded.charAt(i))) {
                return replaceHidden(bounded);
            }
        }
        return bounded;
    }

    private static String replaceHidden(String text) {
        var visible = new StringBuilder(text);
        for (int i = 0; i < visible.length(); i++) {
            if (isHidden(visible.charAt(i))) {
                visible.setCharAt(i, '?');
            }
        }
        return visible.toString();
    }

    private static boolean isHidden(char c) {
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
    }
}
