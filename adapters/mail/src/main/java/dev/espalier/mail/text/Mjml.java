package dev.espalier.mail.text;

import ch.digitalfondue.mjml4j.Mjml4j;
import dev.espalier.engine.mail.Composer.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// MJML to a whole HTML document.
final class Mjml {

    private static final Pattern ELEMENT =
            Pattern.compile("<!--.*?-->|<(?<name>mj-[A-Za-z-]+)", Pattern.DOTALL);
    private static final Pattern INLINE_STYLE =
            Pattern.compile(
                    "<mj-style\\b[^>]*\\binline\\s*=\\s*[\"']inline[\"'][^>]*>(?<css>.*?)</mj-style>",
                    Pattern.DOTALL);

    /// Without `mj-include`: a text reaches no files.
    private static final Set<String> KNOWN =
            Set.of(
                    "mj-accordion",
                    "mj-accordion-element",
                    "mj-accordion-text",
                    "mj-accordion-title",
                    "mj-all",
                    "mj-attributes",
                    "mj-body",
                    "mj-breakpoint",
                    "mj-button",
                    "mj-carousel",
                    "mj-carousel-image",
                    "mj-class",
                    "mj-column",
                    "mj-divider",
                    "mj-font",
                    "mj-group",
                    "mj-head",
                    "mj-hero",
                    "mj-html-attribute",
                    "mj-html-attributes",
                    "mj-image",
                    "mj-navbar",
                    "mj-navbar-link",
                    "mj-preview",
                    "mj-raw",
                    "mj-section",
                    "mj-selector",
                    "mj-social",
                    "mj-social-element",
                    "mj-spacer",
                    "mj-style",
                    "mj-table",
                    "mj-text",
                    "mj-title",
                    "mj-wrapper");

    private Mjml() {}

    /// What the library would drop without a word.
    static List<Fault> faults(String source) {
        List<Fault> faults = new ArrayList<>();
        Matcher matcher = ELEMENT.matcher(source);
        while (matcher.find()) {
            String name = matcher.group("name");
            if (name != null && !KNOWN.contains(name)) {
                int line =
                        (int)
                                source.substring(0, matcher.start())
                                        .chars()
                                        .filter(c -> c == '\n')
                                        .count();
                faults.add(
                        new Fault("body", line + 1, "<" + name + "> (expected: an MJML element)"));
            }
        }
        return faults;
    }

    /// @throws IllegalArgumentException when it is no MJML
    static String toHtml(String shielded, LiquidShield shield) {
        var css = new StringBuilder();
        String source =
                INLINE_STYLE
                        .matcher(shielded)
                        .replaceAll(found -> {
                            css.append(found.group("css")).append('\n');
                            return "";
                        });
        String html = rendered(source);
        return css.isEmpty()
                ? html
                : StyleInliner.inline(css.toString(), shield.withComments(html));
    }

    /// The library throws whatever its parser happened to stumble over.
    private static String rendered(String source) {
        try {
            return Mjml4j.render(source);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("no MJML: " + e.getMessage(), e);
        }
    }
}
