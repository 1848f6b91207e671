package dev.espalier.engine.mail;

import java.util.List;

/// What stands in a text, for whoever reviews it.
///
/// @param reads what the templates read, by path
/// @param shown those of them that are written as they are
/// @param links of the HTML, in order
/// @param active what would run or submit in a browser, such as `<script>` or `onclick`
/// @param mentionsUnsubscribe whether a person can find a way out in the text
public record Inspection(
        List<Read> reads,
        List<Read> shown,
        List<Link> links,
        List<String> active,
        boolean mentionsUnsubscribe) {

    /// @param part `subject`, `preheader`, `html` or `text`: the first one that reads it
    /// @param path such as `contact.properties.firstName`
    public record Read(String part, String path) {}

    /// The paths the templates read, sorted.
    public List<String> variables() {
        return reads.stream().map(Read::path).toList();
    }

    /// @param words what a reader clicks on
    /// @param target may hold Liquid
    public record Link(String words, String target) {}
}
