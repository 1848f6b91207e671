package dev.espalier.receipts;

import dev.espalier.engine.dispatch.Receipts.Receipt;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/// The form of a file of receipts: slots of one size, each free or with one [Receipt].
///
/// A slot is a mark (1: filled), the length of the relay's words (16 bits at 2), a CRC-32C of all
/// that follows (at 4), workspace (8), attempt (12), node (16), send (32), the time (48,
/// milliseconds of the epoch) and the words (56). The mark is written last and taken away first:
/// whatever moment a process is killed at, a slot that is marked is whole. The sum is for what the
/// system itself loses when the machine goes.
final class Slots {

    static final int MANY = 4096;

    private static final Pattern ADDRESS = Pattern.compile("\\S*@\\S*");

    private static final int SIZE = 256;
    private static final int MARK = 0;
    private static final int LENGTH = 2;
    private static final int SUM = 4;
    private static final int WORKSPACE = 8;
    private static final int ATTEMPT = 12;
    private static final int NODE = 16;
    private static final int SEND = 32;
    private static final int AT = 48;
    private static final int WORDS = 56;

    /// Of a file, in bytes.
    static final int BYTES = MANY * SIZE;

    private final ByteBuffer bytes;

    /// @param bytes [#BYTES] of them
    Slots(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /// Several threads may fill slots at once, each another.
    void fill(int slot, Receipt one) {
        int at = slot * SIZE;
        var words = words(one.detail());
        bytes.putShort(at + LENGTH, (short) words.length);
        bytes.putInt(at + WORKSPACE, one.workspace());
        bytes.putInt(at + ATTEMPT, one.attempt());
        put(at + NODE, one.node());
        put(at + SEND, one.send());
        bytes.putLong(at + AT, one.at().toEpochMilli());
        bytes.put(at + WORDS, words);
        bytes.putInt(at + SUM, sum(at, words.length));
        VarHandle.releaseFence();
        bytes.put(at + MARK, (byte) 1);
    }

    /// Nothing of it is left.
    void clear(int slot) {
        int at = slot * SIZE;
        bytes.put(at + MARK, (byte) 0);
        VarHandle.releaseFence();
        bytes.put(at, new byte[WORDS + bytes.getShort(at + LENGTH)]);
    }

    List<Receipt> all() {
        var all = new ArrayList<Receipt>();
        for (int slot = 0; slot < MANY; slot++) {
            read(slot).ifPresent(all::add);
        }
        return all;
    }

    private Optional<Receipt> read(int slot) {
        int at = slot * SIZE;
        int length = bytes.getShort(at + LENGTH);
        if (bytes.get(at + MARK) != 1
                || length < 0
                || length > SIZE - WORDS
                || bytes.getInt(at + SUM) != sum(at, length)) {
            return Optional.empty();
        }
        var words = new byte[length];
        bytes.get(at + WORDS, words);
        return Optional.of(
                new Receipt(
                        uuid(at + NODE),
                        bytes.getInt(at + WORKSPACE),
                        uuid(at + SEND),
                        bytes.getInt(at + ATTEMPT),
                        Instant.ofEpochMilli(bytes.getLong(at + AT)),
                        new String(words, StandardCharsets.UTF_8)));
    }

    /// Nobody's address, and as many whole characters as there is room for.
    private static byte[] words(String detail) {
        var all =
                (detail.indexOf('@') < 0 ? detail : ADDRESS.matcher(detail).replaceAll("…"))
                        .getBytes(StandardCharsets.UTF_8);
        int end = Math.min(all.length, SIZE - WORDS);
        while (end < all.length && end > 0 && (all[end] & 0xC0) == 0x80) {
            end--;
        }
        return Arrays.copyOf(all, end);
    }

    private int sum(int at, int words) {
        var sum = new CRC32C();
        sum.update(bytes.slice(at + WORKSPACE, WORDS - WORKSPACE + words));
        return (int) sum.getValue();
    }

    private void put(int at, UUID id) {
        bytes.putLong(at, id.getMostSignificantBits());
        bytes.putLong(at + Long.BYTES, id.getLeastSignificantBits());
    }

    private UUID uuid(int at) {
        return new UUID(bytes.getLong(at), bytes.getLong(at + Long.BYTES));
    }
}
