package dev.espalier.engine.signing;

import java.nio.ByteBuffer;
import java.util.Optional;

/// Small numbers in few bytes: seven bits each, the lowest first, the top bit set while more
/// follow.
final class Varint {

    private static final int MOST_BYTES = 5;

    private Varint() {}

    /// @param number not negative
    static byte[] of(int number) {
        var out = ByteBuffer.allocate(MOST_BYTES);
        int left = number;
        while (left > 127) {
            out.put((byte) ((left & 127) | 128));
            left >>>= 7;
        }
        out.put((byte) left);
        var bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    /// The number at the buffer's position, which moves behind it; empty when there is none.
    static Optional<Integer> read(ByteBuffer from) {
        long number = 0;
        for (int i = 0; i < MOST_BYTES && from.hasRemaining(); i++) {
            byte b = from.get();
            number |= (long) (b & 127) << (7 * i);
            if (b >= 0) {
                return number > Integer.MAX_VALUE ? Optional.empty() : Optional.of((int) number);
            }
        }
        return Optional.empty();
    }
}
