package dev.espalier.mail.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.mail.dkim.DkimKey.Algorithm;
import org.junit.jupiter.api.Test;

class ReadingKeysTest {

    private static String fault(Algorithm algorithm, String pem) {
        return switch (DkimKey.read("s", algorithm, pem)) {
            case DkimKey.Read.Good _ -> "none";
            case DkimKey.Read.Bad(var reason) -> reason;
        };
    }

    @Test
    void keys_as_openssl_writes_them_are_read_and_never_printed() {
        var middle = SomeKeys.RSA_PEM.substring(100, 130);

        assertThat(SomeKeys.RSA.bits()).isEqualTo(2048);
        assertThat(SomeKeys.RSA.record()).startsWith("v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0B");
        assertThat(SomeKeys.RSA.toString()).isEqualTo("rsa-sha256 r1").doesNotContain(middle);
        assertThat(SomeKeys.read("s", Algorithm.RSA, SomeKeys.RSA_PEM.replace("\n", "\r\n")).bits())
                .isEqualTo(2048);
    }

    @Test
    void what_is_no_such_key_is_refused_with_what_was_expected() {
        assertThat(fault(Algorithm.RSA, "")).contains("no key (expected: a PEM file");
        assertThat(fault(Algorithm.RSA, SomeKeys.ED25519_PEM)).contains("(expected: rsa)");
        assertThat(fault(Algorithm.ED25519, SomeKeys.RSA_PEM)).contains("(expected: ed25519)");
        assertThat(fault(Algorithm.RSA, SomeKeys.RSA_PEM.replace("PRIVATE", "RSA PRIVATE")))
                .contains("openssl pkcs8");
        assertThat(fault(Algorithm.RSA, SomeKeys.RSA_PEM.replace("PRIVATE", "ENCRYPTED PRIVATE")))
                .contains("passphrase");
        assertThat(fault(Algorithm.RSA, SomeKeys.RSA_PEM.replaceFirst("MII", "MIJ")))
                .contains("(expected: rsa)");
        assertThat(fault(Algorithm.RSA, SomeKeys.pem(SomeKeys.fresh("RSA", 512))))
                .isEqualTo("512 bits (expected: 2048)");
    }
}
