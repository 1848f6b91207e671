package dev.espalier.engine.signing;

import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/// How the bytes of a token are written (RFC 4648), without padding.
enum Spelling {
    BASE64URL {
        @Override
        String write(byte[] bytes) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        }

        @Override
        byte[] decode(String text) {
            return Base64.getUrlDecoder().decode(text);
        }
    },

    /// Written in lower case, read in either.
    BASE32 {
        private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

        @Override
        String write(byte[] bytes) {
            var out = new StringBuilder((bytes.length * 8 + 4) / 5);
            int held = 0;
            int bits = 0;
            for (byte b : bytes) {
                held = (held << 8) | (b & 0xFF);
                bits += 8;
                while (bits >= 5) {
                    bits -= 5;
                    out.append(LETTERS.charAt((held >>> bits) & 31));
                }
                held &= (1 << bits) - 1;
            }
            if (bits > 0) {
                out.append(LETTERS.charAt((held << (5 - bits)) & 31));
            }
            return out.toString();
        }

        @Override
        byte[] decode(String text) {
            var out = new byte[text.length() * 5 / 8];
            int held = 0;
            int bits = 0;
            int at = 0;
            for (int i = 0; i < text.length(); i++) {
                int value = LETTERS.indexOf(text.charAt(i));
                if (value < 0) {
                    throw new IllegalArgumentException("not base 32");
                }
                held = (held << 5) | value;
                bits += 5;
                if (bits >= 8) {
                    bits -= 8;
                    out[at++] = (byte) (held >>> bits);
                    held &= (1 << bits) - 1;
                }
            }
            return out;
        }

        @Override
        String canonical(String text) {
            return text.toLowerCase(Locale.ROOT);
        }
    };

    private static final int LONGEST = 2_000;

    abstract String write(byte[] bytes);

    /// @throws IllegalArgumentException when it is no such text
    abstract byte[] decode(String text);

    String canonical(String text) {
        return text;
    }

    /// The bytes; empty when it is not exactly what [#write] makes of some.
    Optional<byte[]> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var given = canonical(text);
            return Optional.of(decode(given)).filter(bytes -> write(bytes).equals(given));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
