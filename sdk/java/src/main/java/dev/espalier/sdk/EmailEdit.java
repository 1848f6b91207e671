package dev.espalier.sdk;

import org.jspecify.annotations.Nullable;

/// What changes about an email's text; the rest stays. It has to be approved again.
public final class EmailEdit {
    private final Fields fields;

    private EmailEdit(Fields fields) {
        this.fields = fields;
    }

    /// Nothing yet.
    public static EmailEdit empty() {
        return new EmailEdit(Fields.NONE);
    }

    /// Liquid, one line.
    public EmailEdit subject(String subject) {
        return new EmailEdit(fields.with("subject", subject));
    }

    /// @param preheader null takes it away
    public EmailEdit preheader(@Nullable String preheader) {
        return new EmailEdit(fields.with("preheader", preheader));
    }

    /// At most one of html, mjml and markdown.
    public EmailEdit html(String html) {
        return new EmailEdit(fields.with("html", html));
    }

    /// At most one of html, mjml and markdown. MJML with Liquid.
    public EmailEdit mjml(String mjml) {
        return new EmailEdit(fields.with("mjml", mjml));
    }

    /// At most one of html, mjml and markdown. Markdown with Liquid.
    public EmailEdit markdown(String markdown) {
        return new EmailEdit(fields.with("markdown", markdown));
    }

    /// @param text the plain text part; null: made from the rest
    public EmailEdit text(@Nullable String text) {
        return new EmailEdit(fields.with("text", text));
    }

    /// Of the text as it was read: [ErrorCode#CONFLICT] when it is another by now.
    public EmailEdit fingerprint(String fingerprint) {
        return new EmailEdit(fields.with("fingerprint", fingerprint));
    }

    Fields fields() {
        return fields;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EmailEdit that && that.fields.equals(fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return "EmailEdit" + fields;
    }
}
