package dev.espalier.mail.dkim;

import dev.espalier.mail.dkim.DkimKey.Algorithm;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Keys as an operator's files hold them, made once.
final class SomeKeys {

    static final String RSA_PEM = pem(fresh("RSA", 2048));
    static final String ED25519_PEM = pem(fresh("Ed25519", 255));
    static final DkimKey RSA = read("r1", Algorithm.RSA, RSA_PEM);
    static final DkimKey ED25519 = read("e1", Algorithm.ED25519, ED25519_PEM);

    private SomeKeys() {}

    static DkimKey read(String selector, Algorithm algorithm, String pem) {
        return switch (DkimKey.read(selector, algorithm, pem)) {
            case DkimKey.Read.Good(var key) -> key;
            case DkimKey.Read.Bad(var reason) -> throw new AssertionError(reason);
        };
    }

    static DkimSigner signer(DkimKey... keys) {
        return new DkimSigner(new DkimConfig("example.test", List.of(keys)));
    }

    static Map<String, String> dns(DkimKey... keys) {
        return List.of(keys).stream()
                .collect(Collectors.toMap(key -> key.recordName("example.test"), DkimKey::record));
    }

    static PrivateKey fresh(String kind, int bits) {
        try {
            var generator = KeyPairGenerator.getInstance(kind);
            generator.initialize(bits);
            return generator.generateKeyPair().getPrivate();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static String pem(PrivateKey key) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }
}
