package dev.espalier.engine.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FrozenTest {

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] letter(String name) {
        return bytes(
                ("Dear " + name + ",\r\nthis paragraph is about as long as one is, and it wraps.\r\n")
                        .repeat(40));
    }

    @Test
    void a_message_that_differs_by_a_name_takes_a_fraction_of_its_size_and_comes_back() {
        var base = letter("friend");
        var message = letter("Ada");

        var packed = Frozen.pack(message, new Frozen.Base(base));

        assertThat(packed.length).isLessThan(message.length / 5);
        assertThat(Frozen.needsBase(packed)).isTrue();
        assertThat(Frozen.unpack(packed, base)).isEqualTo(message);
    }

    @Test
    void a_message_without_a_base_comes_back() {
        var packed = Frozen.pack(letter("Ada"), null);

        assertThat(Frozen.needsBase(packed)).isFalse();
        assertThat(Frozen.unpack(packed, null)).isEqualTo(letter("Ada"));
    }

    @Test
    void whatever_is_packed_comes_back() {
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 2_000; i++) {
            var base = some(random, random.nextInt(600));
            var message =
                    random.nextBoolean() ? some(random, random.nextInt(600)) : changed(random, base);
            var packed = Frozen.pack(message, random.nextInt(5) == 0 ? null : new Frozen.Base(base));
            assertThat(Frozen.unpack(packed, base)).as("seed %d, round %d", seed, i).isEqualTo(message);
        }
    }

    private static byte[] some(SplittableRandom random, int length) {
        var bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) ('a' + random.nextInt(3));
        }
        return bytes;
    }

    private static byte[] changed(SplittableRandom random, byte[] base) {
        var bytes = base.clone();
        for (int i = 0; i < bytes.length; i += 1 + random.nextInt(90)) {
            bytes[i] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    @Test
    void another_base_or_none_is_noticed() {
        var packed = Frozen.pack(letter("Ada"), new Frozen.Base(letter("friend")));

        assertThatThrownBy(() -> Frozen.unpack(packed, bytes("x".repeat(9_000))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Frozen.unpack(packed, bytes("short")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Frozen.unpack(packed, null))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
