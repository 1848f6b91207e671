package dev.espalier.engine.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// 256 random bits in base64url, on their way to whoever they are for. Never printed by accident.
public final class Secret {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LONGEST = 200;

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    public static Secret random() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// @param text whatever a stranger can type
    public static Secret of(String text) {
        return new Secret(text.substring(0, Math.min(LONGEST, text.length())));
    }

    /// SHA-256, enough for a text that nobody can guess.
    public byte[] hash() {
        return sha256(text);
    }

    public String hexHash() {
        return HexFormat.of().formatHex(hash());
    }

    /// Of the UTF-8 of a text.
    public static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    /// The whole of it, for its owner alone.
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "hidden";
    }
}
