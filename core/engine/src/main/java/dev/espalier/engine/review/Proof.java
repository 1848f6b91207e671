package dev.espalier.engine.review;

import dev.espalier.email.EmailText;
import dev.espalier.email.Markup;
import dev.espalier.engine.mail.Composer;
import dev.espalier.engine.mail.Composer.Compiled;
import dev.espalier.engine.mail.Composer.Rendering;
import dev.espalier.engine.mail.RenderedEmail;
import dev.espalier.engine.review.Previewing.Fault;
import dev.espalier.sequence.Email.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Reads a text that may be half written. A part that cannot be rendered is shown as it was typed.
final class Proof {

    private static final String DASH = "-";

    /// Stands for an opening brace while the markup is compiled: a private letter of Unicode.
    private static final String BRACE = "\uE07B";

    private final Composer composer;
    private final Linter linter;

    Proof(Composer composer, Linter linter) {
        this.composer = composer;
        this.linter = linter;
    }

    record Read(RenderedEmail email, List<Fault> faults) {}

    /// @param stored the text as it is sent; empty: these words were never saved
    /// @param readership who will read it, whoever looks at it now
    Read read(Wording words, Optional<EmailText> stored, Reader reader, Readership readership) {
        var compiled =
                stored.<Compiled>map(text -> new Compiled.Text(text, List.of()))
                        .orElseGet(() ->
                                composer.compile(
                                        words.subject(),
                                        words.preheader().orElse(null),
                                        words.body(),
                                        words.plain().orElse(null)));
        return switch (compiled) {
            case Compiled.Text(var text, _) -> sound(words, text, reader, readership);
            case Compiled.Faulty(var faults) -> faulty(words, faults, reader);
        };
    }

    private Read sound(Wording words, EmailText text, Reader reader, Readership readership) {
        var faults = new ArrayList<Fault>();
        for (var finding : linter.check(text, readership)) {
            faults.add(
                    new Fault(
                            field(finding.part(), words),
                            finding.message(),
                            0,
                            0,
                            !finding.isFault()));
        }
        var values = reader.values(composer.inspect(text).variables());
        if (composer.render(text, values) instanceof Rendering.Done(var email)) {
            return new Read(email, List.copyOf(faults));
        }
        // Which part it is that fails for this person is found by rendering each by itself.
        var parts = new Parts(words, values, faults);
        return new Read(
                new RenderedEmail(
                        parts.subject(text.subject()),
                        parts.preheader(text.preheader()),
                        parts.html(text.html()),
                        parts.plain(text.text())),
                List.copyOf(faults));
    }

    private Read faulty(Wording words, List<Composer.Fault> found, Reader reader) {
        var faults = new ArrayList<Fault>();
        for (var fault : found) {
            faults.add(
                    new Fault(
                            field(fault.part(), words),
                            fault.problem(),
                            fault.line(),
                            fault.column(),
                            false));
        }
        var body = bodyAlone(words, found);
        var values = reader.values(body.map(this::variables).orElse(List.of()));
        var parts = new Parts(words, values, faults);
        var subject = words.subject();
        var preheader = words.preheader().orElse("");
        var email =
                new RenderedEmail(
                        has(found, "subject") ? subject : parts.subject(subject),
                        has(found, "preheader") ? preheader : parts.preheader(preheader),
                        body.map(text -> parts.html(text.html()))
                                .orElseGet(() -> calm(words.body())),
                        body.map(text -> parts.plain(text.text()))
                                .or(words::plain)
                                .orElseGet(() -> words.body().source()));
        return new Read(email, List.copyOf(faults));
    }

    private List<String> variables(EmailText text) {
        return composer.inspect(text).variables();
    }

    private static boolean has(List<Composer.Fault> faults, String part) {
        return faults.stream().anyMatch(fault -> fault.part().equals(part));
    }

    /// The body and the plain part, when only lines of the header are at fault.
    private Optional<EmailText> bodyAlone(Wording words, List<Composer.Fault> found) {
        if (has(found, "body") || has(found, "text")) {
            return Optional.empty();
        }
        var alone =
                composer.compile(
                        DASH,
                        has(found, "preheader") ? null : words.preheader().orElse(null),
                        words.body(),
                        words.plain().orElse(null));
        return alone instanceof Compiled.Text(var text, _) ? Optional.of(text) : Optional.empty();
    }

    /// The markup with its Liquid as plain letters; when that is no markup either, its source.
    private String calm(Markup body) {
        var letters = body.source().replace("{{", BRACE + BRACE).replace("{%", BRACE + "%");
        var markup =
                switch (body) {
                    case Markup.Html _ -> new Markup.Html(letters);
                    case Markup.Mjml _ -> new Markup.Mjml(letters);
                    case Markup.Markdown _ -> new Markup.Markdown(letters);
                };
        return composer.compile(DASH, null, markup, DASH) instanceof Compiled.Text(var text, _)
                ? text.html().replace(BRACE, "&#123;")
                : "<!doctype html><pre>"
                        + body.source().replace("&", "&amp;").replace("<", "&lt;")
                        + "</pre>";
    }

    /// Where the writer finds the part: the body under the name of its markup.
    static String field(String part, Wording words) {
        return part.equals("body") || part.equals("html") ? words.body().word() : part;
    }

    /// Parts by themselves: one that fails is shown as it is.
    private final class Parts {
        private final Wording words;
        private final Map<String, Object> values;
        private final List<Fault> faults;

        Parts(Wording words, Map<String, Object> values, List<Fault> faults) {
            this.words = words;
            this.values = values;
            this.faults = faults;
        }

        String subject(String source) {
            return part(
                    "subject", source, new EmailText(source, "", "", ""), RenderedEmail::subject);
        }

        String preheader(String source) {
            return part(
                    "preheader",
                    source,
                    new EmailText("", source, "", ""),
                    RenderedEmail::preheader);
        }

        String html(String source) {
            return part("body", source, new EmailText("", "", source, ""), RenderedEmail::html);
        }

        String plain(String source) {
            return part("text", source, new EmailText("", "", "", source), RenderedEmail::text);
        }

        private String part(
                String part, String source, EmailText alone, Function<RenderedEmail, String> of) {
            return switch (composer.render(alone, values)) {
                case Rendering.Done(var email) -> of.apply(email);
                case Rendering.Failed(var reason) -> {
                    faults.add(new Fault(field(part, words), reason, 0, 0, false));
                    yield source;
                }
            };
        }
    }
}
