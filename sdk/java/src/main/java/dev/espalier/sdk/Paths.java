package dev.espalier.sdk;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Paths and queries, whatever is in an id: slashes, dots, any letter.
final class Paths {
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final String PLAIN = "-_.~";

    private Paths() {}

    /// @param template such as `/sequences/{sequenceId}/contacts`
    static String path(String template, String... ids) {
        var matcher = PARAMETER.matcher(template);
        var path = new StringBuilder();
        for (int i = 0; matcher.find(); i++) {
            if (ids[i].isEmpty()) {
                throw EspalierException.invalid(
                        matcher.group(1), "\"\" (expected: 1 or more characters)");
            }
            matcher.appendReplacement(path, segment(matcher.group(1), ids[i]));
        }
        return matcher.appendTail(path).toString();
    }

    /// @return such as `?status=active&limit=20`; empty when nothing is given
    static String query(Map<String, ? extends @Nullable Object> parameters) {
        var query = new StringJoiner("&", "?", "").setEmptyValue("");
        parameters.forEach((name, value) -> {
            if (value instanceof Collection<?> values) {
                values.forEach(one -> query.add(name + "=" + encoded(name, text(one))));
            } else if (value != null) {
                query.add(name + "=" + encoded(name, text(value)));
            }
        });
        return query.toString();
    }

    private static String text(Object value) {
        return value instanceof Enum<?> word
                ? word.toString().toLowerCase(Locale.ROOT)
                : value.toString();
    }

    /// A segment of dots alone would be a way up.
    private static String segment(String name, String id) {
        var encoded = encoded(name, id);
        return encoded.matches("\\.+") ? encoded.replace(".", "%2E") : encoded;
    }

    private static String encoded(String name, String text) {
        var out = new StringBuilder();
        for (byte b : bytes(name, text)) {
            char c = (char) (b & 0xff);
            boolean plain =
                    (c >= '0' && c <= '9')
                            || (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z')
                            || PLAIN.indexOf(c) >= 0;
            if (plain) {
                out.append(c);
            } else {
                out.append('%').append(String.format("%02X", (int) c));
            }
        }
        return out.toString();
    }

    private static byte[] bytes(String name, String text) {
        try {
            var encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            var bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw EspalierException.invalid(
                    name, "text with half a surrogate pair (expected: text that UTF-8 has)");
        }
    }
}
