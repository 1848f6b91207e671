package dev.espalier.mail.text;

import dev.espalier.email.EmailText;
import dev.espalier.email.Markup;
import dev.espalier.engine.mail.Composer.Compiled;
import dev.espalier.engine.mail.Composer.Fault;
import dev.espalier.liquid.LiquidSyntaxError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Compiles one text, gathering every fault. Used once.
final class TextCompiler {

    private final Templates templates;
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> variables = new TreeSet<>();

    TextCompiler(Templates templates) {
        this.templates = templates;
    }

    Compiled compile(String subject, String preheader, Markup body, @Nullable String text) {
        oneLine("subject", subject);
        oneLine("preheader", preheader);
        if (subject.isBlank()) {
            faults.add(new Fault("subject", 1, "blank (expected: a line)"));
        }
        check("subject", subject);
        check("preheader", preheader);
        if (text != null) {
            check("text", text);
        }
        // The author's own source first: its lines are those the author knows.
        if (body instanceof Markup.Mjml(var source)) {
            faults.addAll(Mjml.faults(source));
        }
        check("body", body.source());
        if (!faults.isEmpty()) {
            return new Compiled.Faulty(List.copyOf(faults));
        }
        EmailText compiled = compiled(subject, preheader, body, text);
        return faults.isEmpty()
                ? new Compiled.Text(compiled, List.copyOf(variables))
                : new Compiled.Faulty(List.copyOf(faults));
    }

    private EmailText compiled(
            String subject, String preheader, Markup body, @Nullable String text) {
        LiquidShield shield = LiquidShield.of(body.source());
        String document = document(body, shield);
        for (LiquidShield.Lost lost : shield.lostIn(document)) {
            String problem = lost.tag() + " stands where the markup drops it";
            faults.add(new Fault("body", lost.line(), problem));
        }
        int start = HtmlDocument.bodyStart(document);
        String html =
                shield.restored(document.substring(0, start))
                        + HtmlDocument.hidden(escaped(preheader))
                        + shield.restored(document.substring(start));
        recheck("body", html, "after the markup was compiled: ");
        if (text != null) {
            return new EmailText(subject, preheader, html, text);
        }
        String plain = shield.restored(PlainText.of(document, shield));
        recheck("text", plain, "made from the body, which needs a text part of its own: ");
        return new EmailText(subject, preheader, html, plain);
    }

    private String document(Markup body, LiquidShield shield) {
        try {
            return switch (body) {
                case Markup.Html _ -> HtmlDocument.of(shield.shielded());
                case Markup.Markdown _ -> Markdown.toHtml(shield.shielded(), shield);
                case Markup.Mjml _ -> Mjml.toHtml(shield.shielded(), shield);
            };
        } catch (IllegalArgumentException e) {
            faults.add(new Fault("body", 0, String.valueOf(e.getMessage())));
            return shield.shielded();
        }
    }

    private void oneLine(String part, String source) {
        int control = 0;
        while (control < source.length() && !Character.isISOControl(source.charAt(control))) {
            control++;
        }
        if (control < source.length()) {
            faults.add(
                    new Fault(part, 1, "a line break or control character (expected: one line)"));
        }
    }

    private void check(String part, String source) {
        try {
            variables.addAll(templates.plain(source).variables());
        } catch (LiquidSyntaxError e) {
            e.faults()
                    .forEach(it ->
                            faults.add(new Fault(part, it.line(), it.column(), it.message())));
        }
    }

    /// What libraries made of a source that was fine: its lines mean nothing to the author.
    private void recheck(String part, String made, String how) {
        try {
            templates.html(made);
        } catch (LiquidSyntaxError e) {
            e.faults().forEach(it -> faults.add(new Fault(part, 0, how + it.message())));
        }
    }

    /// The author's own characters for HTML; values are escaped when they are rendered.
    private static String escaped(String preheader) {
        LiquidShield shield = LiquidShield.of(preheader);
        return shield.restored(HtmlDocument.escaped(shield.shielded()));
    }
}
