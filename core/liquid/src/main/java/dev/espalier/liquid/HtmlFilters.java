package dev.espalier.liquid;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Filters that make HTML, or plain text of it. Under [Escaping#HTML] what they make is not escaped
/// again.
final class HtmlFilters {
    private HtmlFilters() {}

    /// Makes HTML of text that is none yet.
    private interface Markup {
        String of(String text);
    }

    static List<FilterSpec> all() {
        return List.of(
                FilterSpec.of("escape", 0, 0, HtmlFilters::escape),
                FilterSpec.of("h", 0, 0, HtmlFilters::escape),
                FilterSpec.of("escape_once", 0, 0, (input, a) -> html(input, Html::escapeOnce, a)),
                FilterSpec.of("newline_to_br", 0, 0, HtmlFilters::newlineToBr),
                FilterSpec.of("strip_html", 0, 0, HtmlFilters::stripHtml),
                FilterSpec.of("raw", 0, 0, (input, a) -> html(input, text -> text, a)));
    }

    private static @Nullable Object escape(@Nullable Object input, Arguments arguments) {
        return input == null ? null : html(input, Html::escape, arguments);
    }

    private static Object html(@Nullable Object input, Markup markup, Arguments arguments) {
        if (input instanceof Safe safe) return safe;
        var text = arguments.text(input);
        arguments.budget().spend(text.length());
        var made = markup.of(text);
        arguments.budget().spend(made.length());
        return arguments.run().isEscaping() ? new Safe(made) : made;
    }

    private static Object newlineToBr(@Nullable Object input, Arguments arguments) {
        boolean escaping = arguments.run().isEscaping();
        var text = escaping ? arguments.html(input) : arguments.text(input);
        arguments.budget().spend(text.length());
        var made = text.replace("\r\n", "\n").replace("\n", "<br />\n");
        arguments.budget().spend(made.length());
        return escaping ? new Safe(made) : made;
    }

    /// The text between the tags has its entities already, so only what is bare is escaped.
    private static Object stripHtml(@Nullable Object input, Arguments arguments) {
        var text = arguments.text(input);
        arguments.budget().spend(text.length());
        var stripped = Html.strip(text);
        arguments.budget().spend(stripped.length());
        if (input instanceof Safe) return new Safe(stripped);
        return arguments.run().isEscaping() ? new Safe(Html.escapeOnce(stripped)) : stripped;
    }
}
