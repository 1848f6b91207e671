package dev.espalier.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DkimTest {

    private static final String DOMAIN = "ESPALIER_MAIL_DKIM_DOMAIN";
    private static final String SELECTOR = "ESPALIER_MAIL_DKIM_SELECTOR";
    private static final String KEY = "ESPALIER_MAIL_DKIM_KEY";
    private static final String ED25519_SELECTOR = "ESPALIER_MAIL_DKIM_ED25519_SELECTOR";
    private static final String ED25519_KEY = "ESPALIER_MAIL_DKIM_ED25519_KEY";

    @TempDir private Path directory;

    /// Made once: a long number that is prime is hard to find.
    private static final Map<String, String> PEMS =
            Map.of("RSA.pem", pem("RSA", 2048), "Ed25519.pem", pem("Ed25519", 255));

    private static String pem(String kind, int bits) {
        try {
            var generator = KeyPairGenerator.getInstance(kind);
            generator.initialize(bits);
            var key = generator.generateKeyPair().getPrivate().getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getEncoder().encodeToString(key)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @BeforeEach
    void keys() throws IOException {
        for (var pem : PEMS.entrySet()) {
            Files.writeString(directory.resolve(pem.getKey()), pem.getValue());
        }
    }

    @Test
    void both_keys_are_read_from_their_files() {
        var dkim =
                Given.in(
                                directory,
                                Map.of(
                                        DOMAIN, "Example.com",
                                        SELECTOR, "e1",
                                        KEY, "RSA.pem",
                                        ED25519_SELECTOR, "e2",
                                        ED25519_KEY, "Ed25519.pem"))
                        .mail()
                        .dkim()
                        .orElseThrow();

        assertThat(dkim.domain()).isEqualTo("example.com");
        assertThat(dkim.keys())
                .extracting(Object::toString)
                .containsExactly("rsa-sha256 e1", "ed25519-sha256 e2");
    }

    @Test
    void one_key_is_enough() {
        var environment =
                Map.of(DOMAIN, "example.com", ED25519_SELECTOR, "e", ED25519_KEY, "Ed25519.pem");

        assertThat(Given.in(directory, environment).mail().dkim().orElseThrow().keys()).hasSize(1);
    }

    @Test
    void a_part_without_the_others_is_a_contradiction() {
        assertThat(Given.faultsIn(directory, Map.of(DOMAIN, "example.com")))
                .containsExactly(KEY + ": missing (expected: a key to sign with)");
        assertThat(Given.faultsIn(directory, Map.of(KEY, "RSA.pem")))
                .containsExactly(
                        SELECTOR + ": missing (expected: the name of that key)",
                        DOMAIN + ": missing (expected: the domain that is signed for)");
        assertThat(Given.faultsIn(directory, Map.of(DOMAIN, "a.test", ED25519_SELECTOR, "e")))
                .containsExactly(ED25519_KEY + ": missing (expected: the key of that name)");
    }

    @Test
    void what_is_no_key_is_told_with_its_file_and_without_its_content() {
        assertThat(
                        Given.faultsIn(
                                directory,
                                Map.of(DOMAIN, "a.test", SELECTOR, "e", KEY, "Ed25519.pem")))
                .containsExactly(KEY + ": Ed25519.pem: no key of this kind (expected: rsa)");
        assertThat(
                        Given.faultsIn(
                                directory,
                                Map.of(DOMAIN, "a.test", SELECTOR, "e", KEY, "none.pem")))
                .containsExactly(KEY + ": none.pem cannot be read (expected: a PEM file)");
        assertThat(
                        Given.faultsIn(
                                directory,
                                Map.of(DOMAIN, "a.test", SELECTOR, "e; x=", KEY, "RSA.pem")))
                .containsExactly(
                        SELECTOR + ": e; x= (expected: 1..63 letters, digits, hyphens or dots)");
        assertThat(
                        Given.faultsIn(
                                directory,
                                Map.of(
                                        DOMAIN,
                                        "a.test",
                                        SELECTOR,
                                        "e",
                                        KEY,
                                        "RSA.pem",
                                        ED25519_SELECTOR,
                                        "e",
                                        ED25519_KEY,
                                        "Ed25519.pem")))
                .containsExactly(ED25519_SELECTOR + ": e for both keys (expected: a name each)");
    }
}
