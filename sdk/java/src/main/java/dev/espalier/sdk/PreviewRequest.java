package dev.espalier.sdk;

import org.jspecify.annotations.Nullable;

/// For whom an email is rendered, and what of it is not stored yet.
public final class PreviewRequest {
    private final Fields fields;

    private PreviewRequest(Fields fields) {
        this.fields = fields;
    }

    /// As it is stored; for whom it was written, else the sequence's contact, else somebody made
    /// up.
    public static PreviewRequest asStored() {
        return new PreviewRequest(Fields.NONE);
    }

    /// With this contact's data.
    public PreviewRequest contactId(String contactId) {
        return new PreviewRequest(fields.with("contactId", contactId));
    }

    /// Instead of the stored one. Liquid, one line.
    public PreviewRequest subject(String subject) {
        return new PreviewRequest(fields.with("subject", subject));
    }

    /// @param preheader blank: none
    public PreviewRequest preheader(String preheader) {
        return new PreviewRequest(fields.with("preheader", preheader));
    }

    /// At most one of html, mjml and markdown.
    public PreviewRequest html(String html) {
        return new PreviewRequest(fields.with("html", html));
    }

    /// At most one of html, mjml and markdown.
    public PreviewRequest mjml(String mjml) {
        return new PreviewRequest(fields.with("mjml", mjml));
    }

    /// At most one of html, mjml and markdown.
    public PreviewRequest markdown(String markdown) {
        return new PreviewRequest(fields.with("markdown", markdown));
    }

    /// @param text the plain text part; blank: made from the rest
    public PreviewRequest text(String text) {
        return new PreviewRequest(fields.with("text", text));
    }

    Fields fields() {
        return fields;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PreviewRequest that && that.fields.equals(fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return "PreviewRequest" + fields;
    }
}
