package dev.espalier.sdk;

import org.jspecify.annotations.Nullable;

/// A template to create or replace. One of mjml, html and markdown must be there.
public final class NewTemplate {
    private final Fields fields;

    private NewTemplate(Fields fields) {
        this.fields = fields;
    }

    /// @param subject Liquid, one line
    public static NewTemplate of(String name, String subject) {
        return new NewTemplate(Fields.NONE.with("name", name).with("subject", subject));
    }

    /// What mail programs show beside the subject. Liquid, one line.
    public NewTemplate preheader(String preheader) {
        return new NewTemplate(fields.with("preheader", preheader));
    }

    /// MJML with Liquid; one of mjml, html and markdown.
    public NewTemplate mjml(String mjml) {
        return new NewTemplate(fields.with("mjml", mjml));
    }

    /// HTML with Liquid; one of mjml, html and markdown.
    public NewTemplate html(String html) {
        return new NewTemplate(fields.with("html", html));
    }

    /// Markdown with Liquid; one of mjml, html and markdown.
    public NewTemplate markdown(String markdown) {
        return new NewTemplate(fields.with("markdown", markdown));
    }

    /// The plain part; made from the body when it is not given.
    public NewTemplate text(String text) {
        return new NewTemplate(fields.with("text", text));
    }

    /// The version it was written over, 0 for a new one: when it is another by now, that is a
    /// conflict. Without it the last writer wins.
    public NewTemplate over(int version) {
        return new NewTemplate(fields.with("over", version));
    }

    Fields fields() {
        return fields;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NewTemplate that && that.fields.equals(fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return "NewTemplate" + fields;
    }
}
