package dev.espalier.http.wire;

import dev.espalier.http.shape.Shown;
import dev.espalier.refusal.Refused;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Takes request targets apart (RFC 3986): first split, then decode, so that `%2F` stays inside its
/// segment. Decoding is strict.
public final class Target {
    private Target() {}

    /// The decoded segments of a raw path; a slash at the end makes an empty last one.
    ///
    /// @throws Refused.Invalid when the percent-encoding is broken
    public static List<String> segments(String rawPath) {
        if (rawPath.isEmpty() || rawPath.equals("/")) {
            return List.of();
        }
        var segments = new ArrayList<String>();
        for (String part : rawPath.substring(1).split("/", -1)) {
            segments.add(decode(part, "path"));
        }
        return segments;
    }

    /// The decoded parameters in order of appearance. `+` is a space, as forms and
    /// `URLSearchParams` write it.
    ///
    /// @throws Refused.Invalid when the percent-encoding is broken
    public static Map<String, List<String>> query(String rawQuery) {
        var parameters = new LinkedHashMap<String, List<String>>();
        for (String pair : rawQuery.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            parameters
                    .computeIfAbsent(
                            decode(name.replace('+', ' '), "query"), _ -> new ArrayList<>())
                    .add(decode(value.replace('+', ' '), "query"));
        }
        return parameters;
    }

    /// Decodes a piece of a target.
    ///
    /// @param where it stands, for the refusal
    /// @throws Refused.Invalid when the percent-encoding is broken
    public static String decode(String raw, String where) {
        if (raw.indexOf('%') < 0) {
            return raw;
        }
        byte[] text = raw.getBytes(StandardCharsets.UTF_8);
        var bytes = ByteBuffer.allocate(text.length);
        for (int i = 0; i < text.length; i++) {
            if (text[i] != '%') {
                bytes.put(text[i]);
                continue;
            }
            int high = i + 2 < text.length ? Character.digit(text[i + 1], 16) : -1;
            int low = i + 2 < text.length ? Character.digit(text[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                throw broken(raw, where);
            }
            bytes.put((byte) (high << 4 | low));
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException _) {
            throw broken(raw, where);
        }
    }

    private static Refused broken(String raw, String where) {
        return Refused.Invalid.of(where, Shown.text(raw) + " (expected: UTF-8, percent-encoded)");
    }
}
