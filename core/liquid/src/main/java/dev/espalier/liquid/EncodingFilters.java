package dev.espalier.liquid;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Filters to and from URL and Base64 encodings, always by way of UTF-8. What is decoded is plain
/// text again, whatever it was before.
final class EncodingFilters {
    private static final String HEX = "0123456789ABCDEF";

    private EncodingFilters() {}

    private interface Decoder {
        String decode(String text);
    }

    static List<FilterSpec> all() {
        return List.of(
                FilterSpec.of("url_encode", 0, 0, EncodingFilters::urlEncode),
                FilterSpec.of(
                        "url_decode",
                        0,
                        0,
                        (in, a) -> in == null ? null : decoded(in, EncodingFilters::urlDecode, a)),
                FilterSpec.of("base64_encode", 0, 0, base64(Base64.getEncoder())),
                FilterSpec.of(
                        "base64_decode",
                        0,
                        0,
                        (in, a) -> decoded(in, t -> base64(t, Base64.getDecoder()), a)),
                FilterSpec.of("base64_url_safe_encode", 0, 0, base64(Base64.getUrlEncoder())),
                FilterSpec.of(
                        "base64_url_safe_decode",
                        0,
                        0,
                        (in, a) -> decoded(in, t -> base64(t, Base64.getUrlDecoder()), a)));
    }

    private static Object decoded(@Nullable Object input, Decoder decoder, Arguments arguments) {
        var text = arguments.text(input);
        arguments.budget().spend(text.length());
        return decoder.decode(text);
    }

    private static Filter base64(Base64.Encoder encoder) {
        return TextFilter.of((text, _) -> encoder.encodeToString(text.getBytes(UTF_8)));
    }

    private static String base64(String text, Base64.Decoder decoder) {
        try {
            return text(decoder.decode(text));
        } catch (IllegalArgumentException _) {
            throw new Failure("text (expected: base64)");
        }
    }

    private static String text(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            throw new Failure("bytes (expected: UTF-8)");
        }
    }

    private static @Nullable Object urlEncode(@Nullable Object input, Arguments arguments) {
        return input == null
                ? null
                : TextFilter.of((text, _) -> urlEncode(text)).apply(input, arguments);
    }

    private static String urlEncode(String text) {
        var out = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(UTF_8)) {
            if (isUnreserved(b)) out.append((char) b);
            else if (b == ' ') out.append('+');
            else out.append('%').append(HEX.charAt((b >> 4) & 15)).append(HEX.charAt(b & 15));
        }
        return out.toString();
    }

    private static boolean isUnreserved(byte b) {
        return (b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || (b >= '0' && b <= '9')
                || b == '-'
                || b == '_'
                || b == '.'
                || b == '~';
    }

    private static String urlDecode(String text) {
        var in = text.getBytes(UTF_8);
        var out = new ByteArrayOutputStream(in.length);
        for (int i = 0; i < in.length; i++) {
            int value = in[i] == '%' && i + 2 < in.length ? hex(in[i + 1], in[i + 2]) : -1;
            if (value >= 0) {
                out.write(value);
                i += 2;
            } else {
                out.write(in[i] == '+' ? ' ' : in[i]);
            }
        }
        return text(out.toByteArray());
    }

    private static int hex(byte high, byte low) {
        int h = Character.digit(high, 16);
        int l = Character.digit(low, 16);
        return h < 0 || l < 0 ? -1 : h * 16 + l;
    }
}
