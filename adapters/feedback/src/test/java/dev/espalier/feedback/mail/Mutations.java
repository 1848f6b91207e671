package dev.espalier.feedback.mail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/// Spoils messages as broken hosts and hostile people do.
public final class Mutations {

    private static final String[] SPICE = {
        "\r\n",
        "\n",
        "\r",
        "\0",
        "--=_b1",
        "--=_b1--",
        "Content-Type: message/rfc822\r\n\r\n",
        "Content-Transfer-Encoding: base64\r\n",
        "Status: 5.1.1\r\n",
        "Action: failed\r\n",
        "<>",
        ":",
        ";",
        "=?utf-8?B?/////?=",
        "\u00e9",
        "5.1.1",
        "Final-Recipient: rfc822; x@y\r\n",
        "boundary=\"\"",
        "((((((",
        "\"\"\"\""
    };

    private Mutations() {}

    /// @param other from which pieces are taken
    public static byte[] of(String text, String other, Random random) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var donor = other.getBytes(StandardCharsets.UTF_8);
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            int at = random.nextInt(Math.max(1, bytes.length));
            int to = Math.min(bytes.length, at + random.nextInt(200));
            bytes =
                    switch (random.nextInt(6)) {
                        case 0 -> flipped(bytes, at, random);
                        case 1 -> joined(bytes, at, new byte[0], to);
                        case 2 -> joined(bytes, at, Arrays.copyOfRange(bytes, at, to), at);
                        case 3 -> joined(bytes, at, spice(random), at);
                        case 4 -> Arrays.copyOf(bytes, at);
                        default -> {
                            int from = random.nextInt(donor.length);
                            int end = Math.min(donor.length, from + random.nextInt(300));
                            yield joined(bytes, at, Arrays.copyOfRange(donor, from, end), at);
                        }
                    };
        }
        return bytes;
    }

    private static byte[] spice(Random random) {
        return SPICE[random.nextInt(SPICE.length)].getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] flipped(byte[] bytes, int at, Random random) {
        var copy = bytes.clone();
        if (at < copy.length) {
            copy[at] = (byte) random.nextInt(256);
        }
        return copy;
    }

    private static byte[] joined(byte[] bytes, int upTo, byte[] middle, int from) {
        var all = Arrays.copyOf(bytes, upTo + middle.length + bytes.length - from);
        System.arraycopy(middle, 0, all, upTo, middle.length);
        System.arraycopy(bytes, from, all, upTo + middle.length, bytes.length - from);
        return all;
    }
}
