package dev.espalier.mail;

import dev.espalier.contact.EmailAddress;
import dev.espalier.email.EmailText;
import dev.espalier.email.Markup;
import dev.espalier.engine.mail.Composer;
import dev.espalier.engine.mail.Inspection;
import dev.espalier.engine.mail.MessageHeaders;
import dev.espalier.engine.mail.RenderedEmail;
import dev.espalier.liquid.Liquid;
import dev.espalier.mail.dkim.DkimSigner;
import dev.espalier.mail.mime.MimeMessage;
import dev.espalier.mail.text.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Composes with Liquid over MJML, Markdown or HTML, and writes MIME. Safe for use by many threads.
public final class MimeComposer implements Composer {

    private final Texts texts;
    private final Optional<DkimSigner> signer;

    /// Without a signature.
    public MimeComposer(Liquid liquid) {
        this(liquid, Optional.empty());
    }

    /// @param liquid its clock, limits and snippets; how values are escaped is decided part by part
    /// @param signer signs what [#write] writes
    public MimeComposer(Liquid liquid, Optional<DkimSigner> signer) {
        this.texts = new Texts(liquid);
        this.signer = signer;
    }

    @Override
    public Compiled compile(
            String subject, @Nullable String preheader, Markup body, @Nullable String text) {
        return texts.compile(subject, preheader, body, text);
    }

    @Override
    public List<Gap> gaps(EmailText text, Map<String, ?> values) {
        return texts.gaps(text, values);
    }

    @Override
    public Inspection inspect(EmailText text) {
        return texts.inspect(text);
    }

    @Override
    public String inert(String html) {
        return texts.inert(html);
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
        var message = MimeMessage.write(headers, email);
        return signer.map(one -> one.sign(message, domain(headers), headers.date()))
                .orElse(message);
    }

    private static String domain(MessageHeaders headers) {
        return EmailAddress.of(headers.fromAddress()).asciiDomain();
    }
}
