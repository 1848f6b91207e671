package dev.espalier.feedback.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.feedback.WebhookReader.Post;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// SES's posts through SNS, and those of others.
class SesWebhookTest {

    private static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:mail";
    private static final String CERTIFICATE =
            "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-abc.pem";
    private static final String BOUNCE =
            """
            {"notificationType":"Bounce","bounce":{"bounceType":"Permanent","bounceSubType":"General",
             "bouncedRecipients":[{"emailAddress":"ada@example.test","status":"5.1.1","action":"failed",
             "diagnosticCode":"smtp; 550 5.1.1 unknown"}]},
             "mail":{"source":"bounce+x@espalier.example","messageId":"ses-1",
             "headers":[{"name":"Message-ID","value":"<snd_1@espalier.example>"}]}}
            """;

    @TempDir static Path folder;
    private static PrivateKey key;
    private static byte[] certificate;

    private final List<URI> fetched = new ArrayList<>();
    private final SesWebhook reader =
            new SesWebhook(
                    Set.of(TOPIC),
                    address -> {
                        fetched.add(address);
                        return certificate;
                    },
                    Instant::now);

    @BeforeAll
    static void certificate() throws IOException, InterruptedException, GeneralSecurityException {
        var file = folder.resolve("keys.p12");
        var made =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-keyalg",
                                "RSA",
                                "-alias",
                                "sns",
                                "-dname",
                                "CN=sns.amazonaws.com",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                "secret",
                                "-storetype",
                                "PKCS12")
                        .inheritIO()
                        .start()
                        .waitFor();
        assertThat(made).isZero();
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, "secret".toCharArray());
        }
        key = (PrivateKey) store.getKey("sns", "secret".toCharArray());
        certificate = store.getCertificate("sns").getEncoded();
    }

    private static Map<String, String> envelope(String type, String message) {
        var envelope = new LinkedHashMap<String, String>();
        envelope.put("Message", message);
        envelope.put("MessageId", "m1");
        if (type.equals("SubscriptionConfirmation")) {
            envelope.put(
                    "SubscribeURL",
                    "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=t");
        }
        envelope.put("Timestamp", "2026-01-05T09:00:00.000Z");
        if (type.equals("SubscriptionConfirmation")) {
            envelope.put("Token", "t");
        }
        envelope.put("TopicArn", TOPIC);
        envelope.put("Type", type);
        return envelope;
    }

    private static String signed(Map<String, String> envelope, String version, String algorithm)
            throws GeneralSecurityException {
        var text = new StringBuilder();
        envelope.forEach(
                (name, value) -> text.append(name).append('\n').append(value).append('\n'));
        var signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(text.toString().getBytes(StandardCharsets.UTF_8));
        var all = new LinkedHashMap<>(envelope);
        all.put("SignatureVersion", version);
        all.put("Signature", Base64.getEncoder().encodeToString(signature.sign()));
        all.put("SigningCertURL", CERTIFICATE);
        return new JsonMapper().writeValueAsString(all);
    }

    private Post post(String body) {
        return Posts.post(reader, Map.of(), body);
    }

    @Test
    void a_bounce_is_read_by_either_version_of_the_signature_and_the_certificate_is_kept()
            throws GeneralSecurityException {
        var first = post(signed(envelope("Notification", BOUNCE), "1", "SHA1withRSA"));
        var second = post(signed(envelope("Notification", BOUNCE), "2", "SHA256withRSA"));

        assertThat(first).isEqualTo(second);
        assertThat(Posts.report(first).feedback().kind().word()).isEqualTo("hard_bounce");
        assertThat(Posts.report(first).evidence().returnPaths())
                .containsExactly("bounce+x@espalier.example");
        assertThat(Posts.report(first).evidence().messageIds()).contains("snd_1@espalier.example");
        assertThat(fetched).hasSize(1);
    }

    @Test
    void what_is_changed_or_signed_elsewhere_is_refused() throws GeneralSecurityException {
        var good = signed(envelope("Notification", BOUNCE), "2", "SHA256withRSA");

        assertThat(post(good.replace("5.1.1", "5.1.2"))).isInstanceOf(Post.Forged.class);
        for (var host :
                List.of(
                        "sns.eu-west-1.amazonaws.com.evil.test",
                        "evil.test",
                        "sns.eu-west-1.amazonaws.com@evil.test",
                        "s3.eu-west-1.amazonaws.com")) {
            assertThat(post(good.replace("sns.eu-west-1.amazonaws.com/Simple", host + "/Simple")))
                    .isInstanceOf(Post.Forged.class);
        }
        assertThat(post(good.replace("https://sns", "http://sns"))).isInstanceOf(Post.Forged.class);
        assertThat(post(good.replace(TOPIC, TOPIC + "2"))).isInstanceOf(Post.Forged.class);
        assertThat(post("[]")).isInstanceOf(Post.Forged.class);
        // Only the changed body is compared by the certificate; elsewhere nothing is fetched from.
        assertThat(fetched).hasSize(1);
    }

    @Test
    void a_subscription_to_our_topic_is_confirmed() throws GeneralSecurityException {
        var body =
                signed(
                        envelope("SubscriptionConfirmation", "You have chosen to subscribe"),
                        "2",
                        "SHA256withRSA");

        assertThat(post(body)).isInstanceOf(Post.Genuine.class);

        assertThat(fetched)
                .contains(
                        URI.create(
                                "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=t"));
    }

    @Test
    void a_certificate_that_cannot_be_had_now_makes_sns_post_again()
            throws GeneralSecurityException {
        var away =
                new SesWebhook(
                        Set.of(TOPIC),
                        _ -> {
                            throw new IOException("no route");
                        },
                        Instant::now);

        assertThat(
                        Posts.post(
                                away,
                                Map.of(),
                                signed(envelope("Notification", BOUNCE), "2", "SHA256withRSA")))
                .isInstanceOf(Post.Unsure.class);
    }
}
