package dev.espalier.email;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The SHA-256 of everything a recipient's copy is rendered from: what an approval approves.
public final class Fingerprint {

    private final byte[] bytes;
    private final int hash;

    private Fingerprint(byte[] bytes) {
        this.bytes = bytes;
        this.hash = Arrays.hashCode(bytes);
    }

    /// Each part goes in with its length before it, so that no two texts run together to the same
    /// bytes.
    public static Fingerprint of(EmailText text, Sender sender) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            for (var part :
                    new String[] {
                        text.subject(),
                        text.preheader(),
                        text.html(),
                        text.text(),
                        sender.name(),
                        sender.email()
                    }) {
                var utf8 = part.getBytes(StandardCharsets.UTF_8);
                sha.update((byte) (utf8.length >>> 24));
                sha.update((byte) (utf8.length >>> 16));
                sha.update((byte) (utf8.length >>> 8));
                sha.update((byte) utf8.length);
                sha.update(utf8);
            }
            return new Fingerprint(sha.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    /// Of several texts in their order: changes when any of them does, when one is added or taken
    /// away, and when one that was missing is written.
    public static Fingerprint ofAll(List<Optional<Fingerprint>> texts) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            for (var text : texts) {
                sha.update((byte) (text.isPresent() ? 1 : 0));
                text.ifPresent(one -> sha.update(one.bytes));
            }
            return new Fingerprint(sha.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    /// Reads what [#toString] writes; empty when it is no fingerprint.
    public static Optional<Fingerprint> parse(String digits) {
        if (digits.length() != 64) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Fingerprint(HexFormat.of().parseHex(digits)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// @param bytes 32 of them
    public static Fingerprint ofBytes(byte[] bytes) {
        if (bytes.length != 32) {
            throw new IllegalArgumentException(
                    "fingerprint: " + bytes.length + " bytes (expected: 32)");
        }
        return new Fingerprint(bytes.clone());
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /// 64 hexadecimal digits.
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
