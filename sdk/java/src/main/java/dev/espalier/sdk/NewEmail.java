package dev.espalier.sdk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An email of a sequence for one contact. One of html, mjml, markdown and text must be there.
public final class NewEmail {
    private final Fields fields;

    private NewEmail(Fields fields) {
        this.fields = fields;
    }

    /// @param subject Liquid, one line
    public static NewEmail of(String subject) {
        return new NewEmail(Fields.NONE.with("subject", subject));
    }

    /// Its step's key; made when it is not given.
    public NewEmail key(String key) {
        return new NewEmail(fields.with("key", key));
    }

    /// What mail programs show beside the subject. Liquid, one line.
    public NewEmail preheader(String preheader) {
        return new NewEmail(fields.with("preheader", preheader));
    }

    /// HTML with Liquid; at most one of html, mjml and markdown.
    public NewEmail html(String html) {
        return new NewEmail(fields.with("html", html));
    }

    /// MJML with Liquid; at most one of html, mjml and markdown.
    public NewEmail mjml(String mjml) {
        return new NewEmail(fields.with("mjml", mjml));
    }

    /// Markdown with Liquid; at most one of html, mjml and markdown.
    public NewEmail markdown(String markdown) {
        return new NewEmail(fields.with("markdown", markdown));
    }

    /// The plain text part; made from the rest when it is not given.
    public NewEmail text(String text) {
        return new NewEmail(fields.with("text", text));
    }

    /// Waited after the email before, such as `3d`; by the workspace's spacing when not given.
    public NewEmail delay(String delay) {
        return new NewEmail(fields.with("delay", delay));
    }

    /// A fixed time instead of a delay.
    public NewEmail scheduledAt(Instant scheduledAt) {
        return new NewEmail(fields.with("scheduledAt", scheduledAt));
    }

    Fields fields() {
        return fields;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NewEmail that && that.fields.equals(fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return "NewEmail" + fields;
    }
}
