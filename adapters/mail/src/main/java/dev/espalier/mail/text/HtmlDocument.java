package dev.espalier.mail.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whole HTML documents as text. Nothing is parsed and written anew: an author's document leaves as
/// it came, conditional comments for Outlook and all.
final class HtmlDocument {

    /// Comments are matched so that a `<body>` inside one is passed over.
    private static final Pattern COMMENT_OR_BODY =
            Pattern.compile(
                    "<!--.*?-->|(?<body><body\\b(?:\"[^\"]*\"|'[^']*'|[^\"'>])*>)",
                    Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private static final Pattern DOCUMENT =
            Pattern.compile("<!doctype\\b|<html\\b|<body\\b", Pattern.CASE_INSENSITIVE);

    private static final String BEFORE =
            """
            <!doctype html>
            <html>
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <style>
            body { margin: 0; padding: 0; }
            .page { max-width: 600px; margin: 0 auto; padding: 24px 16px; font: 16px/1.5 -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; color: #1f2328; }
            h1, h2, h3, h4 { line-height: 1.25; margin: 24px 0 12px; }
            p, ul, ol, table, blockquote, pre { margin: 0 0 16px; }
            a { color: #0b57d0; }
            img { max-width: 100%; height: auto; }
            table { border-collapse: collapse; }
            th, td { border: 1px solid #d0d7de; padding: 6px 12px; text-align: left; }
            blockquote { border-left: 4px solid #d0d7de; padding-left: 12px; }
            pre { overflow-x: auto; }
            hr { border: 0; border-top: 1px solid #d0d7de; margin: 24px 0; }
            @media (prefers-color-scheme: dark) { .page { color: #e6edf3; } a { color: #8ab4f8; } }
            </style>
            </head>
            <body>
            <div class="page">
            """;

    private static final String AFTER =
            """
            </div>
            </body>
            </html>
            """;

    private static final String HIDDEN =
            "<div style=\"display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;"
                    + "font-size:1px;line-height:1px;color:transparent;mso-hide:all\">";

    private HtmlDocument() {}

    /// The HTML as it is when it is a document, else a document around it.
    static String of(String html) {
        return DOCUMENT.matcher(html).find() ? html : around(html);
    }

    static String around(String fragment) {
        return BEFORE + fragment.stripTrailing() + "\n" + AFTER;
    }

    /// A block that is not seen. At the start of the body mail programs find there the line that
    /// they show beside the subject.
    ///
    /// @param preheader HTML; nothing comes of an empty one
    static String hidden(String preheader) {
        return preheader.isEmpty() ? "" : HIDDEN + preheader + "</div>";
    }

    /// Where the content of the body begins; the start of a document without one.
    static int bodyStart(String document) {
        Matcher matcher = COMMENT_OR_BODY.matcher(document);
        while (matcher.find()) {
            if (matcher.group("body") != null) {
                return matcher.end();
            }
        }
        return 0;
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
