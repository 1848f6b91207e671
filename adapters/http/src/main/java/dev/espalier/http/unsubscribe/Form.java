package dev.espalier.http.unsubscribe;

import dev.espalier.http.page.Visit;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// The fields of a posted form, in either of the two ways to write one.
final class Form {

    private static final Pattern BOUNDARY =
            Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME =
            Pattern.compile(
                    "content-disposition:[^\\r\\n]*\\bname=(?:\"([^\"]*)\"|([^;\\s]+))",
                    Pattern.CASE_INSENSITIVE);

    private final Map<String, String> fields = new HashMap<>();

    private Form() {}

    static Form of(Visit visit) {
        var form = new Form();
        var type = visit.header().apply("content-type").orElse("");
        var body = new String(visit.body().get(), StandardCharsets.UTF_8);
        if (type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            form.readParts(type, body);
        } else {
            form.readPairs(body);
        }
        return form;
    }

    /// Whether a field has this value; capitals do not matter.
    boolean says(String field, String value) {
        return value.equalsIgnoreCase(fields.get(field.toLowerCase(Locale.ROOT)));
    }

    private void put(String name, String value) {
        fields.putIfAbsent(name.strip().toLowerCase(Locale.ROOT), value.strip());
    }

    private void readPairs(String body) {
        for (String pair : body.split("&", -1)) {
            int at = pair.indexOf('=');
            if (at > 0) {
                put(decoded(pair.substring(0, at)), decoded(pair.substring(at + 1)));
            }
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }

    /// RFC 7578, as far as short texts need it.
    private void readParts(String type, String body) {
        var boundary = BOUNDARY.matcher(type);
        if (!boundary.find()) {
            return;
        }
        var line = "--" + (boundary.group(1) == null ? boundary.group(2) : boundary.group(1));
        for (String part : body.split(Pattern.quote(line), -1)) {
            int blank = part.indexOf("\r\n\r\n");
            var name = NAME.matcher(blank < 0 ? "" : part.substring(0, blank));
            if (name.find()) {
                put(name.group(1) == null ? name.group(2) : name.group(1), part.substring(blank));
            }
        }
    }
}
