package dev.espalier.mail.text;

import dev.espalier.email.EmailText;
import dev.espalier.email.Markup;
import dev.espalier.engine.mail.Composer.Compiled;
import dev.espalier.engine.mail.Composer.Gap;
import dev.espalier.engine.mail.Composer.Rendering;
import dev.espalier.engine.mail.Inspection;
import dev.espalier.engine.mail.RenderedEmail;
import dev.espalier.liquid.Liquid;
import dev.espalier.liquid.LiquidRenderError;
import dev.espalier.liquid.LiquidSyntaxError;
import dev.espalier.liquid.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Compiles and renders texts. Safe for use by many threads.
public final class Texts {

    /// RFC 5322 section 2.1.1 allows a line no more.
    private static final int LONGEST_SUBJECT = 998;

    private static final int REMEMBERED = 256;

    private final Templates templates;
    private final Recent<EmailText, Ready> recent = new Recent<>(REMEMBERED);
    private final Recent<EmailText, Ready> looked = new Recent<>(REMEMBERED);

    /// The four templates of a text, or why there are none.
    private sealed interface Ready {
        record Compiled(Template subject, Template preheader, Template html, Template text)
                implements Ready {}

        record Broken(String reason) implements Ready {}
    }

    /// @param liquid its clock, limits and snippets; the escaping is chosen here
    public Texts(Liquid liquid) {
        templates = new Templates(liquid);
    }

    /// Turns a body into HTML, makes a text part when there is none, and checks everything.
    public Compiled compile(
            String subject, @Nullable String preheader, Markup body, @Nullable String text) {
        String line = preheader == null ? "" : preheader;
        return new TextCompiler(templates).compile(subject, line, body, text);
    }

    /// Looks through a text without rendering it.
    public Inspection inspect(EmailText text) {
        return new Inspector(templates).inspect(text);
    }

    /// The same HTML without anything that runs.
    public String inert(String html) {
        return InertHtml.of(html);
    }

    /// Renders for one person. Texts rendered lately cost no compiling.
    public Rendering render(EmailText text, Map<String, ?> values) {
        return switch (recent.get(text, this::ready)) {
            case Ready.Broken(var reason) -> new Rendering.Failed(reason);
            case Ready.Compiled ready -> rendered(ready, values);
        };
    }

    /// What one person would read nothing for, by the same templates.
    public List<Gap> gaps(EmailText text, Map<String, ?> values) {
        // Not among the texts that are being sent: a reviewer's list must not push those out.
        if (!(looked.get(text, this::ready) instanceof Ready.Compiled ready)) {
            return List.of();
        }
        var gaps = new LinkedHashMap<String, Gap>();
        gaps("subject", ready.subject(), values, gaps);
        gaps("preheader", ready.preheader(), values, gaps);
        gaps("html", ready.html(), values, gaps);
        gaps("text", ready.text(), values, gaps);
        return List.copyOf(gaps.values());
    }

    private static void gaps(
            String part, Template template, Map<String, ?> values, Map<String, Gap> gaps) {
        try {
            for (var tag : template.missing(values)) {
                // A text part is made from the HTML as a rule: it is said once of both.
                if (!part.equals("text") || !gaps.containsKey("html " + tag)) {
                    gaps.put(part + " " + tag, new Gap.Tag(part, tag));
                }
            }
        } catch (LiquidRenderError e) {
            gaps.put(part + " {{", new Gap.Broken(part, String.valueOf(e.getMessage())));
        }
    }

    private static Rendering rendered(Ready.Compiled ready, Map<String, ?> values) {
        try {
            String subject = oneLine(ready.subject().render(values));
            if (subject.length() > LONGEST_SUBJECT) {
                return new Rendering.Failed(
                        "subject: " + subject.length() + " characters (expected: 0..998)");
            }
            return new Rendering.Done(
                    new RenderedEmail(
                            subject,
                            oneLine(ready.preheader().render(values)),
                            ready.html().render(values),
                            ready.text().render(values).strip()));
        } catch (LiquidRenderError e) {
            return new Rendering.Failed(String.valueOf(e.getMessage()));
        }
    }

    private Ready ready(EmailText text) {
        try {
            return new Ready.Compiled(
                    templates.plain(text.subject()),
                    templates.plain(text.preheader()),
                    templates.html(text.html()),
                    templates.plain(text.text()));
        } catch (LiquidSyntaxError e) {
            return new Ready.Broken(String.valueOf(e.getMessage()));
        }
    }

    /// A person's value must not end a header: every run of blanks, breaks and controls is one
    /// blank.
    private static String oneLine(String text) {
        if (isOneLine(text)) {
            return text;
        }
        var line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isGap(c)) {
                line.append(c);
            } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
        return line.toString().stripTrailing();
    }

    private static boolean isOneLine(String text) {
        boolean gap = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean next = isGap(c);
            if (next && (gap || c != ' ')) {
                return false;
            }
            gap = next;
        }
        return text.isEmpty() || !gap;
    }

    private static boolean isGap(char c) {
        return c == ' ' || Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
    }
}
