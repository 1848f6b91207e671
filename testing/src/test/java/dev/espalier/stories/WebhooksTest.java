package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.feedback.Source;
import dev.espalier.engine.feedback.Webhooks;
import dev.espalier.engine.id.TypeId;
import dev.espalier.engine.replay.Once;
import dev.espalier.feedback.webhook.PostmarkWebhook;
import dev.espalier.feedback.webhook.ResendWebhook;
import dev.espalier.feedback.webhook.SesWebhook;
import dev.espalier.http.HttpConfig;
import dev.espalier.http.HttpServer;
import dev.espalier.http.operation.Operations;
import dev.espalier.http.webhook.WebhookPages;
import dev.espalier.refusal.Refused.Unauthenticated;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Providers' posts over HTTP, from the socket to what follows from them.
class WebhooksTest extends FeedbackStory {

    private static final String ADA = "ada@example.test";
    private static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:mail";
    private static final byte[] SECRET =
            "a secret of twenty-four.".getBytes(StandardCharsets.UTF_8);

    @TempDir static Path folder;
    private static PrivateKey key;
    private static byte[] certificate;

    private final HttpServer http =
            HttpServer.start(
                    HttpConfig.local(),
                    Operations.of(List.of()),
                    List.of(
                            new WebhookPages(
                                    new Webhooks(
                                            Map.of(
                                                    Source.RESEND.word(),
                                                    new ResendWebhook(
                                                            "whsec_"
                                                                    + Base64.getEncoder()
                                                                            .encodeToString(SECRET),
                                                            sim::now),
                                                    Source.POSTMARK.word(),
                                                    new PostmarkWebhook("correct-horse"),
                                                    Source.SES.word(),
                                                    new SesWebhook(
                                                            Set.of(TOPIC),
                                                            _ -> certificate,
                                                            sim::now)),
                                            desk))),
                    _ -> {
                        throw new Unauthenticated("no key opens anything here");
                    },
                    new Once(sim.store(), sim::now)::answer);

