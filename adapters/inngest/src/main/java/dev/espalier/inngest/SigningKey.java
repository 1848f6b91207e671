package dev.espalier.inngest;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A key shared with Inngest: it signs calls to us, and lets us in there.
///
/// @param prefix such as `signkey-prod-`; empty on some servers of one's own
/// @param secret the hex digits after it
public record SigningKey(String prefix, String secret) {

    private static final Pattern FORM =
            Pattern.compile("(signkey-[A-Za-z0-9_]+-)?((?:[0-9a-fA-F]{2}){4,})");

    /// `signkey-prod-` and hex digits, or the digits alone.
    public static Optional<SigningKey> parse(String text) {
        var form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(
                        new SigningKey(
                                Optional.ofNullable(form.group(1)).orElse(""), form.group(2)))
                : Optional.empty();
    }

    /// What is sent to its API: the hash of the key, never the key.
    String bearer() {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(HexFormat.of().parseHex(secret));
            return prefix + HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /// The signature of a body at a time, as hex: HMAC-SHA256 with the key's text.
    String sign(byte[] body, String time) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(body);
            mac.update(time.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }

    /// Never in a log.
    @Override
    public String toString() {
        return prefix + "…";
    }
}
