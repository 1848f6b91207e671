package dev.espalier.engine.access;

import java.util.HexFormat;

/// The text of a key, on its way between its owner and its hash. Never printed by accident.
final class KeyText {

    static final String PREFIX = "esp_";

    private static final int SHORTEST = 8;
    private static final int LONGEST = 200;
    private static final int SHOWN = 8;

    private final String text;

    private KeyText(String text) {
        this.text = text;
    }

    /// `esp_` and 43 letters of base64url: 256 random bits.
    static KeyText random() {
        return new KeyText(PREFIX + Secret.random().reveal());
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
        return Secret.sha256(text);
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
