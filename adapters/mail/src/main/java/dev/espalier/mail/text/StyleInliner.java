package dev.espalier.mail.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector;

/// Writes rules of a stylesheet into the `style` of the elements they select, for mail programs
/// that read no stylesheets. What an element says itself wins over a rule, a later rule over an
/// earlier one; specificity is not weighed. Rules in at-blocks (`@media`) have no place in a
/// `style` and are left out.
final class StyleInliner {

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern AT_RULE =
            Pattern.compile("@[^{;]*(;|\\{(?:[^{}]|\\{[^{}]*})*})", Pattern.DOTALL);
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");

    private StyleInliner() {}

    private record Rule(String selector, String declarations) {}

    static String inline(String css, String html) {
        Document document = Jsoup.parse(html);
        document.outputSettings().prettyPrint(false);
        // From the last to the first: each is put before what is there already.
        for (Rule rule : rules(css).reversed()) {
            for (Element element : selected(document, rule.selector())) {
                String own = element.attr("style");
                element.attr(
                        "style",
                        own.isEmpty() ? rule.declarations() : rule.declarations() + ";" + own);
            }
        }
        return document.outerHtml();
    }

    private static List<Rule> rules(String css) {
        String plain = COMMENT.matcher(css).replaceAll("");
        Matcher matcher = RULE.matcher(AT_RULE.matcher(plain).replaceAll(""));
        List<Rule> rules = new ArrayList<>();
        while (matcher.find()) {
            String declarations = matcher.group(2).strip().replaceAll("\\s+", " ");
            String trimmed =
                    declarations.endsWith(";")
                            ? declarations.substring(0, declarations.length() - 1)
                            : declarations;
            if (!trimmed.isEmpty()) {
                rules.add(new Rule(matcher.group(1).strip(), trimmed));
            }
        }
        return rules;
    }

    /// A selector that only a living page can answer, such as `:hover`, selects nothing.
    private static List<Element> selected(Document document, String selector) {
        try {
            return document.select(selector);
        } catch (Selector.SelectorParseException _) {
            return List.of();
        }
    }
}
