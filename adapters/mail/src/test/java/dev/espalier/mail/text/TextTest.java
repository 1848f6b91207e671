package dev.espalier.mail.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.email.EmailText;
import dev.espalier.email.Markup;
import dev.espalier.engine.mail.Composer.Compiled;
import dev.espalier.engine.mail.Composer.Fault;
import dev.espalier.engine.mail.Composer.Rendering;
import dev.espalier.engine.mail.RenderedEmail;
import dev.espalier.liquid.Liquid;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// Compiles and renders as the engine does, under a clock that stands still.
abstract class TextTest {

    final Texts texts =
            new Texts(Liquid.with(InstantSource.fixed(Instant.parse("2026-11-23T09:00:00Z"))));

    Compiled compile(Markup body) {
        return texts.compile("Hello", null, body, null);
    }

    EmailText compiled(Markup body) {
        return accepted(compile(body));
    }

    static EmailText accepted(Compiled compiled) {
        assertThat(compiled).isInstanceOf(Compiled.Text.class);
        return ((Compiled.Text) compiled).text();
    }

    static List<Fault> faults(Compiled compiled) {
        assertThat(compiled).isInstanceOf(Compiled.Faulty.class);
        return ((Compiled.Faulty) compiled).faults();
    }

    RenderedEmail rendered(EmailText text, Map<String, ?> values) {
        Rendering rendering = texts.render(text, values);
        assertThat(rendering).isInstanceOf(Rendering.Done.class);
        return ((Rendering.Done) rendering).email();
    }

    RenderedEmail markdown(String source, Map<String, ?> values) {
        return rendered(compiled(new Markup.Markdown(source)), values);
    }

    RenderedEmail html(String source, Map<String, ?> values) {
        return rendered(compiled(new Markup.Html(source)), values);
    }

    RenderedEmail mjml(String source, Map<String, ?> values) {
        return rendered(compiled(new Markup.Mjml(source)), values);
    }
}
