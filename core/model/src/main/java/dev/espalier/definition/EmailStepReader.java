package dev.espalier.definition;

import dev.espalier.definition.Draft.Content;
import dev.espalier.email.Markup;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads an email step: exactly one of a template, a text of its own, or a brief.
final class EmailStepReader {

    // RFC 5322 ends a header line at 998 octets; a Liquid subject may be longer than what it
    // renders.
    private static final int MOST_SUBJECT = 998;
    private static final int MOST_BRIEF = 10_000;
    private static final String TEXTS = "templateId, subject with body, or brief";
    private static final Pattern MJML =
            Pattern.compile("<mjml[\\s>].*", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern TAG =
            Pattern.compile("<[!a-z].*", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private final Fields fields;
    private final Faults faults;

    EmailStepReader(Fields fields) {
        this.fields = fields;
        this.faults = fields.faults();
    }

    Content read() {
        boolean own = fields.has("subject", "preheader", "body", "text");
        var template = fields.take("templateId", "template", "send");
        var text = inline(own);
        var brief = fields.take("brief");
        int texts = (template.isPresent() ? 1 : 0) + (own ? 1 : 0) + (brief.isPresent() ? 1 : 0);
        if (texts == 0) {
            fields.missing("templateId", TEXTS);
        }
        if (texts > 1) {
            faults.add(
                    fields.piece().path(),
                    fields.piece().line(),
                    "several texts (expected: exactly one of " + TEXTS + ")");
        }
        var fromTemplate =
                template.flatMap(piece -> Scalars.name(piece, faults))
                        .map(EmailContent.FromTemplate::new);
        var fromBrief =
                brief.flatMap(piece -> Scalars.text(piece, faults))
                        .filter(words -> isShort(words, brief.get()))
                        .map(EmailContent.Brief::new);
        var content = fromTemplate.<EmailContent>map(t -> t).or(() -> text).or(() -> fromBrief);
        var written = fields.take("delay");
        var delay =
                written.isEmpty()
                        ? Optional.of(Span.NONE)
                        : written.flatMap(piece -> Scalars.span(piece, faults));
        if (content.isEmpty() || delay.isEmpty()) {
            return new Content.Unreadable(true);
        }
        return new Content.Email(content.get(), delay.get(), template.map(Piece::spot));
    }

    private boolean isShort(String brief, Piece piece) {
        if (brief.length() > MOST_BRIEF) {
            faults.expected(piece, "at most " + MOST_BRIEF + " characters");
        }
        return brief.length() <= MOST_BRIEF;
    }

    private Optional<EmailContent> inline(boolean own) {
        var subject =
                own
                        ? fields.require("a subject beside the body", "subject")
                        : fields.take("subject");
        var preheader = fields.take("preheader");
        var body = own ? fields.require("a body beside the subject", "body") : fields.take("body");
        var text = fields.take("text");
        var subjectRead = subject.flatMap(piece -> Scalars.line(piece, faults, MOST_SUBJECT));
        var preheaderRead = preheader.flatMap(piece -> Scalars.line(piece, faults, MOST_SUBJECT));
        var bodyRead = body.flatMap(piece -> Scalars.text(piece, faults));
        var textRead = text.flatMap(piece -> Scalars.text(piece, faults));
        if (subjectRead.isEmpty()
                || bodyRead.isEmpty()
                || preheader.isPresent() != preheaderRead.isPresent()
                || text.isPresent() != textRead.isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                new EmailContent.Inline(
                        subjectRead.get(), preheaderRead, markup(bodyRead.get()), textRead));
    }

    private static Markup markup(String body) {
        String begin = body.stripLeading();
        if (MJML.matcher(begin).matches()) {
            return new Markup.Mjml(body);
        }
        return TAG.matcher(begin).matches() ? new Markup.Html(body) : new Markup.Markdown(body);
    }
}
