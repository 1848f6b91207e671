package dev.espalier.http.preview;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Shows a mail in the scheme that was asked for, whatever scheme the browser prefers: the mail's
/// own questions about it are answered in its text.
///
///     @media (prefers-color-scheme: dark)               dark: all             light: not all
///     @media screen and (prefers-color-scheme: dark)    dark: screen and (min-width:0)   …
enum ColourScheme {
    LIGHT,
    DARK;

    private static final Pattern ALONE =
            Pattern.compile(
                    "(@media\\s*+|\\bmedia\\s*+=\\s*+[\"']?+)\\(\\s*+prefers-color-scheme\\s*+:\\s*+(light|dark)\\s*+\\)(?=\\s*+[{\"'>])",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern FEATURE =
            Pattern.compile(
                    "\\(\\s*+prefers-color-scheme\\s*+:\\s*+(light|dark)\\s*+\\)",
                    Pattern.CASE_INSENSITIVE);

    /// Where a question may stand: style sheets, and elements that are there for some media only.
    private static final Pattern TAG =
            Pattern.compile("<(?:(style)|source|link)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern END_OF_STYLE =
            Pattern.compile("</style", Pattern.CASE_INSENSITIVE);

    String of(String html) {
        var shown = new StringBuilder(html.length() + 64);
        var ends = END_OF_STYLE.matcher(html);
        var tags = TAG.matcher(html);
        int from = 0;
        while (from < html.length() && tags.find(from)) {
            int to = end(html, tags, ends);
            shown.append(html, from, tags.start())
                    .append(answered(html.substring(tags.start(), to)));
            from = to;
        }
        return shown.append(html, from, html.length())
                // The last word, so that it is the mail's last rule and moves nothing before it.
                .append("<style>:root{color-scheme:")
                .append(word())
                .append(" !important}</style>")
                .toString();
    }

    /// Where the element ends that was found: a style sheet behind its rules, others behind their
    /// tag.
    private static int end(String html, Matcher tags, Matcher ends) {
        if (tags.group(1) == null) {
            int bracket = html.indexOf('>', tags.start());
            return bracket < 0 ? html.length() : bracket + 1;
        }
        return ends.find(tags.start()) ? ends.end() : html.length();
    }

    private String answered(String css) {
        var alone =
                ALONE.matcher(css)
                        .replaceAll(found ->
                                found.group(1).stripTrailing()
                                        + (found.group(1).startsWith("@") ? " " : "")
                                        + (isMine(found.group(2)) ? "all" : "not all"));
        return FEATURE.matcher(alone)
                .replaceAll(found -> isMine(found.group(1)) ? "(min-width:0)" : "(max-width:0)");
    }

    private boolean isMine(String scheme) {
        return scheme.equalsIgnoreCase(word());
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
