package dev.espalier.mail.dkim;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Verifies as RFC 6376 section 6.1 tells a receiver to, with regular expressions over whole texts:
/// another way than the signer's, so that the two do not share a mistake. The signatures of RFC
/// 8463 keep it honest.
final class Receiver {

    private static final Pattern FIELD =
            Pattern.compile("(?m)^([^:\\s]+)[ \\t]*:((?:.*\\r\\n)(?:[ \\t].*\\r\\n)*)");
    private static final byte[] ED25519_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private final Map<String, String> dns;

    /// @param dns TXT records by name
    Receiver(Map<String, String> dns) {
        this.dns = dns;
    }

    /// The algorithms of the signatures that are good.
    List<String> accepts(byte[] message) {
        var text = new String(message, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        var fields = new ArrayList<String[]>();
        var matcher = FIELD.matcher(text.substring(0, end + 2));
        while (matcher.find()) {
            fields.add(new String[] {matcher.group(1), matcher.group(2)});
        }
        return fields.stream()
                .filter(field -> field[0].equalsIgnoreCase("DKIM-Signature"))
                .filter(field -> isGood(field, fields, text.substring(end + 4)))
                .map(field -> tag(tags(field[1]), "a"))
                .toList();
    }

    private boolean isGood(String[] own, List<String[]> fields, String body) {
        var tags = tags(own[1]);
        if (!tag(tags, "c").equals("relaxed/relaxed") || !tag(tags, "v").equals("1")) {
            return false;
        }
        var hash = Base64.getEncoder().encodeToString(sha256(latin(relaxedBody(body))));
        if (!hash.equals(tag(tags, "bh"))) {
            return false;
        }
        var left = new ArrayList<>(fields);
        var signed = new StringBuilder();
        for (String name : tag(tags, "h").split(":")) {
            for (int i = left.size() - 1; i >= 0; i--) {
                if (left.get(i)[0].equalsIgnoreCase(name)) {
                    signed.append(relaxed(left.remove(i))).append("\r\n");
                    break;
                }
            }
        }
        var stripped = own[1].replaceFirst("(?s)(;\\s*b\\s*=)[^;]*", "$1");
        signed.append(relaxed(new String[] {own[0], stripped}));
        return verify(tags, latin(signed.toString()));
    }

    private boolean verify(Map<String, String> tags, byte[] data) {
        var record = tags(dns.getOrDefault(tag(tags, "s") + "._domainkey." + tag(tags, "d"), ""));
        var shown = Base64.getDecoder().decode(tag(record, "p"));
        try {
            boolean isRsa = tag(tags, "a").equals("rsa-sha256");
            var signature = Signature.getInstance(isRsa ? "SHA256withRSA" : "Ed25519");
            signature.initVerify(isRsa ? key("RSA", shown) : key("Ed25519", joined(shown)));
            signature.update(isRsa ? data : sha256(data));
            return signature.verify(Base64.getDecoder().decode(tag(tags, "b")));
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    private static PublicKey key(String kind, byte[] der) throws GeneralSecurityException {
        return KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(der));
    }

    private static byte[] joined(byte[] raw) {
        var der = Arrays.copyOf(ED25519_HEAD, ED25519_HEAD.length + raw.length);
        System.arraycopy(raw, 0, der, ED25519_HEAD.length, raw.length);
        return der;
    }

    private static String relaxed(String[] field) {
        return field[0].toLowerCase(java.util.Locale.ROOT).strip()
                + ":"
                + field[1].replace("\r\n", "").replaceAll("[ \\t]+", " ").strip();
    }

    private static String relaxedBody(String body) {
        var lines = body.replaceAll("[ \\t]+\r\n", "\r\n").replaceAll("[ \\t]+", " ");
        var trimmed = lines.replaceFirst("(\r\n)+$", "");
        return trimmed.isEmpty() ? "" : trimmed + "\r\n";
    }

    private static Map<String, String> tags(String list) {
        var tags = new LinkedHashMap<String, String>();
        for (String tag : list.split(";")) {
            int at = tag.indexOf('=');
            if (at > 0) {
                tags.put(
                        tag.substring(0, at).strip(), tag.substring(at + 1).replaceAll("\\s+", ""));
            }
        }
        return tags;
    }

    private static String tag(Map<String, String> tags, String name) {
        return tags.getOrDefault(name, "");
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
