package dev.espalier.http.api;

import dev.espalier.email.Markup;
import dev.espalier.email.Template;
import dev.espalier.http.shape.Doc;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A reusable text on the wire. One of `mjml`, `html` and `markdown` is not null.
record TemplateView(
        String id,
        String name,
        String subject,
        @Nullable String preheader,
        @Nullable String mjml,
        @Nullable String html,
        @Nullable String markdown,
        @Doc("The plain part its author wrote; null: made from the body.") @Nullable String text,
        @Doc("The paths its Liquid reads.") List<String> variables,
        @Doc("Counts the changes of its text, from 1.") int version,
        Instant createdAt,
        Instant updatedAt) {

    static TemplateView of(Template template) {
        var body = template.body();
        return new TemplateView(
                template.id(),
                template.name(),
                template.subject(),
                template.preheader().orElse(null),
                body instanceof Markup.Mjml ? body.source() : null,
                body instanceof Markup.Html ? body.source() : null,
                body instanceof Markup.Markdown ? body.source() : null,
                template.plain().orElse(null),
                template.variables(),
                template.version(),
                template.createdAt(),
                template.updatedAt());
    }
}
