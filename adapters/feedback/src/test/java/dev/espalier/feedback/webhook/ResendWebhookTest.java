package dev.espalier.feedback.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.feedback.WebhookReader.Post;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/// Resend's posts, and those of others.
class ResendWebhookTest {

    private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
    private static final byte[] KEY = "a secret of twenty-four.".getBytes(StandardCharsets.UTF_8);
    private static final String BOUNCED =
            """
            {"type":"email.bounced","created_at":"2026-01-05T09:00:00Z","data":{"email_id":"e1",
             "message_id":"<snd_1@espalier.example>","to":["ada@example.test"],
             "bounce":{"type":"Permanent","subType":"General","message":"550 5.1.1 no such user"}}}
            """;

    private final ResendWebhook reader =
            new ResendWebhook("whsec_" + Base64.getEncoder().encodeToString(KEY), () -> NOW);

    private static Map<String, String> signed(String body, Instant at)
            throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        var text = "msg_1." + at.getEpochSecond() + "." + body;
        var signature =
                Base64.getEncoder()
                        .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        return new HashMap<>(
                Map.of(
                        "svix-id",
                        "msg_1",
                        "svix-timestamp",
                        Long.toString(at.getEpochSecond()),
                        "svix-signature",
                        "v1,AAAA v1," + signature));
    }

    @Test
    void a_signed_bounce_is_read() throws GeneralSecurityException {
        var report = Posts.report(Posts.post(reader, signed(BOUNCED, NOW), BOUNCED));

        assertThat(report.feedback().kind().word()).isEqualTo("hard_bounce");
        assertThat(report.evidence().messageIds()).containsExactly("snd_1@espalier.example");
        assertThat(report.evidence().recipients()).containsExactly("ada@example.test");
    }

    @Test
    void another_body_another_time_and_no_signature_are_refused() throws GeneralSecurityException {
        var good = signed(BOUNCED, NOW);

        assertThat(Posts.post(reader, good, BOUNCED + " ")).isInstanceOf(Post.Forged.class);
        assertThat(Posts.post(reader, signed(BOUNCED, NOW.minusSeconds(301)), BOUNCED))
                .isInstanceOf(Post.Forged.class);
        assertThat(Posts.post(reader, signed(BOUNCED, NOW.minusSeconds(299)), BOUNCED))
                .isInstanceOf(Post.Genuine.class);
        good.put("svix-id", "msg_2");
        assertThat(Posts.post(reader, good, BOUNCED)).isInstanceOf(Post.Forged.class);
        assertThat(Posts.post(reader, Map.of(), BOUNCED)).isInstanceOf(Post.Forged.class);
    }

    @Test
    void what_is_not_known_is_passed_over() throws GeneralSecurityException {
        var body = "{\"type\":\"contact.created\",\"data\":[1,2]}";

        assertThat(Posts.post(reader, signed(body, NOW), body))
                .isEqualTo(new Post.Genuine(List.of()));
        assertThat(Posts.post(reader, signed("[", NOW), "[")).isInstanceOf(Post.Unreadable.class);
    }
}
