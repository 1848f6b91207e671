package dev.espalier.mail.dkim;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The header of a message, field by field.
final class Fields {

    /// @param from where its name begins
    /// @param to behind its last byte, its line's end left out
    private record Field(String name, int from, int to) {}

    private final byte[] message;
    private final List<Field> fields = new ArrayList<>();
    private final int body;

    Fields(byte[] message) {
        this.message = message;
        int at = 0;
        while (at < message.length && message[at] != '\r') {
            int end = end(at);
            fields.add(new Field(name(at, end), at, end));
            at = end + 2;
        }
        this.body = Math.min(at + 2, message.length);
    }

    /// Where the body begins.
    int body() {
        return body;
    }

    /// What these fields come to, in this order; of two with one name the lower one first, one that
    /// is not there is nothing (RFC 6376 section 5.4.2).
    byte[] canonical(List<String> names) {
        var left = new ArrayList<>(fields.reversed());
        var out = new ByteArrayOutputStream(2_048);
        for (String name : names) {
            for (int i = 0; i < left.size(); i++) {
                if (left.get(i).name().equals(name)) {
                    var field = left.remove(i);
                    out.writeBytes(Relaxed.header(message, field.from(), field.to()));
                    out.write('\r');
                    out.write('\n');
                    break;
                }
            }
        }
        return out.toByteArray();
    }

    boolean has(String name) {
        return fields.stream().anyMatch(field -> field.name().equals(name));
    }

    /// The end of the field, the lines that continue it included.
    private int end(int from) {
        int at = from;
        while (at < message.length - 1) {
            boolean isEnd = message[at] == '\r' && message[at + 1] == '\n';
            if (isEnd && (at + 2 >= message.length || !Relaxed.isBlank(message[at + 2]))) {
                return at;
            }
            at++;
        }
        return message.length;
    }

    private String name(int from, int to) {
        int colon = from;
        while (colon < to && message[colon] != ':') {
            colon++;
        }
        return new String(message, from, colon - from, StandardCharsets.ISO_8859_1)
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
