package dev.espalier.engine.mail;

import java.util.List;

/// What stands in a text, for whoever reviews it.
///
/// @param variables the paths the templates read, such as `contact.properties.firstName`, sorted
/// @param links of the HTML, in order
/// @param active what would run or submit in a browser, such as `<script>` or `onclick`
/// @param mentionsUnsubscribe whether a person can find a way out in the text
public record Inspection(
        List<String> variables,
        List<Link> links,
        List<String> active,
        boolean mentionsUnsubscribe) {

    /// @param words what a reader clicks on
    /// @param target may hold Liquid
    public record Link(String words, String target) {}
}
