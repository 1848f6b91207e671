package dev.espalier.mail.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/// HTML with nothing left in it that runs, submits, moves the reader elsewhere or loads another
/// document. What a browser would make of the rest is for the policy that it is served with.
final class InertHtml {

    private static final String GONE =
            "script, noscript, iframe, frame, frameset, object, embed, applet, base, link, portal,"
                    + " template, meta[http-equiv], svg use, svg animate, svg set, svg foreignObject,"
                    + " math";

    /// Their words stay.
    private static final String FORMS =
            "form, button, input, select, textarea, option, dialog, details[ontoggle]";

    private static final Set<String> ADDRESSES =
            Set.of("href", "xlink:href", "src", "action", "formaction", "background", "poster");

    private static final Set<String> NEVER =
            Set.of("srcdoc", "ping", "formaction", "action", "autofocus", "manifest");

    private static final List<String> RUNNING = List.of("javascript:", "vbscript:", "data:");

    private InertHtml() {}

    static String of(String html) {
        var document = Jsoup.parse(html);
        document.outputSettings().prettyPrint(false);
        document.select(GONE).remove();
        document.select(FORMS).unwrap();
        for (var element : document.getAllElements()) {
            element.attributes().asList().stream()
                    .filter(attribute -> runs(element, attribute))
                    .forEach(attribute -> element.removeAttr(attribute.getKey()));
            if (element.normalName().equals("a") || element.normalName().equals("area")) {
                // Where no window may be opened, a link that asks for one leads nowhere.
                element.attr("target", "_blank").attr("rel", "noopener noreferrer nofollow");
            }
        }
        return document.outerHtml();
    }

    private static boolean runs(Element element, Attribute attribute) {
        var name = attribute.getKey().toLowerCase(Locale.ROOT);
        if (name.startsWith("on") || NEVER.contains(name)) {
            return true;
        }
        if (!ADDRESSES.contains(name)) {
            return false;
        }
        // Browsers pass over blanks and controls in a scheme.
        var target =
                attribute.getValue().replaceAll("[\\s\\p{Cntrl}]", "").toLowerCase(Locale.ROOT);
        boolean isPicture = element.normalName().equals("img") && target.startsWith("data:image/");
        return !isPicture && RUNNING.stream().anyMatch(target::startsWith);
    }
}
