package dev.espalier.sdk.definition;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sends one email.
///
/// @param key null: the server makes one
/// @param delay waited before it; null: none
public record EmailStep(@Nullable String key, Content content, @Nullable String delay)
        implements Step {

    static EmailStep of(Content content) {
        return new EmailStep(null, content, null);
    }

    @Override
    public EmailStep key(String key) {
        return new EmailStep(key, content, delay);
    }

    /// @param delay waited before the email, such as `2d`
    public EmailStep delay(String delay) {
        return new EmailStep(key, content, delay);
    }

    @Override
    public Map<String, Object> json() {
        var parts = Parts.of("type", "email").and("key", key);
        content.writeTo(parts);
        return parts.and("delay", delay).done();
    }

    /// Where its text comes from.
    public sealed interface Content {
        private void writeTo(Parts parts) {
            if (this instanceof FromTemplate from) {
                parts.and("templateId", from.templateId());
            } else if (this instanceof Briefed briefed) {
                parts.and("brief", briefed.brief());
            } else if (this instanceof Written written) {
                parts.and("subject", written.subject())
                        .and("preheader", written.preheader())
                        .and("body", written.body())
                        .and("text", written.text());
            }
        }
    }

    /// A template.
    public record FromTemplate(String templateId) implements Content {}

    /// The step itself.
    ///
    /// @param text the plain-text part; null: made from the body
    public record Written(
            String subject, String body, @Nullable String preheader, @Nullable String text)
            implements Content {}

    /// A brief, for AI to write from.
    public record Briefed(String brief) implements Content {}
}
