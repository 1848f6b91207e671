package dev.espalier.engine.dispatch;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/// Messages packed so small that every one can be kept before it is handed over.
///
/// Those made of one text differ in a name here and there. A packed message is the list of what is
/// copied from the text's base and what is said anew; without a base it is deflated. The checksum
/// makes sure that what comes out is what went in.
///
///     kind (0 deflated, 1 against a base) · CRC-32C of the message, 4 bytes · its length · pieces
///     piece: length × 2 + 1, offset in the base │ length × 2, that many bytes; numbers in base 128
final class Frozen {

    private static final int DEFLATED = 0;
    private static final int AGAINST_BASE = 1;

    /// Shorter matches cost more than they save.
    private static final int WINDOW = 8;

    private static final int SLOTS = 1 << 13;
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Frozen() {}

    /// A message to pack others against, with an index of what stands where in it.
    static final class Base {
        private final byte[] bytes;

        /// One more than the place where a window of bytes with this hash stands; 0: nowhere.
        private final int[] places = new int[SLOTS];

        Base(byte[] bytes) {
            this.bytes = bytes;
            for (int at = bytes.length - WINDOW; at >= 0; at--) {
                places[slot(bytes, at)] = at + 1;
            }
        }

        byte[] bytes() {
            return bytes;
        }

        /// Where in the base the next bytes of a message stand, or -1.
        ///
        /// @param expected where they would stand if nothing but the bytes between had changed
        private int find(byte[] message, int at, int expected) {
            if (expected >= 0
                    && expected <= bytes.length - WINDOW
                    && isSame(message, at, expected)) {
                return expected;
            }
            int place = places[slot(message, at)] - 1;
            return place >= 0 && isSame(message, at, place) ? place : -1;
        }

        private boolean isSame(byte[] message, int at, int place) {
            return (long) LONGS.get(message, at) == (long) LONGS.get(bytes, place);
        }

        private static int slot(byte[] bytes, int at) {
            long window = (long) LONGS.get(bytes, at);
            return (int) ((window * 0x9E3779B97F4A7C15L) >>> (64 - 13));
        }
    }

    static byte[] pack(byte[] message, @Nullable Base base) {
        var out = new Out();
        out.add(base == null ? DEFLATED : AGAINST_BASE);
        int sum = checksum(message);
        for (int shift = 0; shift < 32; shift += 8) {
            out.add(sum >>> shift);
        }
        out.number(message.length);
        if (base == null) {
            deflate(message, out);
        } else {
            against(base, message, out);
        }
        return out.toArray();
    }

    private static void against(Base base, byte[] message, Out out) {
        int said = 0;
        int shift = 0;
        for (int at = 0; at <= message.length - WINDOW; ) {
            int place = base.find(message, at, at + shift);
            if (place < 0) {
                at++;
                continue;
            }
            int length =
                    Arrays.mismatch(
                            message, at, message.length, base.bytes, place, base.bytes.length);
            length = length < 0 ? message.length - at : length;
            literal(out, message, said, at);
            out.number(length * 2 + 1);
            out.number(place);
            shift = place - at;
            at += length;
            said = at;
        }
        literal(out, message, said, message.length);
    }

    private static void literal(Out out, byte[] message, int from, int to) {
        if (to > from) {
            out.number((to - from) * 2);
            out.add(message, from, to - from);
        }
    }

    /// @param base what it was packed against, if it was
    /// @throws IllegalArgumentException when the two do not belong together
    static byte[] unpack(byte[] packed, byte @Nullable [] base) {
        var in = new In(packed);
        int kind = in.next();
        int sum = in.next() | (in.next() << 8) | (in.next() << 16) | (in.next() << 24);
        var message = new byte[in.number()];
        if (kind == DEFLATED) {
            inflate(in, message);
        } else if (base == null) {
            throw new IllegalArgumentException("the base of a kept message is missing");
        } else {
            try {
                in.pieces(base, message);
            } catch (IndexOutOfBoundsException other) {
                throw new IllegalArgumentException("a kept message does not fit its base", other);
            }
        }
        if (checksum(message) != sum) {
            throw new IllegalArgumentException("a kept message does not fit its checksum");
        }
        return message;
    }

    static boolean needsBase(byte[] packed) {
        return packed[0] == AGAINST_BASE;
    }

    private static int checksum(byte[] message) {
        var sum = new CRC32C();
        sum.update(message);
        return (int) sum.getValue();
    }

    private static void deflate(byte[] message, Out out) {
        var deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(message);
            deflater.finish();
            var some = new byte[4096];
            while (!deflater.finished()) {
                out.add(some, 0, deflater.deflate(some));
            }
        } finally {
            deflater.end();
        }
    }

    private static void inflate(In in, byte[] message) {
        var inflater = new Inflater(true);
        try {
            inflater.setInput(in.bytes, in.at, in.bytes.length - in.at);
            int length = 0;
            while (length < message.length && !inflater.finished()) {
                length += inflater.inflate(message, length, message.length - length);
            }
        } catch (DataFormatException broken) {
            throw new IllegalArgumentException("a kept message cannot be read", broken);
        } finally {
            inflater.end();
        }
    }

    /// A growing array. The JDK's stream takes its lock for each byte, and every message goes
    /// through here.
    private static final class Out {
        private byte[] bytes = new byte[1024];
        private int length;

        void add(int b) {
            room(1);
            bytes[length++] = (byte) b;
        }

        void add(byte[] more, int from, int count) {
            room(count);
            System.arraycopy(more, from, bytes, length, count);
            length += count;
        }

        /// In base 128, the lowest digits first.
        void number(int number) {
            int rest = number;
            while (rest > 127) {
                add((rest & 127) | 128);
                rest >>>= 7;
            }
            add(rest);
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

    private static final class In {
        private final byte[] bytes;
        private int at;

        In(byte[] bytes) {
            this.bytes = bytes;
        }

        int next() {
            return bytes[at++] & 255;
        }

        int number() {
            int number = 0;
            int shift = 0;
            int part;
            do {
                part = next();
                number |= (part & 127) << shift;
                shift += 7;
            } while (part > 127);
            return number;
        }

        void pieces(byte[] base, byte[] message) {
            for (int to = 0; to < message.length; ) {
                int head = number();
                int length = head >>> 1;
                if ((head & 1) == 1) {
                    System.arraycopy(base, number(), message, to, length);
                } else {
                    System.arraycopy(bytes, at, message, to, length);
                    at += length;
                }
                to += length;
            }
        }
    }
}
