package dev.espalier.mail.text;

import dev.espalier.email.EmailText;
import dev.espalier.engine.mail.Inspection;
import dev.espalier.engine.mail.Inspection.Link;
import dev.espalier.engine.mail.Inspection.Read;
import dev.espalier.liquid.LiquidSyntaxError;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
        var reads = new TreeMap<String, Read>();
        var shown = new TreeMap<String, Read>();
        read("subject", text.subject(), reads, shown);
        read("preheader", text.preheader(), reads, shown);
        read("html", text.html(), reads, shown);
        read("text", text.text(), reads, shown);
        return new Inspection(
                List.copyOf(reads.values()),
                List.copyOf(shown.values()),
                links(document),
                active(document),
                hasWayOut(text));
    }

    private void read(
            String part, String source, Map<String, Read> reads, Map<String, Read> shown) {
        try {
            var template = templates.plain(source);
            template.variables().forEach(path -> reads.putIfAbsent(path, new Read(part, path)));
            template.shown().forEach(path -> shown.putIfAbsent(path, new Read(part, path)));
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
