package dev.espalier.email;

/// The body as its author wrote it. All three may hold Liquid.
public sealed interface Markup {
    String source();

    /// Its name where it is given and kept: `html`, `mjml` or `markdown`.
    default String word() {
        return switch (this) {
            case Mjml _ -> "mjml";
            case Html _ -> "html";
            case Markdown _ -> "markdown";
        };
    }

    record Mjml(String source) implements Markup {}

    record Html(String source) implements Markup {}

    record Markdown(String source) implements Markup {}
}
