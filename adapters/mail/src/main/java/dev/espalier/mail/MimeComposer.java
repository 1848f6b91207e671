package dev.espalier.mail;

import dev.espalier.email.EmailText;
import dev.espalier.email.Markup;
import dev.espalier.engine.mail.Composer;
import dev.espalier.engine.mail.Inspection;
import dev.espalier.engine.mail.MessageHeaders;
import dev.espalier.engine.mail.RenderedEmail;
import dev.espalier.liquid.Liquid;
import dev.espalier.mail.mime.MimeMessage;
import dev.espalier.mail.text.Texts;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Composes with Liquid over MJML, Markdown or HTML, and writes MIME. Safe for use by many threads.
public final class MimeComposer implements Composer {

    private final Texts texts;

    /// @param liquid its clock, limits and snippets; how values are escaped is decided part by part
    public MimeComposer(Liquid liquid) {
        texts = new Texts(liquid);
    }

    @Override
    public Compiled compile(
            String subject, @Nullable String preheader, Markup body, @Nullable String text) {
        return texts.compile(subject, preheader, body, text);
    }

    @Override
    public Inspection inspect(EmailText text) {
        return texts.inspect(text);
    }

    /// Breaks and controls in the subject and the preheader become blanks; a subject of more than
    /// 998 characters fails.
    @Override
    public Rendering render(EmailText text, Map<String, ?> values) {
        return texts.render(text, values);
    }

    /// @throws IllegalArgumentException when a header input holds CR, LF, NUL or another control,
    ///   an address is none, or `extra` names a field that is the house's own
    @Override
    public byte[] write(MessageHeaders headers, RenderedEmail email) {
        return MimeMessage.write(headers, email);
    }
}
