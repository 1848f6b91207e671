package dev.espalier.email;

/// The body as its author wrote it. All three may hold Liquid.
public sealed interface Markup {
    String source();

    record Mjml(String source) implements Markup {}

    record Html(String source) implements Markup {}

    record Markdown(String source) implements Markup {}
}
