package dev.espalier.mail.text;

import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/// Markdown (CommonMark with tables and bare links) to a whole HTML document.
final class Markdown {

    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), AutolinkExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();

    private Markdown() {}

    static String toHtml(String shielded, LiquidShield shield) {
        return HtmlDocument.around(RENDERER.render(PARSER.parse(onOwnLines(shielded, shield))));
    }

    /// A control tag alone on its line becomes a block of its own; as a word it would be drawn into
    /// the paragraph or list item above it, and `endfor` would close inside what the loop repeats.
    private static String onOwnLines(String shielded, LiquidShield shield) {
        Pattern alone =
                Pattern.compile(
                        "(?m)^ {0,3}((?:"
                                + shield.word().pattern().replace("?<n>", "?:")
                                + "[ \\t]*)+)$");
        return alone.matcher(shielded)
                .replaceAll(line -> {
                    String words = line.group(1);
                    boolean controls =
                            shield.word()
                                    .matcher(words)
                                    .results()
                                    .allMatch(it -> shield.isControlWord(it.group()));
                    return controls ? shield.commented(words.strip()) : line.group();
                });
    }
}
