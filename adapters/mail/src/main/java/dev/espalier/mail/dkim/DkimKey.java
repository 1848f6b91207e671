package dev.espalier.mail.dkim;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/// A private key and the name under which the DNS shows its public half. Safe for use by many
/// threads; its secret is never printed.
public final class DkimKey {

    private static final Pattern PEM =
            Pattern.compile(
                    "-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final int SHORTEST_RSA = 1024;
    private static final int RAW_ED25519 = 32;

    /// How it signs.
    public enum Algorithm {
        RSA("rsa", "rsa-sha256"),
        ED25519("ed25519", "ed25519-sha256");

        private final String type;
        private final String tag;

        Algorithm(String type, String tag) {
            this.type = type;
            this.tag = tag;
        }
    }

    private final String selector;
    private final Algorithm algorithm;
    private final PrivateKey key;
    private final byte[] shown;
    private final int bits;

    private DkimKey(String selector, Algorithm algorithm, PrivateKey key, byte[] shown, int bits) {
        this.selector = selector;
        this.algorithm = algorithm;
        this.key = key;
        this.shown = shown;
        this.bits = bits;
    }

    /// What reading a key came to.
    public sealed interface Read {
        record Good(DkimKey key) implements Read {}

        /// @param reason one line, *what it is (expected: what it should be)*; shows nothing of the
        ///   key
        record Bad(String reason) implements Read {}
    }

    /// @param selector the label before `._domainkey`
    /// @param pem a private key in PKCS#8, as `openssl genpkey` writes it
    public static Read read(String selector, Algorithm algorithm, String pem) {
        if (pem.contains("-----BEGIN RSA PRIVATE KEY-----")) {
            return new Read.Bad(
                    "a key in the old PKCS#1 form (expected: PKCS#8, which `openssl pkcs8 -topk8 -nocrypt` makes of it)");
        }
        if (pem.contains("ENCRYPTED PRIVATE KEY")) {
            return new Read.Bad("a key with a passphrase (expected: one without)");
        }
        var inner = PEM.matcher(pem);
        if (!inner.find()) {
            return new Read.Bad("no key (expected: a PEM file with BEGIN PRIVATE KEY)");
        }
        try {
            var der = Base64.getMimeDecoder().decode(inner.group(1));
            return switch (algorithm) {
                case RSA -> rsa(selector, der);
                case ED25519 -> ed25519(selector, der);
            };
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return new Read.Bad("no key of this kind (expected: " + algorithm.type + ")");
        }
    }

    private static Read rsa(String selector, byte[] der) throws GeneralSecurityException {
        var factory = KeyFactory.getInstance("RSA");
        if (!(factory.generatePrivate(new PKCS8EncodedKeySpec(der))
                instanceof RSAPrivateCrtKey key)) {
            throw new InvalidKeySpecException("no public exponent");
        }
        int bits = key.getModulus().bitLength();
        if (bits < SHORTEST_RSA) {
            return new Read.Bad(bits + " bits (expected: 2048)");
        }
        var open =
                factory.generatePublic(
                        new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        return new Read.Good(new DkimKey(selector, Algorithm.RSA, key, open.getEncoded(), bits));
    }

    private static Read ed25519(String selector, byte[] der) throws GeneralSecurityException {
        var factory = KeyFactory.getInstance("Ed25519");
        if (!(factory.generatePrivate(new PKCS8EncodedKeySpec(der))
                instanceof EdECPrivateKey key)) {
            throw new InvalidKeySpecException("no seed");
        }
        var encoded = publicHalf(key.getBytes().orElseThrow(IllegalArgumentException::new));
        var raw = Arrays.copyOfRange(encoded, encoded.length - RAW_ED25519, encoded.length);
        return new Read.Good(new DkimKey(selector, Algorithm.ED25519, key, raw, 256));
    }

    /// The platform makes a public key only while it makes a pair: it is given the seed for chance.
    private static byte[] publicHalf(byte[] seed) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
        return generator.generateKeyPair().getPublic().getEncoded();
    }

    private static final class Given extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final byte[] seed;

        Given(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }

    public String selector() {
        return selector;
    }

    public Algorithm algorithm() {
        return algorithm;
    }

    /// Its length; of an RSA key 2048 is what receivers expect (RFC 8301 section 3.2).
    public int bits() {
        return bits;
    }

    /// Where the DNS shows its public half.
    public String recordName(String domain) {
        return selector + "._domainkey." + domain;
    }

    /// What stands there, a TXT record (RFC 6376 section 3.6.1).
    public String record() {
        return "v=DKIM1; k=" + algorithm.type + "; p=" + Base64.getEncoder().encodeToString(shown);
    }

    String tag() {
        return algorithm.tag;
    }

    byte[] sign(byte[] data) {
        try {
            var signature =
                    Signature.getInstance(
                            switch (algorithm) {
                                case RSA -> "SHA256withRSA";
                                case ED25519 -> "Ed25519";
                            });
            signature.initSign(key);
            signature.update(
                    switch (algorithm) {
                        case RSA -> data;
                        // RFC 8463 section 3: the hash is what is signed.
                        case ED25519 -> MessageDigest.getInstance("SHA-256").digest(data);
                    });
            return signature.sign();
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("a key that was read cannot sign", failed);
        }
    }

    @Override
    public String toString() {
        return algorithm.tag + " " + selector;
    }
}
