package dev.espalier.mail.text;

import dev.espalier.email.EmailText;
import dev.espalier.engine.mail.Inspection;
import dev.espalier.engine.mail.Inspection.Link;
import dev.espalier.engine.mail.Inspection.Read;
import dev.espalier.liquid.LiquidSyntaxError;
import dev.espalier.liquid.Template;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Looks through a text for its reviewer: what its templates read, where its links lead, and what
/// has no business in a mail.
final class Inspector {

    private static final Pattern WAY_OUT =
            Pattern.compile("unsubscribe|opt[- ]?out", Pattern.CASE_INSENSITIVE);
    private static final Set<String> ACTIVE =
            Set.of(
                    "script",
                    "iframe",
                    "frame",
                    "object",
                    "embed",
                    "applet",
                    "form",
                    "input",
                    "button",
                    "select",
                    "textarea",
                    "base");

    private final Templates templates;

    Inspector(Templates templates) {
        this.templates = templates;
    }

    Inspection inspect(EmailText text) {
        var document = Jsoup.parse(text.html());
        return new Inspection(
                reads(text, Template::variables),
                reads(text, Template::shown),
                links(document),
                active(document),
                hasWayOut(text));
    }

    private List<Read> reads(EmailText text, Function<Template, Set<String>> which) {
        var reads = new TreeMap<String, Read>();
        read("subject", text.subject(), which, reads);
        read("preheader", text.preheader(), which, reads);
        read("html", text.html(), which, reads);
        read("text", text.text(), which, reads);
        return List.copyOf(reads.values());
    }

    private void read(
            String part,
            String source,
            Function<Template, Set<String>> which,
            Map<String, Read> reads) {
        try {
            for (var path : which.apply(templates.plain(source))) {
                reads.putIfAbsent(path, new Read(part, path));
            }
        } catch (LiquidSyntaxError _) {
            // It was compiled when it was saved; what a later version of the language refuses is
            // told when it is rendered.
        }
    }

    private static List<Link> links(Document document) {
        return document.select("a[href], area[href]").stream()
                .map(link -> new Link(link.text().strip(), link.attr("href")))
                .toList();
    }

    private static List<String> active(Document document) {
        var found = new LinkedHashSet<String>();
        for (var element : document.getAllElements()) {
            if (ACTIVE.contains(element.normalName())) {
                found.add("<" + element.normalName() + ">");
            }
            if (element.normalName().equals("meta")
                    && element.attr("http-equiv").equalsIgnoreCase("refresh")) {
                found.add("<meta http-equiv=refresh>");
            }
            handlers(element, found);
        }
        return new ArrayList<>(found);
    }

    private static void handlers(Element element, Set<String> found) {
        for (var attribute : element.attributes()) {
            var name = attribute.getKey().toLowerCase(Locale.ROOT);
            if (name.startsWith("on") && name.length() > 2) {
                found.add(name + " of <" + element.normalName() + ">");
            }
        }
    }

    private static boolean hasWayOut(EmailText text) {
        return WAY_OUT.matcher(text.html()).find();
    }
}
