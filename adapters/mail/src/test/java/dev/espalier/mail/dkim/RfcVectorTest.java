package dev.espalier.mail.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.mail.dkim.DkimKey.Algorithm;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The message, keys and signatures of RFC 8463 appendix A, which others made.
class RfcVectorTest {

    private static final String ED25519 =
            """
            DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;
             d=football.example.com; i=@football.example.com;
             q=dns/txt; s=brisbane; t=1528637909; h=from : to :
             subject : date : message-id : from : subject : date;
             bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
             b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus
             Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==
            """;

    private static final String RSA =
            """
            DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;
             d=football.example.com; i=@football.example.com;
             q=dns/txt; s=test; t=1528637909; h=from : to : subject :
             date : message-id : from : subject : date;
             bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
             b=F45dVWDfMbQDGHJFlXUNB2HKfbCeLRyhDXgFpEL8GwpsRe0IeIixNTe3
             DhCVlUrSjV4BwcVcOF6+FF3Zo9Rpo1tFOeS9mPYQTnGdaSGsgeefOsk2Jz
             dA+L10TeYt9BgDfQNZtKdN1WO//KgIqXP7OdEFE4LjFYNcUxZQ4FADY+8=
            """;

    private static final String MESSAGE =
            """
            From: Joe SixPack <joe@football.example.com>
            To: Suzie Q <suzie@shopping.example.net>
            Subject: Is dinner ready?
            Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
            Message-ID: <20030712040037.46341.5F8J@football.example.com>

            Hi.

            We lost the game.  Are you hungry yet?

            Joe.
            """;

    private static final List<String> SIGNED =
            List.of("from", "to", "subject", "date", "message-id", "from", "subject", "date");

    /// The seed of the appendix, in the form in which a file has it.
    private static final String SEED = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=";

    private static final String SHOWN = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

    private static DkimKey brisbane() {
        var seed = Base64.getDecoder().decode(SEED);
        var der = new byte[48];
        byte[] head = java.util.HexFormat.of().parseHex("302e020100300506032b657004220420");
        System.arraycopy(head, 0, der, 0, 16);
        System.arraycopy(seed, 0, der, 16, 32);
        var pem =
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getEncoder().encodeToString(der)
                        + "\n-----END PRIVATE KEY-----";
        return SomeKeys.read("brisbane", Algorithm.ED25519, pem);
    }

    private static byte[] crlf(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void the_public_half_is_found_in_the_private_one() {
        assertThat(brisbane().record()).isEqualTo("v=DKIM1; k=ed25519; p=" + SHOWN);
        assertThat(brisbane().recordName("football.example.com"))
                .isEqualTo("brisbane._domainkey.football.example.com");
    }

    @Test
    void the_body_hash_is_that_of_the_appendix() {
        var message = crlf(MESSAGE);

        assertThat(Base64.getEncoder().encodeToString(hash(message)))
                .isEqualTo("2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=");
    }

    private static byte[] hash(byte[] message) {
        return Relaxed.bodyHash(message, new Fields(message).body());
    }

    @Test
    void the_same_fields_and_key_make_the_very_signature_of_the_appendix() {
        var unsigned = ED25519.substring(0, ED25519.indexOf(" b=") + 3);
        var own = crlf(unsigned);
        var headers = new Fields(crlf(MESSAGE)).canonical(SIGNED);
        var data = new java.io.ByteArrayOutputStream();
        data.writeBytes(headers);
        data.writeBytes(Relaxed.header(own, 0, own.length));

        assertThat(Base64.getEncoder().encodeToString(brisbane().sign(data.toByteArray())))
                .isEqualTo(
                        "/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11BusFa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==");
    }

    @Test
    void the_receiver_of_these_tests_takes_both_signatures_and_none_of_a_changed_message() {
        var receiver =
                new Receiver(
                        Map.of(
                                "brisbane._domainkey.football.example.com",
                                "v=DKIM1; k=ed25519; p=" + SHOWN,
                                "test._domainkey.football.example.com",
                                "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWR"
                                        + "iGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2jLQiY/J16JYi0Qvx/b"
                                        + "yYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKr"
                                        + "M3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3Ip3G+2kryOTIKT+l/K"
                                        + "4w3QIDAQAB"));

        assertThat(receiver.accepts(crlf(ED25519 + RSA + MESSAGE)))
                .containsExactly("ed25519-sha256", "rsa-sha256");
        for (var change :
                List.of("dinner", "Joe.", "SixPack", "21:00:37", "Suzie Q", "hungry yet")) {
            var changed = (ED25519 + RSA + MESSAGE).replace(change, "lunch");
            assertThat(receiver.accepts(crlf(changed))).as(change).isEmpty();
        }
    }
}