    @BeforeAll
    static void keys() throws IOException, InterruptedException, GeneralSecurityException {
        var file = folder.resolve("keys.p12");
        int made =
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
                                "-startdate",
                                "2026/01/01",
                                "-validity",
                                "3650",
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

    @BeforeEach
    void mailed() {
        sim.active("drip", DRIP);
        signUp(ADA);
        signUp("bob@example.test");
        sim.settle();
    }

    @AfterEach
    void hang_up() {
        http.close();
    }

    private int post(String provider, Map<String, String> headers, String body) {
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:"
                                                + http.port()
                                                + "/webhooks/"
                                                + provider))
                        .POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException("interrupted while a server answered", interrupted);
        }
    }

    private void nothing_happened() {
        assertThat(suppressed()).isEqualTo("null");
        assertThat(one("SELECT count(*) FROM feedback")).isEqualTo("0");
    }

    /// Once, however often it was posted, and nobody else.
    private void ada_is_off() {
        assertThat(suppressed()).isEqualTo(ADA + " bounced");
        assertThat(one("SELECT count(*) FROM feedback")).isEqualTo("1");
        assertThat(one("SELECT string_agg(state, ',' ORDER BY state) FROM send"))
                .isEqualTo("accepted,bounced");
        sim.pass(days(3));
        assertThat(sim.subjectsOf(ADA)).containsExactly("welcome");
        assertThat(sim.subjectsOf("bob@example.test")).containsExactly("welcome", "tips");
    }

    private Map<String, String> resend(String id, Instant at, String body)
            throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
        var text = id + "." + at.getEpochSecond() + "." + body;
        return Map.of(
                "svix-id",
                id,
                "svix-timestamp",
                Long.toString(at.getEpochSecond()),
                "svix-signature",
                "v1,"
                        + Base64.getEncoder()
                                .encodeToString(
                                        mac.doFinal(text.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void resend() throws GeneralSecurityException {
        var body =
                """
                {"type":"email.bounced","data":{"email_id":"e1","message_id":"<%s>","to":["%s"],
                 "bounce":{"type":"Permanent","subType":"General","message":"550 5.1.1 no such user"}}}
                """
                        .formatted(idOf(ADA), ADA);
        var good = resend("msg_1", sim.now(), body);

        assertThat(post("resend", Map.of(), body)).isEqualTo(401);
        assertThat(post("resend", good, body + " ")).isEqualTo(401);
        assertThat(post("resend", resend("msg_1", sim.now().minusSeconds(301), body), body))
                .isEqualTo(401);
        assertThat(post("resend", resend("msg_1", sim.now().plusSeconds(301), body), body))
                .isEqualTo(401);
        nothing_happened();

        assertThat(post("resend", good, body)).isEqualTo(200);
        assertThat(post("resend", good, body)).isEqualTo(200);
        assertThat(post("resend", resend("msg_2", sim.now(), body), body)).isEqualTo(200);
        ada_is_off();
        // The clock has gone on: what was good is stale.
        assertThat(post("resend", good, body)).isEqualTo(401);
    }

    @Test
    void postmark() {
        var body =
                """
                {"RecordType":"Bounce","ID":42,"MessageID":"m","Metadata":{"send":"%s"},"Type":"HardBounce",
                 "Details":"smtp;550 5.1.1 unknown","Email":"%s"}
                """
                        .formatted(TypeId.text("snd", sendTo(ADA)), ADA);

        assertThat(post("postmark", Map.of(), body)).isEqualTo(401);
        assertThat(post("postmark", login("any:wrong-horse"), body)).isEqualTo(401);
        assertThat(post("postmark", login("correct-horse"), body)).isEqualTo(401);
        nothing_happened();

        for (int i = 0; i < 3; i++) {
            assertThat(post("postmark", login("any:correct-horse"), body)).isEqualTo(200);
        }
        ada_is_off();
    }

    private static Map<String, String> login(String user) {
        return Map.of(
                "authorization",
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(user.getBytes(StandardCharsets.UTF_8)));
    }

    private static String sns(String topic, String message) throws GeneralSecurityException {
        var envelope = new LinkedHashMap<String, String>();
        envelope.put("Message", message);
        envelope.put("MessageId", "m1");
        envelope.put("Timestamp", "2026-01-05T09:00:00.000Z");
        envelope.put("TopicArn", topic);
        envelope.put("Type", "Notification");
        var text = new StringBuilder();
        envelope.forEach(
                (name, value) -> text.append(name).append('\n').append(value).append('\n'));
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(text.toString().getBytes(StandardCharsets.UTF_8));
        envelope.put("SignatureVersion", "2");
        envelope.put("Signature", Base64.getEncoder().encodeToString(signature.sign()));
        envelope.put(
                "SigningCertURL",
                "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-abc.pem");
        return new JsonMapper().writeValueAsString(envelope);
    }

    @Test
    void ses() throws GeneralSecurityException {
        var bounce =
                """
                {"notificationType":"Bounce","bounce":{"bounceType":"Permanent","bounceSubType":"General",
                 "bouncedRecipients":[{"emailAddress":"%s","status":"5.1.1","action":"failed",
                 "diagnosticCode":"smtp; 550 5.1.1 unknown"}]},
                 "mail":{"source":"%s","messageId":"ses-1","headers":[{"name":"Message-ID","value":"<%s>"}]}}
                """
                        .formatted(ADA, pathOf(ADA), idOf(ADA));
        var good = sns(TOPIC, bounce);
        var plain = Map.of("content-type", "text/plain; charset=UTF-8");

        assertThat(post("ses", plain, good.replace("5.1.1", "5.1.2"))).isEqualTo(401);
        assertThat(post("ses", plain, sns(TOPIC + "-other", bounce))).isEqualTo(401);
        assertThat(post("ses", plain, good.replace("eu-west-1.amazonaws", "eu-west-1.amazonavs")))
                .isEqualTo(401);
        assertThat(post("ses", plain, "{")).isEqualTo(401);
        nothing_happened();

        for (int i = 0; i < 3; i++) {
            assertThat(post("ses", plain, good)).isEqualTo(200);
        }
        ada_is_off();
    }

    @Test
    void a_provider_that_is_not_configured_has_no_door() {
        assertThat(post("mailgun", Map.of(), "{}")).isEqualTo(404);
    }
}
