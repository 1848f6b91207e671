package dev.espalier.liquid;

/// What happens to a value on its way into the text.
public enum Escaping {
    /// Values are written as they are: for subjects and other plain text.
    NONE,
    /// `& < > " '` in values become entities. The author's own text is left alone, and so is a
    /// value that went through `raw`, `escape`, `escape_once`, `newline_to_br` or `strip_html`, or
    /// that a `capture` tag collected: those are HTML already, and are never escaped twice.
    HTML
}
