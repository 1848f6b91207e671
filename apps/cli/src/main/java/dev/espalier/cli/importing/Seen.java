package dev.espalier.cli.importing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Texts that were there before, by 128 bits of their SHA-256: a million of them in 32 MB.
final class Seen {

    private static final int FIRST = 1 << 12;

    private final MessageDigest sha256 = sha256();
    private long[] slots = new long[2 * FIRST];
    private int count;

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    /// @return whether it is new
    boolean add(String text) {
        var hash = ByteBuffer.wrap(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        // Two zeros are an empty slot.
        boolean isNew = put(hash.getLong() | 1, hash.getLong());
        if (isNew && ++count > slots.length / 4) {
            grow();
        }
        return isNew;
    }

    private boolean put(long high, long low) {
        int mask = slots.length - 1;
        int at = (int) low << 1 & mask;
        while (slots[at] != 0) {
            if (slots[at] == high && slots[at + 1] == low) {
                return false;
            }
            at = at + 2 & mask;
        }
        slots[at] = high;
        slots[at + 1] = low;
        return true;
    }

    private void grow() {
        var before = slots;
        slots = new long[before.length * 2];
        for (int at = 0; at < before.length; at += 2) {
            if (before[at] != 0) {
                put(before[at], before[at + 1]);
            }
        }
    }
}
