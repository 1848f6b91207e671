package dev.espalier.http.preview;

import java.util.Locale;
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

    private static final String END_OF_STYLE = "</style";

    String of(String html) {
        var shown = new StringBuilder(html.length() + 64);
        var lower = html.toLowerCase(Locale.ROOT);
        var tags = TAG.matcher(html);
        int from = 0;
        while (from < html.length() && tags.find(from)) {
            int end = lower.indexOf(tags.group(1) == null ? ">" : END_OF_STYLE, tags.start());
            int to = end < 0 ? html.length() : end + 1;
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
