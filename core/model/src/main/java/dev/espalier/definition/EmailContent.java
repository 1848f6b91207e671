package dev.espalier.definition;

import dev.espalier.email.Markup;
import java.util.Optional;

/// Where an email step's text comes from.
public sealed interface EmailContent {

    record FromTemplate(String templateId) implements EmailContent {}

    /// Written in the definition itself. A body that begins with `<mjml` is MJML, one that begins
    /// with another tag is HTML, everything else is Markdown.
    record Inline(String subject, Optional<String> preheader, Markup body, Optional<String> text)
            implements EmailContent {}

    /// Written for each person by AI, then reviewed.
    record Brief(String brief) implements EmailContent {}
}
