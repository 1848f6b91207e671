package dev.espalier.drafting;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.safety.Safelist;

/// What is left of a stranger's HTML: words, lists and links with a scheme. No styles, no images,
/// no attributes but a link's target.
final class CleanHtml {

    private static final Safelist KEPT =
            Safelist.none()
                    .addTags(
                            "p",
                            "br",
                            "strong",
                            "b",
                            "em",
                            "i",
                            "ul",
                            "ol",
                            "li",
                            "a",
                            "h1",
                            "h2",
                            "h3",
                            "blockquote",
                            "hr")
                    .addAttributes("a", "href")
                    .addProtocols("a", "href", "https", "http", "mailto", "tel");

    private static final Document.OutputSettings AS_WRITTEN =
            new Document.OutputSettings().prettyPrint(false);

    private CleanHtml() {}

    static String of(String html) {
        return Jsoup.clean(html, "", KEPT, AS_WRITTEN).strip();
    }
}
