package dev.espalier.mail.text;

import dev.espalier.liquid.Escaping;
import dev.espalier.liquid.Liquid;
import dev.espalier.liquid.Template;

/// Compiles Liquid for the two kinds of text: HTML, where values are escaped, and plain text, where
/// they are not.
final class Templates {

    private final Liquid plain;
    private final Liquid html;

    Templates(Liquid liquid) {
        plain = liquid.withEscaping(Escaping.NONE);
        html = liquid.withEscaping(Escaping.HTML);
    }

    /// @throws dev.espalier.liquid.LiquidSyntaxError with everything that is wrong
    Template plain(String source) {
        return plain.compile(source);
    }

    /// @throws dev.espalier.liquid.LiquidSyntaxError with everything that is wrong
    Template html(String source) {
        return html.compile(source);
    }
}
