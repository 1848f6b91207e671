package dev.espalier.mail.mime;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A growing array that knows how far the current line has come.
final class Bytes {

    private byte[] bytes;
    private int length;
    private int lineStart;

    Bytes(int capacity) {
        bytes = new byte[capacity];
    }

    /// Latin letters as they are; whoever calls has seen that there are no others.
    @SuppressWarnings("deprecation") // the copying getBytes is the one that allocates nothing
    Bytes ascii(String text) {
        int count = text.length();
        room(count);
        text.getBytes(0, count, bytes, length);
        length += count;
        return this;
    }

    Bytes utf8(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    Bytes add(byte[] more) {
        return add(more, 0, more.length);
    }

    Bytes add(byte[] more, int from, int count) {
        room(count);
        System.arraycopy(more, from, bytes, length, count);
        length += count;
        return this;
    }

    Bytes add(int b) {
        room(1);
        bytes[length++] = (byte) b;
        return this;
    }

    Bytes line() {
        room(2);
        bytes[length++] = '\r';
        bytes[length++] = '\n';
        lineStart = length;
        return this;
    }

    /// How many bytes the current line has.
    int column() {
        return length - lineStart;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, length);
    }

    private void room(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
    }
}
