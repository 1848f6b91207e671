package dev.espalier.feedback.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.feedback.WebhookReader.Post;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Postmark's posts, and those of others.
class PostmarkWebhookTest {

    private final PostmarkWebhook reader = new PostmarkWebhook("correct-horse");

    private static Map<String, String> login(String password) {
        return Map.of(
                "authorization",
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(
                                        ("any:" + password).getBytes(StandardCharsets.UTF_8)));
    }

    private static String event(String type, String more) {
        return "{\"RecordType\":\"%s\",\"ID\":42,\"MessageID\":\"m\",\"Metadata\":{\"send\":\"snd_1\"},%s}"
                .formatted(type, more);
    }

    @Test
    void a_bounce_is_matched_by_the_metadata() {
        var body =
                event(
                        "Bounce",
                        "\"Type\":\"HardBounce\",\"Details\":\"smtp;550 5.1.1 unknown\",\"Email\":\"ada@example.test\"");
        var report = Posts.report(Posts.post(reader, login("correct-horse"), body));

        assertThat(report.feedback().kind().word()).isEqualTo("hard_bounce");
        assertThat(report.evidence().messageIds()).containsExactly("snd_1");
        assertThat(report.evidence().recipients()).containsExactly("ada@example.test");
    }

    @Test
    void a_wrong_password_and_none_are_refused() {
        assertThat(Posts.post(reader, login("wrong"), "{}")).isInstanceOf(Post.Forged.class);
        assertThat(Posts.post(reader, Map.of("authorization", "Basic %"), "{}"))
                .isInstanceOf(Post.Forged.class);
        assertThat(Posts.post(reader, Map.of(), "{}")).isInstanceOf(Post.Forged.class);
    }

    @Test
    void opens_by_proxies_are_machines_and_soft_bounces_pass() {
        var open =
                event(
                        "Open",
                        "\"UserAgent\":\"Mozilla/5.0 (via ggpht.com GoogleImageProxy)\",\"Recipient\":\"ada@example.test\"");
        var soft = event("Bounce", "\"Type\":\"SoftBounce\",\"Email\":\"ada@example.test\"");

        assertThat(
                        Posts.report(Posts.post(reader, login("correct-horse"), open))
                                .feedback()
                                .kind()
                                .word())
                .isEqualTo("opened_by_machine");
        assertThat(
                        Posts.report(Posts.post(reader, login("correct-horse"), soft))
                                .feedback()
                                .kind()
                                .word())
                .isEqualTo("delayed");
    }
}
