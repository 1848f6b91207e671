package dev.espalier.engine.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// The text of a key, on its way between its owner and its hash. Never printed by accident.
final class KeyText {

    static final String PREFIX = "esp_";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SHORTEST = 8;
    private static final int LONGEST = 200;
    private static final int SHOWN = 8;

    private final String text;

    private KeyText(String text) {
        this.text = text;
    }

    /// `esp_` and 43 letters of base64url: 256 random bits.
    static KeyText random() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new KeyText(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    static KeyText of(String text) {
        return new KeyText(text);
    }

    /// Whether it can be a key at all: 8..200 visible ASCII characters, which a header carries. An
    /// operator's own key need not look like ours.
    boolean isPlausible() {
        return text.length() >= SHORTEST
                && text.length() <= LONGEST
                && text.chars().allMatch(c -> c > ' ' && c < 127);
    }

    /// What a person may recognise the key by, never more than half of it.
    String beginning() {
        return text.substring(0, Math.min(SHOWN, text.length() / 2));
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    String hexHash() {
        return HexFormat.of().formatHex(hash());
    }

    /// The whole key, for its owner alone.
    String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return beginning() + "…";
    }
}
