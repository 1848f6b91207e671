package dev.espalier.mail.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// The words of an HTML document for people who read plain text: paragraphs apart, lists with
/// marks, links as `text (url)`.
///
/// Works on shielded HTML. Control tags are kept from wherever they stand, also from the head, so
/// that what was balanced stays balanced.
final class PlainText implements NodeVisitor {

    private static final Set<String> PARAGRAPHS =
            Set.of(
                    "p",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "ul",
                    "ol",
                    "table",
                    "blockquote",
                    "pre",
                    "hr",
                    "dl");
    private static final Set<String> LINES =
            Set.of(
                    "div", "tr", "li", "dt", "dd", "section", "article", "header", "footer", "main",
                    "center", "body", "figure", "form");
    private static final Set<String> UNSEEN =
            Set.of("head", "style", "script", "title", "template", "noscript");

    /// A list that has been opened: how many items it has had, or unnumbered.
    private static final class Listing {
        private final boolean numbered;
        private int items;

        Listing(boolean numbered) {
            this.numbered = numbered;
        }

        String mark() {
            items++;
            return numbered ? items + ". " : "- ";
        }
    }

    private final LiquidShield shield;
    private final FlowingText out = new FlowingText();
    private final Deque<Listing> lists = new ArrayDeque<>();
    private int unseen;
    private int preformatted;

    private PlainText(LiquidShield shield) {
        this.shield = shield;
    }

    static String of(String shieldedHtml, LiquidShield shield) {
        var text = new PlainText(shield);
        Jsoup.parse(shield.withComments(shieldedHtml)).traverse(text);
        return text.out.toString();
    }

    @Override
    public void head(Node node, int depth) {
        switch (node) {
            case TextNode text -> text(text.getWholeText());
            case DataNode data -> out.control(shield.controlsOf(data.getWholeData()));
            case Comment comment ->
                    out.control(shield.wordOfComment(comment.getData()), breaksInside(comment));
            case Element element -> open(element);
            default -> {}
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            close(element);
        }
    }

    private void open(Element element) {
        String name = element.normalName();
        if (isUnseen(element)) {
            unseen++;
        }
        breakAround(name);
        switch (name) {
            case "br" -> out.lineBreak();
            case "hr" -> show("---");
            case "img" -> show(element.attr("alt").strip());
            case "ul", "ol" -> lists.push(new Listing(name.equals("ol")));
            case "li" -> out.mark("  ".repeat(Math.max(0, lists.size() - 1)) + mark());
            case "pre" -> preformatted++;
            case "td", "th" -> out.space();
            default -> {}
        }
    }

    private void close(Element element) {
        String name = element.normalName();
        switch (name) {
            case "a" -> link(element);
            case "ul", "ol" -> lists.poll();
            case "pre" -> preformatted--;
            default -> {}
        }
        breakAround(name);
        if (isUnseen(element)) {
            unseen--;
        }
    }

    private void text(String text) {
        if (unseen > 0) {
            out.control(shield.controlsOf(text));
        } else if (preformatted > 0) {
            out.preformatted(text);
        } else {
            out.flow(text);
        }
    }

    private void show(String text) {
        if (unseen == 0) {
            out.flow(text);
        }
    }

    private void link(Element element) {
        String url = element.attr("href").strip();
        String words = element.text().strip();
        boolean same =
                url.equals(words) || url.equals("mailto:" + words) || url.equals("tel:" + words);
        if (unseen == 0 && !url.isEmpty() && !url.startsWith("#") && !same) {
            out.flow(
                    words.isEmpty() && element.select("img[alt]").isEmpty()
                            ? url
                            : " (" + url + ")");
        }
    }

    private String mark() {
        Listing listing = lists.peek();
        return listing == null ? "- " : listing.mark();
    }

    private void breakAround(String name) {
        boolean nested = lists.size() > 1 && (name.equals("ul") || name.equals("ol"));
        if (PARAGRAPHS.contains(name) && !nested && lists.isEmpty()) {
            out.paragraphBreak();
        } else if (PARAGRAPHS.contains(name) || LINES.contains(name)) {
            out.lineBreak();
        }
    }

    private static int breaksInside(Comment comment) {
        Node parent = comment.parent();
        return switch (parent == null ? "" : parent.normalName()) {
            case "tr" -> 0;
            case "ul", "ol", "table", "tbody", "thead", "tfoot" -> 1;
            default -> 2;
        };
    }

    private static boolean isUnseen(Element element) {
        return UNSEEN.contains(element.normalName())
                || element.attr("style").replace(" ", "").contains("display:none");
    }
}
