package dev.espalier.engine.id;

import java.util.Optional;
import java.util.UUID;

/// Ids as people see them: a prefix, an underscore and a UUID in 26 letters of Crockford's base 32,
/// lower case (the TypeID form).
public final class TypeId {

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private TypeId() {}

    /// `snd` and a UUID give `snd_01k…`.
    public static String text(String prefix, UUID id) {
        var out = new char[26];
        long high = id.getMostSignificantBits();
        long low = id.getLeastSignificantBits();
        for (int i = 25; i >= 0; i--) {
            out[i] = ALPHABET.charAt((int) (low & 31));
            low = (low >>> 5) | (high << 59);
            high >>>= 5;
        }
        return prefix + "_" + new String(out);
    }

    /// The UUID behind a text of [#text]; empty when it is no such text.
    public static Optional<UUID> parse(String prefix, String text) {
        int start = prefix.length() + 1;
        if (text.length() != start + 26
                || !text.startsWith(prefix + "_")
                || text.charAt(start) > '7') {
            return Optional.empty();
        }
        long high = 0;
        long low = 0;
        for (int i = start; i < text.length(); i++) {
            int value = ALPHABET.indexOf(text.charAt(i));
            if (value < 0) {
                return Optional.empty();
            }
            high = (high << 5) | (low >>> 59);
            low = (low << 5) | value;
        }
        return Optional.of(new UUID(high, low));
    }
}
